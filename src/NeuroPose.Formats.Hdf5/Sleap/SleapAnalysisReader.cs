using System.Text.Json;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads SLEAP's analysis files: dense arrays of tracks, frames and nodes, in whichever order they were written.</summary>
internal sealed class SleapAnalysisReader : HdfReader
{
    /// <summary>The orders of SLEAP's own files, which name no dimensions: as for MATLAB, and with <c>transpose</c> off.</summary>
    private static readonly string[][] Transposed = [["track", "xy", "node", "frame"], ["track", "node", "frame"], ["track", "frame"]];

    private static readonly string[][] Plain = [["frame", "node", "xy", "track"], ["frame", "node", "track"], ["frame", "track"]];

    public override MotionFormat Format => MotionFormat.SleapAnalysis;

    /// <summary>After reading.</summary>
    public IReadOnlyList<(int From, int To)> Edges { get; private set; } = [];

    /// <summary>After reading.</summary>
    public IReadOnlyList<string> Videos { get; private set; } = [];

    /// <summary>After reading.</summary>
    public TimeSeriesTable InstanceScores { get; private set; } = TimeSeriesTable.Empty;

    protected override string? Recognize(HdfGroup root) =>
        root.Dataset("tracks") is not null && root.Dataset("node_names") is not null ? "it has the datasets tracks and node_names" : null;

    protected override MotionRecording Read(HdfGroup root, LoadOptions options, CancellationToken cancellation)
    {
        List<string> notices = [];
        var nodes = JointLabels.Distinct(root.Needed("node_names").Texts(), notices);
        var tracks = Dense(root, root.Needed("tracks"), ["frame", "track", "node", "xy"])!;
        if (tracks["node"] != nodes.Count || tracks["xy"] != 2)
        {
            throw root.Needed("tracks").Broken($"the dataset has {tracks["node"]} nodes of {tracks["xy"]} coordinates in the order {string.Join(", ", tracks.Order)}; expected {nodes.Count} of 2, as in node_names.");
        }

        var (names, areNamed) = TrackNames(root, tracks["track"], notices);
        var scores = root.Dataset("point_scores") is { } points ? Fitting(Dense(root, points, ["frame", "track", "node"]), tracks, notices) : null;
        Edges = SleapSkeleton.Edges(root, nodes.Count);
        Videos = root.Dataset("video_path") is { IsTexts: true } video ? [.. video.Texts().Where(path => path.Length > 0)] : [];
        var skeleton = SleapSkeleton.Of(root.Text("skeleton_name"), nodes, Edges);
        RecordedPerson[] people = [.. names.Select((name, track) => Person(tracks, scores, track, nodes, name, skeleton, cancellation))];
        InstanceScores = Scores(root, tracks, names, notices);
        return new()
        {
            Format = Format,
            FormatDetail = root.Text("preset") is { Length: > 0 } preset ? $"{preset} layout" : "",
            Persons = people,
            FrameCount = tracks["frame"],
            Unit = LengthUnit.Pixel,
            UnitSource = SleapSkeleton.UnitSource,
            Axes = Axes.YDown,
            AxesSource = SleapSkeleton.AxesSource,
            Dimensions = 2,
            PersonsAreSlots = !areNamed && names.Count > 1,
            Notices = notices,
        };
    }

    private static RecordedPerson Person(
        DenseArray tracks, DenseArray? scores, int track, IReadOnlyList<string> nodes, string name, Skeleton? skeleton, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        PointTable table = new(nodes, hasConfidence: scores is not null);
        table.ReachFrames(tracks["frame"]);
        var toY = tracks.Stride("xy");
        for (var frame = 0; frame < tracks["frame"]; frame++)
        {
            for (var node = 0; node < nodes.Count; node++)
            {
                var at = tracks.At(frame, track, node);
                var sureness = scores is null ? double.NaN : scores.Numbers[scores.At(frame, track, node)];
                table.Set(frame, node, tracks.Numbers[at], tracks.Numbers[at + toY], sureness: sureness);
            }
        }

        return table.ToPerson(tracks["frame"], name, skeleton, "point score");
    }

