using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>A definition's moves with their penalties, in the order in which they win ties.</summary>
internal static class WarpMoves
{
    public static IReadOnlyList<Move> Of(DtwDefinition definition) =>
    [
        .. definition.StepPattern.Moves
            .OrderBy(move => Rank(move, definition.TieBreak))
            .Select(move => ToMove(move, definition.Penalty)),
    ];

    private static Move ToMove(StepMove move, Penalty penalty) => move.First == move.Second
        ? new(move.Matches, factor: 1, added: 0)
        : new(move.Matches, penalty.Multiplicative, penalty.Additive);

    /// <summary>Moves go by the series in which they advance more; within one kind by their place in the pattern.</summary>
    private static int Rank(StepMove move, TieBreak tieBreak)
    {
        var kind = Math.Sign(move.First - move.Second);
        return tieBreak switch
        {
            TieBreak.FirstSecondBoth => kind switch { > 0 => 0, < 0 => 1, _ => 2 },
            TieBreak.SecondFirstBoth => kind switch { < 0 => 0, > 0 => 1, _ => 2 },
            TieBreak.BothFirstSecond => kind switch { 0 => 0, > 0 => 1, _ => 2 },
            TieBreak.BothSecondFirst => kind switch { 0 => 0, < 0 => 1, _ => 2 },
            _ => throw new ArgumentOutOfRangeException(nameof(tieBreak), tieBreak, "There is no such rule for ties."),
        };
    }
}
