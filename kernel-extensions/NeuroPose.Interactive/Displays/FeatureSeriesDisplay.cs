using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Kinematics;

namespace NeuroPose.Interactive.Displays;

/// <summary>Numbers over time: lines; in a terminal the range of each dimension. Of many dimensions the first, and it says so.</summary>
internal static class FeatureSeriesDisplay
{
    private const int MostLines = 6;
    private const int MostRows = 10;
    private const int LongestName = 40;

    public static Display<FeatureSeries> Display { get; } = new(AsHtml, AsText);

    private static string AsHtml(FeatureSeries series)
    {
        var whole = LineChart.Of(series);
        return Html.Picture(series.Dimensions <= MostLines ? whole : whole with
        {
            Series = [.. whole.Series.Take(MostLines)],
            Caption = FormattableString.Invariant($"The first {MostLines} of {series.Dimensions} dimensions."),
        });
    }

    private static string AsText(FeatureSeries series)
    {
        List<IReadOnlyList<string>> rows = [["dimension", "lowest", "highest", "missing"]];
        for (var dimension = 0; dimension < Math.Min(series.Dimensions, MostRows); dimension++)
        {
            var finite = series.Column(dimension).Where(double.IsFinite).ToArray();
            rows.Add([
                PlainText.OneLine(series.Names[dimension], LongestName),
                finite.Length > 0 ? Number(finite.Min()) : Known.Unknown,
                finite.Length > 0 ? Number(finite.Max()) : Known.Unknown,
                Number(series.Length - finite.Length)]);
        }

        var cut = series.Dimensions > MostRows ? FormattableString.Invariant($"\n(the first {MostRows} of {series.Dimensions} dimensions)") : "";
        return FormattableString.Invariant($"{PlainText.OneLine(series.Label)}: {Known.Count(series.Length, "frame", "frames")} × {series.Dimensions}, {series.Unit}\n{PlainText.Columns(rows)}{cut}");
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
