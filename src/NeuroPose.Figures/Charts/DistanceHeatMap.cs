using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;
using NeuroPose.Warping;

namespace NeuroPose.Figures;

/// <summary>
/// A matrix as colors, with its scale and its definition. Few cells also show their numbers; of more than 500 rows or
/// columns, means over blocks are drawn and the figure says so. NaN and infinite cells are gray.
/// </summary>
public sealed record DistanceHeatMap : Figure
{
    private const string NotFinite = "not a finite number";
    private const double LargestCell = 64;

    /// <summary>Makes a heat map.</summary>
    /// <param name="rowLabels">One name a row; at least one.</param>
    /// <param name="columnLabels">One name a column; at least one.</param>
    /// <param name="values">Rows × columns numbers, row after row. The caller does not write to them again.</param>
    /// <exception cref="ArgumentException">A list of labels is empty, or the numbers do not fill rows × columns.</exception>
    public DistanceHeatMap(IReadOnlyList<string> rowLabels, IReadOnlyList<string> columnLabels, ReadOnlyMemory<double> values)
    {
        ArgumentNullException.ThrowIfNull(rowLabels);
        ArgumentNullException.ThrowIfNull(columnLabels);
        if (rowLabels.Count == 0 || columnLabels.Count == 0 || (long)rowLabels.Count * columnLabels.Count != values.Length)
        {
            throw new ArgumentException($"{rowLabels.Count} rows × {columnLabels.Count} columns need {(long)rowLabels.Count * columnLabels.Count} numbers, and at least one; got {values.Length}.", nameof(values));
        }

        RowLabels = [.. rowLabels];
        ColumnLabels = [.. columnLabels];
        Values = values;
    }

    /// <summary>One name a row.</summary>
    public IReadOnlyList<string> RowLabels { get; }

    /// <summary>One name a column.</summary>
    public IReadOnlyList<string> ColumnLabels { get; }

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>What the numbers are, and their unit.</summary>
    public AxisLabel Quantity { get; init; } = new("distance");

    /// <summary>How the numbers were made; stands under the matrix.</summary>
    public string Definition { get; init; } = "";

    /// <summary>What a cell is that has no finite number, for the words under the figure; not null.</summary>
    public string Unknown { get; init => field = value ?? throw new ArgumentNullException(nameof(Unknown)); } = NotFinite;

    /// <summary>The heat map of a distance matrix.</summary>
    public static DistanceHeatMap Of(DistanceMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new(matrix.Labels, matrix.Labels, matrix.Values.ToArray())
        {
            Title = "Distances",

            // A page that is not much wider than its few cells.
            Width = FigureWidth.OfMatrix(matrix.Count),
            Quantity = new("distance", matrix.Unit),
            Definition = matrix.Describe(),
        };
    }

    /// <inheritdoc/>
    public override string Describe()
    {
        var extent = ValueExtent.Of(Values.Span);
        var unit = Quantity.Unit.Length > 0 ? " " + Quantity.Unit : "";
        var range = extent.FiniteCount > 0
            ? $"from {CellNumber.Short(extent.Lowest)} to {CellNumber.Short(extent.Highest)}{unit}"
            : "none of them finite";
        var isOrNot = Unknown == NotFinite ? "not finite" : Unknown;
        var unknown = extent.UnknownCount > 0 && extent.FiniteCount > 0 ? FormattableString.Invariant($" {extent.UnknownCount} of the cells are {isOrNot}.") : "";
        return FormattableString.Invariant($"Heat map of {RowLabels.Count} × {ColumnLabels.Count} values of {Quantity}, {range}.{unknown} {Definition}").TrimEnd();
    }

    /// <inheritdoc/>
    public override Plot ToPlot() => new()
    {
        Panels =
        [
            new()
            {
                X = PlotAxis.Unnamed with { Names = ColumnLabels },
                Y = PlotAxis.Unnamed with { Names = RowLabels, Reversed = true },
                EqualScale = true,
                LargestStep = LargestCell,
                Layers = [new HeatLayer(RowLabels.Count, ColumnLabels.Count, Values) { Quantity = Quantity, Unknown = Unknown, Numbers = true }],
            },
        ],
        Notes = [Definition],
    };
}
