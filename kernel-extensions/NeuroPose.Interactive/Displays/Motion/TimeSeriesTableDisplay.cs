using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>Channels over time: each with its unit, its range and what is missing.</summary>
internal static class TimeSeriesTableDisplay
{
    public static Display<TimeSeriesTable> Display { get; } = new(table => new Card("", "channels over time", [.. Facts(table)], Channels(table)));

    private static IEnumerable<Fact> Facts(TimeSeriesTable table)
    {
        yield return new("rows", FormattableString.Invariant($"{table.RowCount}"));
        yield return new("rate", Known.Positive(table.FramesPerSecond, "Hz"));
        yield return new("numbers missing", FormattableString.Invariant($"{table.MissingCount}"));
    }

    private static Listing Channels(TimeSeriesTable table) => Listing.Of(
        ["channel", "unit", "least", "greatest"],
        table.Channels,
        "channels",
        channel =>
        {
            double[] known = [.. table[channel.Name].Where(double.IsFinite)];
            return [Cut.To(channel.Name, Listing.LongestName), Cut.To(channel.Unit, Listing.LongestName), Known.Number(known.DefaultIfEmpty(double.NaN).Min()), Known.Number(known.DefaultIfEmpty(double.NaN).Max())];
        });
}
