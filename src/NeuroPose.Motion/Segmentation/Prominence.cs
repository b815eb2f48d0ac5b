namespace NeuroPose.Segmentation;

/// <summary>How far peaks stand out, for all peaks in one walk each way over the signal.</summary>
internal static class Prominence
{
    /// <param name="signal">The samples.</param>
    /// <param name="peaks">Indices of peaks, ascending.</param>
    /// <returns>One number a peak.</returns>
    public static double[] Of(ReadOnlySpan<double> signal, List<int> peaks)
    {
        var prominences = new double[peaks.Count];
        if (peaks.Count == 0)
        {
            return prominences;
        }

        // Higher samples wait on the stack, each with the least value since the one before it; so no stretch is walked twice.
        Stack<(double Value, double Least)> higher = new();
        double LeastUpTo(double value)
        {
            var least = value;
            while (higher.TryPeek(out var top) && top.Value <= value)
            {
                least = Math.Min(least, top.Least);
                higher.Pop();
            }

            higher.Push((value, least));
            return least;
        }

        for (int at = 0, peak = 0; peak < peaks.Count; at++)
        {
            var least = Step(signal[at]);
            if (at == peaks[peak])
            {
                prominences[peak++] = least;
            }
        }

        higher.Clear();
        for (int at = signal.Length - 1, peak = peaks.Count - 1; peak >= 0; at--)
        {
            var least = Step(signal[at]);
            if (at == peaks[peak])
            {
                prominences[peak] = signal[at] - Math.Max(prominences[peak], least);
                peak--;
            }
        }

        return prominences;

        double Step(double value)
        {
            if (double.IsNaN(value))
            {
                higher.Clear();
                return value;
            }

            return LeastUpTo(value);
        }
    }
}
