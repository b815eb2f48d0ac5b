using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>What the three single steps cost: a weight for the match that is reached, and what is added after it.</summary>
/// <param name="Diagonal">The weight of a step in both series.</param>
/// <param name="Left">The weight of a step in the second series alone.</param>
/// <param name="Above">The weight of a step in the first series alone.</param>
/// <param name="DiagonalAdded">Added to a step in both.</param>
/// <param name="LeftAdded">Added to a step in the second series.</param>
/// <param name="AboveAdded">Added to a step in the first series.</param>
internal readonly record struct StepWeights(double Diagonal, double Left, double Above, double DiagonalAdded, double LeftAdded, double AboveAdded)
{
    /// <summary>symmetric1.</summary>
    public static StepWeights One { get; } = new(1, 1, 1, 0, 0, 0);

    /// <summary>Which rule computes with these weights.</summary>
    public StripStepKind Kind =>
        this == One ? StripStepKind.Plain
        : Diagonal == 0 || Left == 0 || Above == 0 ? StripStepKind.Free
        : Left == Above && LeftAdded == AboveAdded && DiagonalAdded == 0 ? StripStepKind.Even
        : StripStepKind.Uneven;

    /// <summary>The weights of moves that are the three single steps, once each; null for all others.</summary>
    public static StepWeights? Of(IReadOnlyList<Move> moves)
    {
        var (diagonal, left, above) = (Single(moves, 1, 1), Single(moves, 0, 1), Single(moves, 1, 0));
        return moves.Count == 3 && diagonal is not null && left is not null && above is not null
            ? new(diagonal.Matches[0].Weight, left.Matches[0].Weight, above.Matches[0].Weight, diagonal.Added, left.Added, above.Added)
            : null;
    }

    private static Move? Single(IReadOnlyList<Move> moves, int rows, int columns) =>
        moves.FirstOrDefault(move => move.Matches.Length == 1 && move.Rows == rows && move.Columns == columns);
}

/// <summary>The rules by which a cell's sum follows from its neighbors.</summary>
internal enum StripStepKind
{
    /// <summary>All steps have weight 1.</summary>
    Plain,

    /// <summary>Steps in one series cost the same in either, nothing is added to the others.</summary>
    Even,

    /// <summary>Each step has its own weight, none is 0.</summary>
    Uneven,

    /// <summary>Some weight is 0.</summary>
    Free,
}
