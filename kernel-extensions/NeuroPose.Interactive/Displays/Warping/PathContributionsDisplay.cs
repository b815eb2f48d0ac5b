using NeuroPose.Interactive.Markup;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Displays;

/// <summary>Which joints (angles, dimensions) made a distance: the largest first.</summary>
internal static class PathContributionsDisplay
{
    private const string Kind = "contributions to a DTW distance";

    public static Display<PathContributions> Display { get; } = new(contributions => new Card(
        DtwResultDisplay.Pair(contributions.Result.FirstLabel, contributions.Result.SecondLabel),
        Kind,
        [.. Facts(contributions)],
        Listing.Of(
            ["unit", $"contribution ({PlainText.OneLine(contributions.Result.Unit, Listing.LongestName)})", "share (%)"],
            [.. contributions.Units.OrderByDescending(unit => unit.Contribution)],
            "units",
            unit => [PlainText.OneLine(unit.Unit, Listing.LongestName), Known.Number(unit.Contribution), Known.Number(unit.Share * 100, format: "0.0")])));

    private static IEnumerable<Fact> Facts(PathContributions contributions)
    {
        var result = contributions.Result;
        yield return new("distance", DtwResultDisplay.Distance(result.Distance, result.Unit));
        yield return new("path", DtwResultDisplay.PathLength(result.Path));
        if (contributions.Penalties != 0)
        {
            yield return new("penalties", DtwResultDisplay.Distance(contributions.Penalties, result.Unit) + " (made by no unit)");
        }

        yield return new("definition", result.Describe());
    }
}
