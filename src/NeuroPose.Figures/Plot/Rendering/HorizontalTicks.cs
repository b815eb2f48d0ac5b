using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Rendering;

/// <summary>
/// The ticks of a horizontal axis: far apart, but three at least where their labels have room, so that the scale can be read.
/// </summary>
internal static class HorizontalTicks
{
    private const double Comfortable = 80;
    private const double Gap = 10;
    private const int Least = 3;
    private const int Most = 12;

    public static IReadOnlyList<Tick> Within(Interval range, double pixels)
    {
        var wanted = Math.Max(2, (int)(pixels / Comfortable));
        var ticks = Tick.Within(range, wanted);
        for (var more = wanted + 1; ticks.Count < Least && more <= Most; more++)
        {
            var closer = Tick.Within(range, more);
            if (!HasRoom(closer, range, pixels))
            {
                break;
            }

            ticks = closer;
        }

        return ticks;
    }

    private static bool HasRoom(IReadOnlyList<Tick> ticks, Interval range, double pixels) => ticks.Zip(ticks.Skip(1)).All(pair =>
        (range.Fraction(pair.Second.Value) - range.Fraction(pair.First.Value)) * pixels
            >= Gap + ((TextMetrics.Width(pair.First.Label, TextStyle.Small) + TextMetrics.Width(pair.Second.Label, TextStyle.Small)) / 2));
}