    private static (IReadOnlyList<string> Names, bool AreNamed) TrackNames(HdfGroup root, int count, List<string> notices)
    {
        IReadOnlyList<string> names = root.Dataset("track_names") is { } dataset ? dataset.Texts() : [];
        if (names.Count == count)
        {
            return (names, true);
        }

        if (names.Count > 0)
        {
            notices.Add($"The file names {names.Count} tracks and has {count}: they were numbered.");
        }
        else if (count > 1)
        {
            notices.Add("The file names no tracks: they are slots, and the same slot may be another animal in the next frame.");
        }

        return ([.. Enumerable.Range(0, count).Select(track => FormattableString.Invariant($"track_{track}"))], false);
    }

    private static DenseArray? Fitting(DenseArray? array, DenseArray tracks, List<string> notices)
    {
        if (array is null || array.Order.Any(name => array[name] != tracks[name]))
        {
            notices.Add($"The array of scores does not fit the tracks and was not used.");
            return null;
        }

        return array;
    }

    private static TimeSeriesTable Scores(HdfGroup root, DenseArray tracks, IReadOnlyList<string> names, List<string> notices)
    {
        if (root.Dataset("instance_scores") is not { } dataset || Fitting(Dense(root, dataset, ["frame", "track"]), tracks, notices) is not { } scores)
        {
            return TimeSeriesTable.Empty;
        }

        var values = new double[scores.Numbers.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = scores.Numbers[scores.At(at / names.Count, at % names.Count, 0)];
        }

        return new([.. JointLabels.Distinct(names, notices).Select(name => new Channel(name, ""))], values, double.NaN);
    }

    /// <summary>An array with the order of its dimensions: from its own attribute, else from the file's layout.</summary>
    private static DenseArray? Dense(HdfGroup root, HdfDataset dataset, string[] needed)
    {
        var order = dataset.Text("dims") is { } dims ? Names(dataset, dims)
            : (root.Number("transpose") ?? dataset.Number("transpose")) is 0 ? Plain.First(names => names.Length == needed.Length)
            : Transposed.First(names => names.Length == needed.Length);
        return order.Length == dataset.Sizes.Count && order.Order(StringComparer.Ordinal).SequenceEqual(needed.Order(StringComparer.Ordinal))
            ? new(order, dataset.Sizes, dataset.Numbers())
            : throw dataset.Broken($"the dataset has the shape {dataset.Shape} in the order \"{string.Join(", ", order)}\"; expected {string.Join(", ", needed)} in some order.");
    }

    private static string[] Names(HdfDataset dataset, string dims)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(dims) ?? [];
        }
        catch (JsonException problem)
        {
            throw new FileFormatException($"the attribute dims is \"{dims}\"; expected a JSON list of names.", dataset.Place, problem);
        }
    }

    /// <summary>Numbers whose dimensions have names.</summary>
    private sealed class DenseArray
    {
        private readonly int[] strides;
        private readonly IReadOnlyList<int> sizes;

        public DenseArray(string[] order, IReadOnlyList<int> sizes, double[] numbers)
        {
            (Order, this.sizes, Numbers, strides) = (order, sizes, numbers, new int[order.Length]);
            var stride = 1;
            for (var dimension = order.Length - 1; dimension >= 0; dimension--)
            {
                strides[dimension] = stride;
                stride *= Math.Max(1, sizes[dimension]);
            }

            (frames, tracks, nodes) = (Stride("frame"), Stride("track"), Stride("node"));
        }

        private readonly int frames;
        private readonly int tracks;
        private readonly int nodes;

        public string[] Order { get; }

        public double[] Numbers { get; }

        public int this[string name] => Array.IndexOf(Order, name) is >= 0 and var dimension ? sizes[dimension] : 1;

        public int Stride(string name) => Array.IndexOf(Order, name) is >= 0 and var dimension ? strides[dimension] : 0;

        public int At(int frame, int track, int node) => (frame * frames) + (track * tracks) + (node * nodes);
    }
}
