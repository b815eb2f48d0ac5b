using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Comparison;

/// <summary>Carries out a policy for missing numbers on one series.</summary>
internal static class SeriesMending
{
    public static (FeatureSeries Series, MissingNumbers Done) Apply(NanPolicy policy, FeatureSeries series) => policy switch
    {
        NanPolicy.Propagate => (series, MissingNumbers.None),
        NanPolicy.Interpolate => Interpolated(series),
        NanPolicy.Drop => WithoutMissing(series),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "The policy for missing numbers is Propagate, Interpolate or Drop."),
    };

    private static (FeatureSeries Series, MissingNumbers Done) Interpolated(FeatureSeries series)
    {
        var values = series.Values.ToArray();
        var filled = 0;
        for (var dimension = 0; dimension < series.Dimensions && series.Length > 0; dimension++)
        {
            filled += FillColumn(values, dimension, series);
        }

        return filled == 0 ? (series, MissingNumbers.None) : (series.With(values: values), new(filled, []));
    }

    private static int FillColumn(double[] values, int dimension, FeatureSeries series)
    {
        var width = series.Dimensions;
        var (known, filled) = (-1, 0);
        for (var frame = 0; frame < series.Length; frame++)
        {
            if (!double.IsFinite(series.Values[(frame * width) + dimension]))
            {
                filled++;
                continue;
            }

            var (to, at) = (series.Values[(frame * width) + dimension], Math.Max(known, 0));
            var from = known < 0 ? to : series.Values[(known * width) + dimension];
            for (var gap = known + 1; gap < frame; gap++)
            {
                values[(gap * width) + dimension] = known < 0 ? to : from + ((to - from) * (gap - at) / (frame - at));
            }

            known = frame;
        }

        for (var gap = known + 1; gap < series.Length; gap++)
        {
            values[(gap * width) + dimension] = known >= 0 ? values[(known * width) + dimension] : throw Nothing(
                series,
                $"{series.Names[dimension]} is missing in all {series.Length} frames, so that nothing can be interpolated. Compare without it, or cut another piece.");
        }

        return filled;
    }

    private static (FeatureSeries Series, MissingNumbers Done) WithoutMissing(FeatureSeries series)
    {
        List<double> kept = new(series.Values.Length);
        List<int> dropped = [];
        for (var frame = 0; frame < series.Length; frame++)
        {
            if (FiniteNumbers.FirstOther(series[frame]) < 0)
            {
                kept.AddRange(series[frame]);
            }
            else
            {
                dropped.Add(frame);
            }
        }

        return dropped.Count switch
        {
            0 => (series, MissingNumbers.None),
            var count when count == series.Length => throw Nothing(series, $"each of its {series.Length} frames has a missing number, so that none is left to compare. Interpolate, or compare other joints or angles."),
            _ => (series.With(values: kept.ToArray()), new(0, dropped)),
        };
    }

    private static ComparisonException Nothing(FeatureSeries series, FormattableString problem) =>
        new(FormattableString.Invariant(problem), new(File: series.Label.Length > 0 ? series.Label : "the series"));
}
