using System.Globalization;

namespace NeuroPose;

/// <summary>Where in the data something is: the parts that are known, the rest null. Indices count from zero.</summary>
/// <param name="File">The file's name or path, as the caller gave it.</param>
/// <param name="Path">The place inside a structured file, such as <c>frames.frame_000012.poses3d[0][41]</c>.</param>
/// <param name="Line">The line in the file, counted from one.</param>
/// <param name="Column">The column in the line, in bytes, counted from one.</param>
/// <param name="Person">The person's index: the order of detection.</param>
/// <param name="Frame">The frame's index.</param>
/// <param name="Joint">The joint's name, or its index where it has no name.</param>
public sealed record Place(
    string? File = null,
    string? Path = null,
    int? Line = null,
    int? Column = null,
    int? Person = null,
    int? Frame = null,
    string? Joint = null)
{
    /// <summary>No place is known.</summary>
    public static Place Unknown { get; } = new();

    /// <summary>The known parts in words, such as <c>walk.json: person 0, frame 12, joint "lkne"</c>; empty when none is known.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        void Add(string name, int? value)
        {
            if (value is { } known)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {known}"));
            }
        }

        if (Path is { Length: > 0 })
        {
            parts.Add(Path);
        }

        Add("line", Line);
        Add("column", Column);
        Add("person", Person);
        Add("frame", Frame);
        if (Joint is not null)
        {
            parts.Add($"joint \"{Joint}\"");
        }

        var inside = string.Join(", ", parts);
        return (File, inside) switch
        {
            (null, _) => inside,
            (_, "") => File,
            _ => $"{File}: {inside}",
        };
    }
}
