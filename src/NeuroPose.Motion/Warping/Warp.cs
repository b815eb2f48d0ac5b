using NeuroPose.Kinematics;
using NeuroPose.Warping.Kernels;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>One definition carried out on two series that were checked and transformed.</summary>
internal sealed class Warp
{
    // A millisecond or less between two looks at whether the work was cancelled.
    private const int NumbersAtATime = 1 << 15;

    private readonly FeatureSeries first;
    private readonly FeatureSeries second;
    private readonly DtwDefinition definition;
    private readonly Problem problem;
    private readonly CancellationToken cancellation;

    public Warp(FeatureSeries first, FeatureSeries second, DtwDefinition definition, CancellationToken cancellation = default)
    {
        (this.first, this.second, this.definition, this.cancellation) = (first, second, definition, cancellation);
        problem = new()
        {
            Window = definition.Backend.Window(first, second, definition, cancellation),
            Moves = WarpMoves.Of(definition),
            Ends = EndsOf(definition.Relaxation, first.Length, second.Length),
            Costs = CostsOf(first, second, definition, cancellation),
            MaximumStep = definition.MaximumStep,
            MaximumSum = definition.MaximumSum,
        };
    }

    /// <summary>What is solved.</summary>
    public Problem Problem => problem;

    /// <summary>The normalized least sum.</summary>
    public double Distance() => NeedsPath
        ? Path().Distance
        : Normalized(Checked(Sum()), start: (0, 0), matches: 0);

    /// <summary>The normalized least sum and its path; infinite and empty where the search was abandoned.</summary>
    public (double Distance, IReadOnlyList<(int First, int Second)> Path, bool Abandoned) Path()
    {
        SinglePrecision.Refuse(definition, "path");
        using var kernel = WarpKernel.For<double>(problem, first, second, definition);
        var (solution, path) = kernel is null
            ? new PathSearch(problem, cancellation).Solve()
            : Traced(new PairTrace(kernel, problem).Solve(cancellation));
        Checked(solution);
        return (Normalized(solution, path.Count == 0 ? (0, 0) : path[0], path.Count), path, solution.Abandoned);
    }

    /// <summary>All accumulated costs, row after row; infinite where no path leads.</summary>
    public double[] Matrix()
    {
        SinglePrecision.Refuse(definition, "cost matrix");
        var columns = second.Length;
        var values = new double[checked(first.Length * columns)];
        new GeneralRecursion(problem with { MaximumSum = double.PositiveInfinity }, cancellation)
            .Solve((row, state) => state.Sums(row).AsSpan().CopyTo(values.AsSpan(row * columns, columns)));
        return values;
    }

    private bool NeedsPath => definition.EffectiveNormalizer is not Normalizer.None
        && (definition.EffectiveNormalizer == Normalizer.PathLength || definition.Relaxation.HasOpenBegin);

    private Solution Sum()
    {
        using IPairKernel? kernel = definition.Precision == Precision.Single
            ? WarpKernel.For<float>(problem, first, second, definition)
            : WarpKernel.For<double>(problem, first, second, definition);
        return kernel is not null ? AtTheCorner(kernel.Sum(problem.MaximumSum, cancellation))
            : definition.Precision == Precision.Single ? SinglePrecision.WithoutKernel(problem)
            : new GeneralRecursion(problem, cancellation).Solve();
    }

    private (Solution Solution, IReadOnlyList<(int First, int Second)> Path) Traced((double Sum, IReadOnlyList<(int First, int Second)> Path) found) =>
        (AtTheCorner(found.Sum), found.Path);

    private Solution AtTheCorner(double sum) =>
        new(sum, first.Length - 1, second.Length - 1, Abandoned: double.IsPositiveInfinity(sum) && problem.MaximumSum < double.PositiveInfinity);

    private static Ends EndsOf(Relaxation relaxation, int rows, int columns) => new(
        Math.Min(relaxation.FirstBegin, rows - 1),
        Math.Min(relaxation.FirstEnd, rows - 1),
        Math.Min(relaxation.SecondBegin, columns - 1),
        Math.Min(relaxation.SecondEnd, columns - 1),
        rows,
        columns);

    private static CostRows CostsOf(FeatureSeries first, FeatureSeries second, DtwDefinition definition, CancellationToken cancellation)
    {
        var cost = definition.LocalCost;
        var factors = definition.Weighting.Factors(first.Length, second.Length);
        var columns = Math.Max(1, NumbersAtATime / first.Dimensions);
        return (row, from, to, costs) =>
        {
            for (long at = from; at <= to; at += columns)
            {
                cancellation.ThrowIfCancellationRequested();
                cost.Fill(first[row], second.Values, (int)at, (int)Math.Min(to, at + columns - 1), costs);
            }

            for (var column = from; column <= to && factors is not null; column++)
            {
                costs[column] *= factors[Math.Abs(row - column)];
            }
        };
    }

    private Solution Checked(Solution solution) => solution.Abandoned || double.IsFinite(solution.Sum)
        ? solution
        : throw NoPath.Explain(problem, first, second, definition);

    private double Normalized(Solution solution, (int Row, int Column) start, int matches) => solution.Abandoned
        ? solution.Sum
        : solution.Sum / WarpNormalizer.Divisor(definition.EffectiveNormalizer, solution.Row - start.Row + 1, solution.Column - start.Column + 1, matches);
}
