using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>The costs of matching one frame with a run of frames, computed before the recursion needs them.</summary>
internal static class LocalCosts
{
    /// <summary>Fills costs[j] for the columns from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static void Fill(ReadOnlySpan<double> frame, FeatureSeries series, int from, int to, LocalCost cost, double[] costs)
    {
        var values = series.Values;
        if (frame.Length == 1 && cost == LocalCost.Euclidean)
        {
            // √(d²) is |d| to the bit, short of overflow.
            for (var column = from; column <= to; column++)
            {
                costs[column] = Math.Abs(frame[0] - values[column]);
            }

            return;
        }

        for (var column = from; column <= to; column++)
        {
            var other = values.Slice(column * frame.Length, frame.Length);
            var sum = 0.0;
            for (var index = 0; index < other.Length; index++)
            {
                var difference = frame[index] - other[index];
                sum += difference * difference;
            }

            costs[column] = cost == LocalCost.Euclidean ? Math.Sqrt(sum) : sum;
        }
    }
}
