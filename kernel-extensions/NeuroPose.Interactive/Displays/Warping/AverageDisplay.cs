using NeuroPose.Averaging;
using NeuroPose.Interactive.Markup;
using NeuroPose.Kinematics;

namespace NeuroPose.Interactive.Displays;

/// <summary>Averages under warping: the average as lines, how it was found, and what it is an average of.</summary>
internal static class AverageDisplay
{
    private const int MostInputs = 20;

    public static Display<Barycenter> OfDba { get; } = new(average => CardOf(
        average.Series,
        "DTW barycenter",
        new("inertia", DtwResultDisplay.Distance(average.Inertia, average.Unit) + $", the sum of distances; {Trace(average.Inertias)}"),
        $"{Known.Count(average.Inertias.Count - 1, "iteration", "iterations")}, {ClustersDisplay.Ended(average.Converged)}",
        average.InputLabels,
        average.Describe()));

    public static Display<SoftBarycenter> OfSoftDtw { get; } = new(average => CardOf(
        average.Series,
        "soft-DTW barycenter",
        new("value", DtwResultDisplay.Distance(average.Value, average.Unit) + $", the sum of soft-DTW values; {Trace(average.Values)}"),
        $"{Known.Count(average.Values.Count - 1, "step", "steps")}, {ClustersDisplay.Ended(average.Converged)}",
        average.InputLabels,
        average.Describe()));

    public static Display<SoftDtwResult> SoftValue { get; } = new(result => new Card(
        DtwResultDisplay.Pair(result.FirstLabel, result.SecondLabel),
        "soft-DTW",
        [
            new("value", DtwResultDisplay.Distance(result.Value, result.Unit) + " (may be below 0; not 0 for equal series)"),
            new("gradient", FormattableString.Invariant($"{result.Gradient.Length} frames × {result.Gradient.Dimensions}")),
            new("definition", result.Describe()),
        ]));

    private static string Trace(IReadOnlyList<double> sums) => sums.Count > 1 ? $"{Known.Number(sums[0])} at the start" : "the start was not bettered";

    private static Card CardOf(FeatureSeries average, string kind, Fact sum, string search, IReadOnlyList<string> inputs, string definition)
    {
        var names = string.Join(", ", inputs.Take(MostInputs).Select(name => PlainText.OneLine(name, Listing.LongestName)));
        var more = inputs.Count > MostInputs ? FormattableString.Invariant($" and {inputs.Count - MostInputs} more") : "";
        return new(
            average.Label,
            kind,
            [
                sum,
                new("search", search),
                new("frames", Known.Number(average.Length)),
                new("average of", FormattableString.Invariant($"{inputs.Count} series: {names}{more}")),
                new("definition", definition),
            ])
        {
            Picture = FeatureSeriesDisplay.Chart(average),
        };
    }
}
