using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// Any matrix as it is shown: a heat map whose size is bounded, and in a table its first rows and columns. The heat map takes means
/// over blocks where there are many cells; of more cells than are quickly read, evenly spaced rows and columns stand for all, and
/// the picture says so.
/// </summary>
/// <param name="Title">What stands above.</param>
/// <param name="RowLabels">One name a row.</param>
/// <param name="ColumnLabels">One name a column.</param>
/// <param name="Cell">The number in a row and column.</param>
/// <param name="Quantity">What the numbers are, and their unit.</param>
/// <param name="Definition">How they were made.</param>
internal sealed record MatrixPicks(string Title, IReadOnlyList<string> RowLabels, IReadOnlyList<string> ColumnLabels, Func<int, int, double> Cell, AxisLabel Quantity, string Definition)
{
    private const int MostShownInTables = 10;
    private const int MostPicked = 500;
    private const int LongestName = 24;

    // 5,000 × 5,000: a second of reading from a file.
    private const long MostRead = 25_000_000;

    /// <summary>What a cell is that has no finite number.</summary>
    public string? Unknown { get; init; }

    private string Size => FormattableString.Invariant($"{RowLabels.Count} × {ColumnLabels.Count}");

    /// <summary>How any of these matrices is shown.</summary>
    public static Display<T> DisplayOf<T>(Func<T, string> csv, Func<T, MatrixPicks> picks) => new(matrix => picks(matrix).ToHtml(), matrix => picks(matrix).ToText())
    {
        Plotly = matrix => picks(matrix).ToPlotly(),
        Markdown = matrix => picks(matrix).WithDefinition().ToMarkdown(),
        Latex = matrix => picks(matrix).WithDefinition().ToLatex(),
        Csv = csv,
    };

    private string ToHtml() => RowLabels.Count == 0 || ColumnLabels.Count == 0
        ? Html.Heading(Size, Title) + Html.Table([new Fact("definition", Definition)])
        : FigureViewer.Html(ToFigure());

    // Cells are read again from where they are: only few enough.
    private string ToPlotly() => (long)RowLabels.Count * ColumnLabels.Count is > 0 and <= PlotlyForm.MostCells ? PlotlyForm.Of(ToFigure()) : "";

    private string ToText() => $"{Title} ({PlainText.OneLine(Quantity.Unit, LongestName)}), {Size}\n{Corner().ToText()}\n{PlainText.OneLine(Definition)}";

    private DistanceHeatMap ToFigure()
    {
        var isWhole = (long)RowLabels.Count * ColumnLabels.Count <= MostRead;
        var (rows, columns) = isWhole ? ([.. Enumerable.Range(0, RowLabels.Count)], [.. Enumerable.Range(0, ColumnLabels.Count)]) : (Spaced(RowLabels.Count), Spaced(ColumnLabels.Count));
        var values = new double[rows.Length * columns.Length];
        for (var cell = 0; cell < values.Length; cell++)
        {
            values[cell] = Cell(rows[cell / columns.Length], columns[cell % columns.Length]);
        }

        DistanceHeatMap map = new([.. rows.Select(row => RowLabels[row])], [.. columns.Select(column => ColumnLabels[column])], values)
        {
            Title = Title,
            Width = FigureWidth.OfMatrix(columns.Length),
            Quantity = Quantity,
            Definition = isWhole ? Definition : FormattableString.Invariant($"{rows.Length} × {columns.Length} evenly spaced rows and columns of {Size}. {Definition}"),
        };
        return Unknown is null ? map : map with { Unknown = Unknown };
    }

    private Listing Corner()
    {
        var (rows, columns) = (Math.Min(RowLabels.Count, MostShownInTables), Math.Min(ColumnLabels.Count, MostShownInTables));
        static string Name(string label) => PlainText.OneLine(label, LongestName);
        return new(
            ["", .. ColumnLabels.Take(columns).Select(Name)],
            [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<string>)[Name(RowLabels[row]), .. Enumerable.Range(0, columns).Select(column => Known.Number(Cell(row, column)))])],
            rows < RowLabels.Count || columns < ColumnLabels.Count ? Rest(rows, columns) : "");
    }

    private Listing WithDefinition()
    {
        var corner = Corner();
        return corner with { Rest = $"{Title}{(Quantity.Unit.Length > 0 ? $" ({Quantity.Unit})" : "")}. {(corner.Rest.Length > 0 ? corner.Rest + " " : "")}{Definition}" };
    }

    private string Rest(int rows, int columns) => RowLabels.Count == ColumnLabels.Count
        ? FormattableString.Invariant($"(the first {rows} of {RowLabels.Count} rows and columns)")
        : FormattableString.Invariant($"(the first {rows} of {RowLabels.Count} rows and {columns} of {ColumnLabels.Count} columns)");

    private static int[] Spaced(int count)
    {
        var picked = Math.Min(count, MostPicked);
        return [.. Enumerable.Range(0, picked).Select(pick => picked == 1 ? 0 : (int)((long)pick * (count - 1) / (picked - 1)))];
    }
}
