using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Formats;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// Matrices of warping: heat maps with their definition; in a terminal their numbers, the first rows and columns of large ones.
/// </summary>
internal static class DistanceMatrixDisplay
{
    private const string Title = "Distances";

    public static Display<DistanceMatrix> Square { get; } = MatrixPicks.DisplayOf<DistanceMatrix>(matrix => matrix.ToCsv(), matrix => new(
        Title, matrix.Labels, matrix.Labels, (row, column) => matrix[row, column], Distance(matrix.Unit), matrix.Describe()));

    public static Display<CondensedDistances> Condensed { get; } = MatrixPicks.DisplayOf<CondensedDistances>(distances => distances.ToCsv(), distances => new(
        Title,
        distances.Labels,
        distances.Labels,
        (row, column) => row == column ? double.NaN : distances[row, column],
        Distance(distances.Unit),
        $"One number a pair, without the diagonal. {distances.Describe()}"));

    public static Display<CrossDistances> Cross { get; } = MatrixPicks.DisplayOf<CrossDistances>(distances => distances.ToCsv(), distances => new(
        Title, distances.RowLabels, distances.ColumnLabels, (row, column) => distances[row, column], Distance(distances.Unit), distances.Describe()));

    public static Display<MatrixFile> OnDisk { get; } = MatrixPicks.DisplayOf<MatrixFile>(file => file.ToCsv(), file =>
    {
        // A cell that ends with a file that "using" has closed still shows what it is; its numbers are gone.
        var isClosed = IsClosed(file);
        return new(
            isClosed ? "Distances in a file that is closed" : "Distances in a file",
            file.RowLabels,
            file.ColumnLabels,
            (row, column) => isClosed ? double.NaN : file[row, column],
            Distance(file.Unit),
            file.Describe());
    });

    public static Display<CostMatrix> Costs { get; } = MatrixPicks.DisplayOf<CostMatrix>(matrix => matrix.ToCsv(), matrix => new(
        "Accumulated costs",
        Frames(matrix.Rows),
        Frames(matrix.Columns),
        (row, column) => matrix[row, column],
        new("least sum to here", matrix.Unit),
        $"Rows: frames of {Named(matrix.FirstLabel, "the first series")}; columns: frames of {Named(matrix.SecondLabel, "the second series")}. {matrix.Describe()}")
    {
        Unknown = DtwFigures.UnreachedCell,
    });

    private static AxisLabel Distance(string unit) => new("distance", unit);

    private static string[] Frames(int count) => [.. Enumerable.Range(0, count).Select(frame => frame.ToString(CultureInfo.InvariantCulture))];

    private static string Named(string label, string otherwise) => label.Length > 0 ? label : otherwise;

    private static bool IsClosed(MatrixFile file)
    {
        try
        {
            _ = file[0, 0];
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
