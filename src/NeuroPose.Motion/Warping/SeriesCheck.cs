using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Warping;

/// <summary>What must hold before two series are warped.</summary>
internal static class SeriesCheck
{
    /// <summary>Each series is looked at once, however many pairs it is in.</summary>
    public static void Comparable(IReadOnlyList<FeatureSeries> series, LocalCost cost)
    {
        foreach (var one in series)
        {
            SameDimensions(series[0], one);
            Finite(one);
            if (cost.NeedsDirection)
            {
                HasDirection(one, cost);
            }
        }
    }

    private static void SameDimensions(FeatureSeries first, FeatureSeries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Dimensions != second.Dimensions)
        {
            throw new SeriesException(
                FormattableString.Invariant($"the series has {second.Dimensions} numbers a frame, but \"{first.Label}\" has {first.Dimensions}. Both need the same."),
                PlaceOf(second));
        }
    }

    private static void Finite(FeatureSeries series)
    {
        if (series.Length == 0)
        {
            throw new SeriesException("the series has no frames.", PlaceOf(series));
        }

        var at = FiniteNumbers.FirstOther(series.Values);
        if (at >= 0)
        {
            throw new SeriesException(
                FormattableString.Invariant($"{series.Names[at % series.Dimensions]} is {series.Values[at]}. DTW needs finite numbers: fill the gap (FillGaps), or cut the frame away (Slice)."),
                PlaceOf(series) with { Frame = at / series.Dimensions });
        }
    }

    private static void HasDirection(FeatureSeries series, LocalCost cost)
    {
        for (var frame = 0; frame < series.Length; frame++)
        {
            if (!series[frame].ContainsAnyExcept(0.0))
            {
                throw new SeriesException($"all numbers are 0: the frame has no direction, which the {cost.Describe()} cost compares.", PlaceOf(series) with { Frame = frame });
            }
        }
    }

    private static Place PlaceOf(FeatureSeries series) => new(File: series.Label.Length > 0 ? series.Label : "the series");
}
