namespace NeuroPose.RuView.Signal;

/// <summary>Finds phases far from their row's mean and draws a line across them.</summary>
internal static class PhaseOutliers
{
    public static (RealMatrix Phase, int Count) Replace(RealMatrix phase, double threshold)
    {
        var values = phase.Values.ToArray();
        var count = 0;
        var isOutlier = new bool[phase.Columns];
        for (var row = 0; row < phase.Rows; row++)
        {
            var line = phase.Row(row);
            var found = Mark(line, threshold, isOutlier);
            count += found;

            // A line needs two ends: with fewer sound phases than that, the row stays as it is.
            if (found > 0 && line.Length - found >= 2)
            {
                Bridge(line, isOutlier, values.AsSpan(row * phase.Columns, phase.Columns));
            }
        }

        return (RealMatrix.Own(phase.Rows, phase.Columns, values), count);
    }

    private static int Mark(ReadOnlySpan<double> line, double threshold, bool[] isOutlier)
    {
        var mean = Moments.Mean(line);
        var scale = Moments.Deviation(line) + 1e-8;
        var found = 0;
        for (var i = 0; i < line.Length; i++)
        {
            isOutlier[i] = Math.Abs(line[i] - mean) / scale > threshold;
            found += isOutlier[i] ? 1 : 0;
        }

        return found;
    }

    private static void Bridge(ReadOnlySpan<double> line, bool[] isOutlier, Span<double> result)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (!isOutlier[i])
            {
                continue;
            }

            var (left, right) = (i - 1, i + 1);
            while (left >= 0 && isOutlier[left])
            {
                left--;
            }

            while (right < line.Length && isOutlier[right])
            {
                right++;
            }

            result[i] = left < 0 ? line[right]
                : right >= line.Length ? line[left]
                : line[left] + ((line[right] - line[left]) * ((double)i - left) / ((double)right - left));
        }
    }
}
