using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>What the columns of a table of MediaPipe's landmarks are.</summary>
internal sealed class MediaPipeColumns
{
    private const int Landmarks = 33;

    private static readonly string[] Confidences = ["v", "visibility", "confidence", "score"];

    private readonly Dictionary<string, int> columns;

    private MediaPipeColumns(IReadOnlyList<string> names) =>
        columns = names.Select((name, index) => (name, index))
            .DistinctBy(one => one.name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.name, one => one.index, StringComparer.OrdinalIgnoreCase);

    /// <summary>What says that it is such a table.</summary>
    public string Reason => IsLong ? "a column lm_id" : "33 landmarks of x, y, z";

    /// <summary>True with a row a landmark, false with a row a frame.</summary>
    public bool IsLong => Landmark is not null;

    public int? Landmark => Column("lm_id", "landmark_id");

    public int? Frame => Column("frame", "frame_id", "frame_number");

    public int? Milliseconds => Column("t_ms", "timestamp_ms", "time_ms");

    public int? Body => Column("pose_id", "person_id", "person");

    public int? Visibility => Column("visibility");

    public int? Presence => Column("presence");

    /// <summary>The columns in meters.</summary>
    public int[]? World => Triple("wx_m", "wy_m", "wz_m") ?? Triple("wx", "wy", "wz");

    /// <summary>The columns in pixels.</summary>
    public int[]? Pixels => Column("x_px") is { } x && Column("y_px") is { } y ? [x, y] : null;

    /// <summary>The columns in parts of the picture.</summary>
    public int[]? Parts => Triple("x_norm", "y_norm", "z_norm") ?? Triple("x", "y", "z");

    /// <summary>The landmarks of a row that is a frame: their names, and the columns of x, y, z and, where it is there, the visibility.</summary>
    public IReadOnlyList<(string Name, int X, int Y, int Z, int? Visibility)> Wide { get; private init; } = [];

    /// <summary>Whether the landmarks of <see cref="Wide"/> have names; else they have numbers.</summary>
    public bool HasNames { get; private init; }

    /// <summary>Looks at a header; null when it is none of MediaPipe.</summary>
    public static MediaPipeColumns? Of(string header)
    {
        var delimiter = header.Contains('\t', StringComparison.Ordinal) ? '\t' : header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        return Of([.. header.Split(delimiter).Select(name => name.Trim().Trim('"'))]);
    }

    /// <summary>Looks at the names of columns; null when they are none of MediaPipe.</summary>
    public static MediaPipeColumns? Of(IReadOnlyList<string> names)
    {
        var plain = new MediaPipeColumns(names);
        if (plain.IsLong)
        {
            return plain.World is not null || plain.Pixels is not null || plain.Parts is not null ? plain : null;
        }

        var numbered = plain.Numbered();
        var named = numbered.Count == Landmarks ? [] : plain.Named(names);
        return numbered.Count == Landmarks ? new(names) { Wide = numbered }
            : named.Count != Landmarks || names.Any(name => name.EndsWith("_ncams", StringComparison.OrdinalIgnoreCase)) ? null
            : new(names) { Wide = named, HasNames = true };
    }

    private List<(string, int, int, int, int?)> Numbered()
    {
        List<(string, int, int, int, int?)> found = [];
        for (var number = 0; number < Landmarks; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            if (Triple("x" + text, "y" + text, "z" + text) is [var x, var y, var z])
            {
                found.Add((text, x, y, z, Column("v" + text, "visibility" + text)));
            }
        }

        return found;
    }

    private List<(string, int, int, int, int?)> Named(IReadOnlyList<string> names)
    {
        List<(string, int, int, int, int?)> found = [];
        foreach (var name in names.Where(name => name.EndsWith("_x", StringComparison.OrdinalIgnoreCase)))
        {
            var stem = name[..^2];
            if (Triple(name, stem + "_y", stem + "_z") is [var x, var y, var z])
            {
                found.Add((stem, x, y, z, Column([.. Confidences.Select(word => $"{stem}_{word}")])));
            }
        }

        return found;
    }

    private int[]? Triple(string x, string y, string z) =>
        Column(x) is { } first && Column(y) is { } second && Column(z) is { } third ? [first, second, third] : null;

    private int? Column(params string[] names)
    {
        foreach (var name in names)
        {
            if (columns.TryGetValue(name, out var index))
            {
                return index;
            }
        }

        return null;
    }
}
