using NeuroPose.Experiments;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures;

/// <summary>Figures of two runs of one measurement.</summary>
public static class ComparisonFigures
{
    /// <summary>
    /// One experiment run twice, such as without and with alignment, or before and after a change: its distances, pair by pair.
    /// </summary>
    /// <param name="before">The first run.</param>
    /// <param name="after">The second run; of the same pairs, in the same unit.</param>
    /// <exception cref="ArgumentException">A report holds no distances, or the two are of different pairs or units.</exception>
    public static PlotFigure BeforeAfter(AnalysisReport before, AnalysisReport after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, second) = (DistancesOf(before, nameof(before)), DistancesOf(after, nameof(after)));
        var (unit, other) = (first.Comparisons[0].Unit, second.Comparisons[0].Unit);
        if (!first.Labels.SequenceEqual(second.Labels) || unit != other)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The reports are compared pair by pair in one unit; before are {first.Labels.Count} pairs in {unit} from \"{first.Labels[0]}\", after {second.Labels.Count} in {other} from \"{second.Labels[0]}\"."), nameof(after));
        }

        var (was, now) = (first.Comparisons[0].Describe(), second.Comparisons[0].Describe());
        return BeforeAfter(first.Labels, first.Distances.ToArray(), second.Distances.ToArray(), new("distance", unit), was == now ? was : $"Before: {was} After: {now}");
    }

    /// <summary>
    /// Two runs on the same items: a box for each with a faint line for each item, and the differences (after − before) as bars. An item
    /// with a
    /// value that is not finite has neither line nor bar, and is counted.
    /// </summary>
    /// <param name="items">One name an item.</param>
    /// <param name="before">One value an item.</param>
    /// <param name="after">One value an item.</param>
    /// <param name="quantity">What the values are, and their unit.</param>
    /// <param name="definition">How the values were made; of two definitions both. Stands under the figure.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public static PlotFigure BeforeAfter(IReadOnlyList<string> items, ReadOnlyMemory<double> before, ReadOnlyMemory<double> after, AxisLabel quantity, string definition = "")
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(definition);
        if (items.Count != before.Length || items.Count != after.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {items.Count} items, {before.Length} values before and {after.Length} after; each item needs both values."), nameof(items));
        }

        double[] places = [.. Enumerable.Range(0, items.Count).Select(item => (double)item)];
        double[] differences = [.. Enumerable.Range(0, items.Count).Select(item => after.Span[item] - before.Span[item])];
        return new(new Plot
        {
            Columns = 2,
            Panels =
            [
                new()
                {
                    X = PlotAxis.Unnamed with { Names = ["before", "after"] },
                    Y = new(quantity),
                    Layers =
                    [
                        new BoxLayer(0, before) { Color = 0 },
                        new BoxLayer(1, after) { Color = 1 },
                        .. Enumerable.Range(0, items.Count).Where(item => double.IsFinite(differences[item])).Select(item => new LineLayer(new double[] { 0, 1 }, new[] { before.Span[item], after.Span[item] }) { Color = 6, Faint = true }),
                    ],
                },
                new()
                {
                    X = items.Count > 0 ? PlotAxis.Unnamed with { Names = items } : PlotAxis.Unnamed,
                    Y = new(quantity with { Name = "after − before" }),
                    Layers = [new BarLayer(places, differences) { Color = 2 }],
                },
            ],
            Notes = ["Boxes: quartiles and median; whiskers to the farthest value within 1.5 box heights.", definition],
        })
        {
            Title = "Before and after",
            Description = FormattableString.Invariant($"{quantity} of {items.Count} items before and after, and the differences."),
        };
    }

    private static AnalysisResults.Dtw DistancesOf(AnalysisReport report, string name) =>
        report.Results is AnalysisResults.Dtw { Comparisons.Count: > 0 } distances
            ? distances
            : throw new ArgumentException($"The report of {report.Primary.Path} holds no distances but {report.Results}; run an analysis of kind dtw on two trials.", name);
}
