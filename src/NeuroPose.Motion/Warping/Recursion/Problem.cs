namespace NeuroPose.Warping.Recursion;

/// <summary>One warping, free of everything that does not decide a number.</summary>
internal sealed record Problem
{
    public required MatchWindow Window { get; init; }

    /// <summary>The moves in the order in which they win ties.</summary>
    public required IReadOnlyList<Move> Moves { get; init; }

    public required Ends Ends { get; init; }

    public required CostRows Costs { get; init; }

    /// <summary>Matches that cost more are not used.</summary>
    public double MaximumStep { get; init; } = double.PositiveInfinity;

    /// <summary>Sums above it are not looked for.</summary>
    public double MaximumSum { get; init; } = double.PositiveInfinity;
}

/// <summary>Fills the local costs of one row: costs[j] for the columns from first to last, both included.</summary>
internal delegate void CostRows(int row, int first, int last, double[] costs);

/// <summary>The least sum and where its path ends; the sum is infinite where no path was found, or none below the maximum.</summary>
/// <param name="Sum">The least sum.</param>
/// <param name="Row">The path's last row.</param>
/// <param name="Column">The path's last column.</param>
/// <param name="Abandoned">Whether the search stopped, or its result was dropped, because sums exceed the maximum.</param>
internal readonly record struct Solution(double Sum, int Row, int Column, bool Abandoned);
