using NeuroPose.Averaging;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>Averages under warping: the average as lines, how it was found, and what it is an average of.</summary>
internal static class AverageDisplay
{
    private const int MostInputs = 20;

    public static Display<Barycenter> OfDba { get; } = new(average => new Card(
        average.Series.Label,
        "DTW barycenter",
        [
            new("inertia", DtwResultDisplay.Distance(average.Inertia, average.Unit) + $", the sum of distances; {Trace(average.Inertias)}"),
            new("search", $"{Known.Count(average.Inertias.Count - 1, "iteration", "iterations")}, {ClustersDisplay.Ended(average.Converged)}"),
            .. Common(average.Series.Length, average.InputLabels),
            new("definition", average.Describe()),
        ])
    {
        Picture = FeatureSeriesDisplay.Chart(average.Series),
    });

    public static Display<SoftBarycenter> OfSoftDtw { get; } = new(average => new Card(
        average.Series.Label,
        "soft-DTW barycenter",
        [
            new("value", DtwResultDisplay.Distance(average.Value, average.Unit) + $", the sum of soft-DTW values; {Trace(average.Values)}"),
            new("search", $"{Known.Count(average.Values.Count - 1, "step", "steps")}, {ClustersDisplay.Ended(average.Converged)}"),
            .. Common(average.Series.Length, average.InputLabels),
            new("definition", average.Describe()),
        ])
    {
        Picture = FeatureSeriesDisplay.Chart(average.Series),
    });

    public static Display<SoftDtwResult> SoftValue { get; } = new(result => new Card(
        DtwResultDisplay.Pair(result.FirstLabel, result.SecondLabel),
        "soft-DTW",
        [
            new("value", DtwResultDisplay.Distance(result.Value, result.Unit) + " (may be below 0; not 0 for equal series)"),
            new("gradient", FormattableString.Invariant($"{result.Gradient.Length} frames × {result.Gradient.Dimensions}")),
            new("definition", result.Describe()),
        ]));

    private static string Trace(IReadOnlyList<double> sums) => sums.Count > 1 ? $"{Known.Number(sums[0])} at the start" : "the start was not bettered";

    private static IEnumerable<Fact> Common(int frames, IReadOnlyList<string> inputs)
    {
        var names = string.Join(", ", inputs.Take(MostInputs).Select(name => PlainText.OneLine(name, Listing.LongestName)));
        var more = inputs.Count > MostInputs ? FormattableString.Invariant($" and {inputs.Count - MostInputs} more") : "";
        yield return new("frames", Known.Number(frames));
        yield return new("average of", FormattableString.Invariant($"{inputs.Count} series: {names}{more}"));
    }
}
