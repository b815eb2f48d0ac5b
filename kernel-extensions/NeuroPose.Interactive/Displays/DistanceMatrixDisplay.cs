using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Displays;

/// <summary>A distance matrix: a heat map; in a terminal its numbers, the first rows and columns of a large one.</summary>
internal static class DistanceMatrixDisplay
{
    private const int MostRows = 10;
    private const int LongestName = 24;

    public static Display<DistanceMatrix> Display { get; } = new(matrix => Html.Picture(DistanceHeatMap.Of(matrix)), Text);

    private static string Text(DistanceMatrix matrix)
    {
        var shown = Math.Min(matrix.Count, MostRows);
        var names = matrix.Labels.Take(shown).Select(label => PlainText.OneLine(label, LongestName)).ToArray();
        List<IReadOnlyList<string>> rows = [["", .. names]];
        for (var row = 0; row < shown; row++)
        {
            var index = row;
            rows.Add([names[row], .. Enumerable.Range(0, shown).Select(column => matrix[index, column].ToString("G6", CultureInfo.InvariantCulture))]);
        }

        var cut = shown < matrix.Count ? FormattableString.Invariant($"\n(the first {shown} of {matrix.Count} rows and columns)") : "";
        return FormattableString.Invariant($"Distances ({PlainText.OneLine(matrix.Unit, LongestName)}), {matrix.Count} × {matrix.Count}\n{PlainText.Columns(rows)}{cut}\n{PlainText.OneLine(matrix.Describe())}");
    }
}
