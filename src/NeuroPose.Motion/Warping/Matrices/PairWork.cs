using NeuroPose.Kinematics;
using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>Takes the distances of one block: the row, the columns, and the distance at each of them.</summary>
internal delegate void StoreBlock(long block, int row, ReadOnlySpan<int> columns, ReadOnlySpan<double> distances);

/// <summary>All distances between two lists of series, or within one, block by block.</summary>
internal sealed class PairWork
{
    // Cells of all cost matrices together: some milliseconds, which more threads would not shorten.
    private const double ShortWork = 1e6;

    private readonly IReadOnlyList<FeatureSeries> rows;
    private readonly IReadOnlyList<FeatureSeries> columns;
    private readonly DtwDefinition definition;

    /// <summary>The columns by length within each block's width: pairs of like length can be computed together.</summary>
    private readonly int[] columnOrder;

    private PairWork(IReadOnlyList<FeatureSeries> rows, IReadOnlyList<FeatureSeries> columns, DtwDefinition definition, PairGrid grid)
    {
        (this.rows, this.columns, this.definition, Grid) = (rows, columns, definition, grid);
        columnOrder = [.. Enumerable.Range(0, columns.Count).OrderBy(column => column / PairGrid.Width).ThenBy(column => columns[column].Length)];
    }

    /// <summary>The cells that are computed.</summary>
    public PairGrid Grid { get; }

    /// <summary>Each series with each; once a pair where the definition is symmetric.</summary>
    public static PairWork Within(IReadOnlyList<FeatureSeries> prepared, DtwDefinition definition) =>
        new(prepared, prepared, definition, GridOf(prepared.Count, definition));

    /// <summary>Each series of one list with each of the other.</summary>
    public static PairWork Between(IReadOnlyList<FeatureSeries> rows, IReadOnlyList<FeatureSeries> columns, DtwDefinition definition) =>
        new(rows, columns, definition, GridOf(rows.Count, columns.Count));

    /// <summary>The cells of a square matrix.</summary>
    public static PairGrid GridOf(int count, DtwDefinition definition) => new(count, count, definition.IsSymmetric, !IsZeroToItself(definition));

    /// <summary>The cells of a matrix of two lists.</summary>
    public static PairGrid GridOf(int rows, int columns) => new(rows, columns, IsSymmetric: false, HasDiagonal: true);

    /// <summary>Computes what is not finished, and hands each block to the store, possibly from several threads at once.</summary>
    public void Run(MatrixOptions options, StoreBlock store, Func<long, bool>? isFinished, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var cells = Cells();
        var tally = new Tally(Grid.Pairs, progress ?? UnwatchedWork.OfCells("distances", cells, Grid.Pairs));
        new OrderedWork(
            Grid.Blocks,
            block =>
            {
                var pairs = Grid.PairsIn(block);
                if (pairs > 0 && isFinished?.Invoke(block) is not true)
                {
                    Compute(block, pairs, store, cancellation);
                }

                tally.Add(pairs);
            },
            cancellation).Run(options.Threads ?? (cells < ShortWork ? 1 : Environment.ProcessorCount));
    }

    private double Cells() => (double)rows.Sum(series => (long)series.Length) * columns.Sum(series => (long)series.Length) * (Grid.IsSymmetric ? 0.5 : 1);

    private void Compute(long block, int pairs, StoreBlock store, CancellationToken cancellation)
    {
        var (row, first, end) = Grid[block];
        var at = new int[pairs];
        var count = 0;
        foreach (var column in columnOrder.AsSpan(first / PairGrid.Width * PairGrid.Width, end - (first / PairGrid.Width * PairGrid.Width)))
        {
            if (column >= first)
            {
                at[count++] = column;
            }
        }

        var distances = new double[pairs];
        PairBlock.Distances(rows[row], Array.ConvertAll(at, column => columns[column]), definition, distances, cancellation);
        store(block, row, at, distances);
    }

    /// <summary>Whether the diagonal path is allowed and costs exactly nothing for any series: then it needs no computing.</summary>
    private static bool IsZeroToItself(DtwDefinition definition) =>
        (definition.LocalCost == LocalCost.Euclidean || definition.LocalCost == LocalCost.SquaredEuclidean || definition.LocalCost == LocalCost.Absolute)
        && definition.Backend == Backend.Exact
        && definition.Band.IsSymmetric
        && definition.StepPattern.Moves.Any(move => move.Matches is [(1, 1, _)]);

    private sealed class Tally(long pairs, IProgress<Progress>? progress)
    {
        private readonly Lock gate = new();
        private long done;

        public void Add(int count)
        {
            if (progress is null || count == 0)
            {
                return;
            }

            lock (gate)
            {
                done += count;
                progress.Report(new(done, pairs, "pairs"));
            }
        }
    }
}
