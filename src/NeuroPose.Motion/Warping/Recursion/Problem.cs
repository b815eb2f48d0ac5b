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
