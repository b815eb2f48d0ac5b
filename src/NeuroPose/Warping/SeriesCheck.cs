using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>What must hold before two series are warped.</summary>
internal static class SeriesCheck
{
    public static void Comparable(FeatureSeries first, FeatureSeries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Dimensions != second.Dimensions)
        {
            throw new SeriesException(
                FormattableString.Invariant($"the series has {second.Dimensions} numbers a frame, but \"{first.Label}\" has {first.Dimensions}. Both need the same."),
                PlaceOf(second));
        }

        Finite(first);
        Finite(second);
    }

    private static void Finite(FeatureSeries series)
    {
        if (series.Length == 0)
        {
            throw new SeriesException("the series has no frames.", PlaceOf(series));
        }

        var at = series.Values.IndexOfAnyExceptInFiniteRange();
        if (at >= 0)
        {
            throw new SeriesException(
                FormattableString.Invariant($"{series.Names[at % series.Dimensions]} is {series.Values[at]}. DTW needs finite numbers: fill the gap (FillGaps), or cut the frame away (Slice)."),
                PlaceOf(series) with { Frame = at / series.Dimensions });
        }
    }

    private static int IndexOfAnyExceptInFiniteRange(this ReadOnlySpan<double> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (!double.IsFinite(values[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private static Place PlaceOf(FeatureSeries series) => new(File: series.Label.Length > 0 ? series.Label : "the series");
}
