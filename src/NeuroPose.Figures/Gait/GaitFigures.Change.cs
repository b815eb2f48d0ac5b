using NeuroPose.Figures.Model;
using NeuroPose.Figures.Motion;
using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

public static partial class GaitFigures
{
    /// <summary>
    /// Angles over the gait cycle before and after, the left side beside the right: mean and ± 1 standard deviation (n − 1) over the
    /// curves, behind them the mean ± 1 standard deviation of a reference.
    /// </summary>
    /// <param name="before">The curves before: one a trial, or those of the cycles of one trial; each counts once.</param>
    /// <param name="after">The curves after, by the same convention.</param>
    /// <param name="reference">What they are compared with; null for nothing. The caller sees to its convention.</param>
    /// <param name="shown">Which angles, in order; empty for all of <paramref name="before"/>. Those that neither has are left out.</param>
    /// <exception cref="ArgumentException">None of the angles is there.</exception>
    public static PlotFigure OverCycle(
        IReadOnlyList<AngleCycles> before, IReadOnlyList<AngleCycles> after, NormativeSet? reference = null,
        params IReadOnlyList<ClinicalAngle> shown)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(shown);
        var known = before.Concat(after).Where(set => set.Cycles.Any(curve => curve.Any(double.IsFinite))).Select(set => set.Angle)
            .ToHashSet();
        ClinicalAngle[] drawn = [.. (shown.Count > 0 ? shown : before.Select(set => set.Angle).Distinct()).Where(known.Contains)];
        if (drawn.Length == 0)
        {
            throw new ArgumentException("None of the angles is available before or after.", nameof(shown));
        }

        return new(new Plot
        {
            Panels =
            [
                .. from angle in drawn
                   from side in Enum.GetValues<Side>()
                   select ChangePanel(angle, side, before, after, reference?.Find(angle), isFirst: angle == drawn[0]),
            ],
            Columns = 2,
            SharedX = true,
            Notes =
            [
                "Line: mean; band: ± 1 SD (n − 1), where there is more than one curve.",
                reference is null ? "" : $"Gray: {reference.Info.Name} ({reference.Info.Population}), mean ± 1 SD.",
            ],
        })
        {
            Title = "Angles over the gait cycle, before and after",
            Description = $"{string.Join(", ", drawn.Select(AngleWord))} of both sides over the gait cycle, before and after.",
        };
    }

    private static Panel ChangePanel(
        ClinicalAngle angle, Side side, IReadOnlyList<AngleCycles> before, IReadOnlyList<AngleCycles> after, NormativeCurve? reference,
        bool isFirst)
    {
        IEnumerable<Layer> Layers(string name, IReadOnlyList<AngleCycles> sets, int color) =>
            sets.FirstOrDefault(set => set.Angle == angle && set.Side == side) is { Cycles.Count: > 0 } set
                ? BandLayers(name, set, color, isFirst)
                : [];
        return new()
        {
            Title = isFirst ? SideWord(side) : "",
            X = new(new AxisLabel("gait cycle", "%")) { Low = 0, High = Percents },
            Y = new(new AxisLabel(AngleWord(angle), "°")),
            Layers = [.. ReferenceLayers(reference, isFirst), .. Layers("before", before, 0), .. Layers("after", after, 1)],
        };
    }

    /// <summary>The mean of some curves and their deviation.</summary>
    private static IEnumerable<Layer> BandLayers(string name, AngleCycles set, int color, bool inLegend)
    {
        var band = set.Band();
        var (mean, deviation) = (band.Mean.ToArray(), band.StandardDeviation.ToArray());
        yield return new BandLayer(CycleAverage.Percent, Sum(mean, deviation, -1), Sum(mean, deviation, 1)) { Color = color };
        yield return new LineLayer(CycleAverage.Percent, mean) { Name = name, Color = color, InLegend = inLegend };
    }

    private static IEnumerable<Layer> ReferenceLayers(NormativeCurve? reference, bool inLegend)
    {
        if (reference is null)
        {
            yield break;
        }

        var (mean, deviation) = (reference.Mean.ToArray(), reference.StandardDeviation.ToArray());
        yield return new BandLayer(reference.Percent, Sum(mean, deviation, -1), Sum(mean, deviation, 1))
        { Name = "reference ± 1 SD", Color = 6, InLegend = inLegend };
        yield return new LineLayer(reference.Percent, mean) { Color = 6, Faint = true };
    }
}
