using NeuroPose.Clustering;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Motion;
using NeuroPose.Warping;

namespace NeuroPose.Figures;

/// <summary>Figures of dynamic time warping beyond a single alignment or matrix. Each carries the definition of its numbers.</summary>
public static class DtwFigures
{
    /// <summary>What a cell of accumulated costs is that no path reaches.</summary>
    public const string UnreachedCell = "reached by no path";

    private const double LargestCell = 64;

    /// <summary>
    /// The accumulated costs of two series with the path on them. As in the numbers, the first frames of both
    /// are at the top left. Cells that no path reaches, as outside a band, are gray, and the band's edges are drawn.
    /// </summary>
    /// <param name="costs">What <see cref="Dtw.CostMatrix"/> gave.</param>
    /// <param name="result">The alignment whose path is drawn; null for none.</param>
    /// <exception cref="ArgumentException">The path has frames that the costs do not, or another definition: the result is not
    /// theirs.</exception>
    public static PlotFigure ToFigure(this CostMatrix costs, DtwResult? result = null)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (result is not null && (result.Path.Any(match => match.First >= costs.Rows || match.Second >= costs.Columns) || result.Describe() != costs.Describe()))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The path is not one through these {costs.Rows} × {costs.Columns} costs. Costs: {costs.Describe()} Path: {result.Describe()}"), nameof(result));
        }

        var edges = BandEdges.Of(costs);
        return new(new Plot
        {
            Panels =
            [
                new()
                {
                    X = new(new AxisLabel($"frame of {costs.SecondLabel}")),
                    Y = new(new AxisLabel($"frame of {costs.FirstLabel}")) { Reversed = true },
                    EqualScale = true,
                    Layers =
                    [
                        new HeatLayer(costs.Rows, costs.Columns, costs.Values.ToArray())
                        {
                            Quantity = new("accumulated cost", costs.Unit),
                            Unknown = UnreachedCell,
                        },
                        .. edges.Select((edge, index) => edge with { Name = "edge of the band", Color = 3, InLegend = index == 0 }),
                        .. result is null ? Array.Empty<Layer>() : [PathOf(result)],
                    ],
                },
            ],
            Notes =
            [
                edges.Count > 0 ? "No path reaches the cells outside the edges of the band." : "",
                result is null ? "" : FormattableString.Invariant($"Distance {result.Distance:G6} {result.Unit} over {result.Path.Count} matches."),
                costs.Describe(),
            ],
        })
        {
            Title = $"{costs.FirstLabel} – {costs.SecondLabel}",
            Description = FormattableString.Invariant($"Accumulated costs of {costs.Rows} × {costs.Columns} frames{(result is null ? "" : " with the warping path")}."),
        };
    }

    /// <summary>
    /// A distance matrix in the order of its dendrogram's leaves, with the tree above it and, where given, a strip of groups between.
    /// </summary>
    /// <param name="matrix">The distances.</param>
    /// <param name="tree">What <see cref="Hierarchy.Build"/> made of them.</param>
    /// <param name="groups">One name a series, in the matrix's order, such as the diagnosis; null for no strip.</param>
    /// <exception cref="ArgumentException">The tree or the groups are of another number of series, or the tree of other labels.</exception>
    public static PlotFigure ToFigure(this DistanceMatrix matrix, Dendrogram tree, IReadOnlyList<string>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(tree);
        if (!tree.Compared.Labels.SequenceEqual(matrix.Labels) || (groups is not null && groups.Count != matrix.Count))
        {
            throw new ArgumentException(FormattableString.Invariant($"The matrix has {matrix.Count} series, the tree {tree.Compared.Count}{(groups is null ? "" : FormattableString.Invariant($", and there are {groups.Count} groups"))}. The tree has to be built from this matrix, with one group a series."));
        }

        var leaves = tree.Leaves;
        string[] names = [.. leaves.Select(leaf => matrix.Labels[leaf])];
        var ordered = leaves.SelectMany(row => leaves.Select(column => matrix[row, column])).ToArray();
        return new(new Plot
        {
            Panels =
            [
                new() { X = PlotAxis.Unnamed with { Hidden = true }, Y = new(new AxisLabel("height", tree.Compared.Unit)) { Low = 0 }, Height = 80, Layers = [DendrogramLines.Of(tree)] },
                .. groups is null ? Array.Empty<Panel>() : [GroupStrip.Of([.. leaves.Select(leaf => groups[leaf])])],
                new()
                {
                    X = PlotAxis.Unnamed with { Names = names },
                    Y = PlotAxis.Unnamed with { Names = names, Reversed = true },
                    EqualScale = true,
                    LargestStep = LargestCell,
                    Layers = [new HeatLayer(matrix.Count, matrix.Count, ordered) { Quantity = new("distance", matrix.Unit), Numbers = true }],
                },
            ],
            SharedX = true,
            Notes = [tree.Describe(), tree.Describe().Contains(matrix.Describe(), StringComparison.Ordinal) ? "" : matrix.Describe()],
        })
        {
            Title = "Distances, ordered by similarity",
            Width = FigureWidth.OfMatrix(matrix.Count),
            Description = FormattableString.Invariant($"Distances of {matrix.Count} series in the order of their dendrogram{(groups is null ? "" : ", with " + string.Join(", ", groups.Distinct()))}."),
        };
    }

    /// <summary>
    /// A pose whose joints are colored by their share of a distance, in percent, with the distance and its definition under it.
    /// </summary>
    /// <param name="contributions">How much of the distance each joint made: of a warping of coordinates.</param>
    /// <param name="pose">The pose to color, such as the middle frame of one of the sequences.</param>
    /// <exception cref="ArgumentException">A contribution is not of a joint of the pose's skeleton, such as one of an angle.</exception>
    public static SkeletonFigure ToFigure(this PathContributions contributions, SkeletonFrame pose)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        ArgumentNullException.ThrowIfNull(pose);
        if (contributions.Units.FirstOrDefault(unit => !pose.Poses.Skeleton.JointNames.Contains(unit.Unit)) is { } stranger)
        {
            throw new ArgumentException($"\"{stranger.Unit}\" is no joint of the skeleton {pose.Poses.Skeleton}. Joints are colored by distances of coordinates; use Representation.Coordinates.", nameof(contributions));
        }

        var result = contributions.Result;
        return pose.ToFigure() with
        {
            Title = $"{result.FirstLabel} – {result.SecondLabel}: where the distance comes from",
            JointValues = contributions.Units.ToDictionary(unit => unit.Unit, unit => 100 * unit.Share, StringComparer.Ordinal),
            JointQuantity = new("share of the distance", "%"),
            Definition = FormattableString.Invariant($"Distance {result.Distance:G6} {result.Unit}. {result.Describe()}"),
        };
    }

    private static LineLayer PathOf(DtwResult result) => new(
        result.Path.Select(match => (double)match.Second).ToArray(), result.Path.Select(match => (double)match.First).ToArray())
    {
        Name = "warping path",
        Color = 1,
    };
}
