using NeuroPose.Figures;
using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Kinematics;

namespace NeuroPose.Interactive.Displays;

/// <summary>Numbers over time: lines; in a terminal the range of each dimension. Of many dimensions the first, and it says so.</summary>
internal static class FeatureSeriesDisplay
{
    private const int MostLines = 6;
    private const int MostRows = 10;
    private const int LongestName = 40;

    public static Display<FeatureSeries> Display { get; } = new(Chart, AsText)
    {
        Markdown = series => Table(series).ToMarkdown(),
        Latex = series => Table(series).ToLatex(),
        Csv = series => series.ToCsv(),
    };

    /// <summary>The lines of the first dimensions.</summary>
    public static Figure Chart(FeatureSeries series)
    {
        var whole = LineChart.Of(series);
        return series.Dimensions <= MostLines ? whole : whole with
        {
            Series = [.. whole.Series.Take(MostLines)],
            Caption = FormattableString.Invariant($"The first {MostLines} of {series.Dimensions} dimensions."),
        };
    }

    private static string AsText(FeatureSeries series) => FormattableString.Invariant(
        $"{PlainText.OneLine(series.Label)}: {Known.Count(series.Length, "frame", "frames")} × {series.Dimensions}, {PlainText.OneLine(series.Unit, LongestName)}\n{Table(series).ToText()}");

    private static Listing Table(FeatureSeries series) =>
        Listing.Of(["dimension", "lowest", "highest", "missing"], [.. series.Names.Index()], "dimensions", Row(series), MostRows);

    private static Func<(int Index, string Item), IReadOnlyList<string>> Row(FeatureSeries series) => dimension =>
    {
        var finite = series.Column(dimension.Index).Where(double.IsFinite).ToArray();
        return [
            PlainText.OneLine(dimension.Item, LongestName),
            finite.Length > 0 ? Known.Number(finite.Min()) : Known.Unknown,
            finite.Length > 0 ? Known.Number(finite.Max()) : Known.Unknown,
            Known.Number(series.Length - finite.Length)];
    };
}
