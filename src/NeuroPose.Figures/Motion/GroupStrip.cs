using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Motion;

/// <summary>A thin panel of colored places, one color a group.</summary>
internal static class GroupStrip
{
    public static Panel Of(IReadOnlyList<string> groups) => new()
    {
        X = PlotAxis.Unnamed with { Hidden = true },
        Y = PlotAxis.Unnamed with { Hidden = true, Low = 0, High = 1 },
        Height = 12,
        Layers = [.. groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((group, color) => BarsOf(groups, group, color))],
    };

    private static BarLayer BarsOf(IReadOnlyList<string> groups, string group, int color)
    {
        double[] places = [.. Enumerable.Range(0, groups.Count).Where(place => groups[place] == group).Select(place => (double)place)];
        return new(places, Array.ConvertAll(places, _ => 1.0)) { Name = group, Color = color, Width = 1 };
    }
}
