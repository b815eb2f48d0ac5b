using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Exports;

/// <summary>
/// A line for a screen: a long one keeps of each of 2,000 columns the first, lowest, highest and last point, and its gaps.
/// </summary>
internal static class ThinnedLine
{
    public const int Columns = 2000;
    private const int LongLine = 20_000;

    public static IReadOnlyList<(double X, double Y)> Of(LineLayer line, Interval range)
    {
        if (line.X.Length <= LongLine)
        {
            return [.. Enumerable.Range(0, line.X.Length).Select(point => (line.X.Span[point], line.Y.Span[point]))];
        }

        List<(double X, double Y)> points = [];
        var run = new PixelRun();
        var x = line.X.Span;
        var y = line.Y.Span;
        for (var point = 0; point < x.Length; point++)
        {
            if (double.IsFinite(x[point]) && double.IsFinite(y[point]))
            {
                run.Add(x[point], y[point], Math.Floor(range.Fraction(x[point]) * Columns));
            }
            else if (run.Points() is { Count: > 0 } before)
            {
                points.AddRange(before);
                points.Add((double.NaN, double.NaN));
                run = new();
            }
        }

        points.AddRange(run.Points());
        return points;
    }
}
