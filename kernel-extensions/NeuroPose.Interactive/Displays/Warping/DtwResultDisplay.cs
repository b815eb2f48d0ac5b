using NeuroPose.Interactive.Markup;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Displays;

/// <summary>A warping's number, never without its unit and definition.</summary>
internal static class DtwResultDisplay
{
    private const string Kind = "dynamic time warping";

    public static Display<DtwResult> Display { get; } = new(result => new Card(Pair(result.FirstLabel, result.SecondLabel), Kind, [.. Facts(result)]));

    /// <summary>The names of two things that are compared.</summary>
    public static string Pair(string first, string second) => $"{(first.Length > 0 ? first : "first")} – {(second.Length > 0 ? second : "second")}";

    /// <summary>A distance as it stands alone: all digits that a reader can use, and the unit.</summary>
    public static string Distance(double distance, string unit) => Known.Number(distance, unit, "G9");

    /// <summary>How long a warping path is, and between how many frames.</summary>
    public static string PathLength(IReadOnlyList<(int First, int Second)> path) =>
        Known.Count(path.Count, "match", "matches") + (path.Count > 0 ? FormattableString.Invariant($" of {path[^1].First + 1} with {path[^1].Second + 1} frames") : "");

    private static IEnumerable<Fact> Facts(DtwResult result)
    {
        yield return new("distance", Distance(result.Distance, result.Unit));
        yield return new("path", PathLength(result.Path));
        yield return new("definition", result.Describe());
    }
}
