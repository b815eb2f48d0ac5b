namespace NeuroPose.Benchmarks.Warping;

/// <summary>The baseline: the plainest C# that keeps two rows.</summary>
internal static class TwoRows
{
    /// <summary>One number a frame, |x − y|, within so many frames of the diagonal.</summary>
    public static double Distance(double[] first, double[] second, int radius = int.MaxValue)
    {
        var above = new double[second.Length + 1];
        var current = new double[second.Length + 1];
        Array.Fill(above, double.PositiveInfinity);
        above[0] = 0;
        for (var i = 0; i < first.Length; i++)
        {
            Array.Fill(current, double.PositiveInfinity);
            var x = first[i];
            var end = (int)Math.Min(second.Length, (long)i + radius + 1);
            for (var j = Math.Max(0, i - radius); j < end; j++)
            {
                current[j + 1] = Math.Abs(x - second[j]) + Math.Min(above[j], Math.Min(above[j + 1], current[j]));
            }

            (above, current) = (current, above);
        }

        return above[^1];
    }

    /// <summary>Several numbers a frame, squared Euclidean or its root.</summary>
    public static double Distance(double[] first, double[] second, int dimensions, bool isSquared)
    {
        var columns = second.Length / dimensions;
        var above = new double[columns + 1];
        var current = new double[columns + 1];
        Array.Fill(above, double.PositiveInfinity);
        above[0] = 0;
        for (var i = 0; i < first.Length; i += dimensions)
        {
            current[0] = double.PositiveInfinity;
            for (var j = 0; j < columns; j++)
            {
                var cost = 0.0;
                for (var index = 0; index < dimensions; index++)
                {
                    var difference = first[i + index] - second[(j * dimensions) + index];
                    cost += difference * difference;
                }

                current[j + 1] = (isSquared ? cost : Math.Sqrt(cost)) + Math.Min(above[j], Math.Min(above[j + 1], current[j]));
            }

            (above, current) = (current, above);
        }

        return above[^1];
    }
}
