namespace NeuroPose.Search;

/// <summary>What became of the candidates of a search. Each is counted once.</summary>
public sealed record SearchCounts
{
    /// <summary>All candidates.</summary>
    public required int Candidates { get; init; }

    /// <summary>Passed over because of their segments' sums.</summary>
    public int PrunedBySegments { get; init; }

    /// <summary>Passed over because of LB_Kim.</summary>
    public int PrunedByKim { get; init; }

    /// <summary>Passed over because of LB_Keogh.</summary>
    public int PrunedByKeogh { get; init; }

    /// <summary>Passed over because of LB_Keogh with the roles exchanged.</summary>
    public int PrunedByKeoghOfCandidate { get; init; }

    /// <summary>Passed over because of LB_Improved.</summary>
    public int PrunedByImproved { get; init; }

    /// <summary>Warped, but only until the sum was too large.</summary>
    public int Abandoned { get; init; }

    /// <summary>Warped to the end.</summary>
    public int Warped { get; init; }

    /// <summary>The counts in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Candidates} candidates: {PrunedBySegments} pruned by segments, {PrunedByKim} by LB_Kim, {PrunedByKeogh} by LB_Keogh, {PrunedByKeoghOfCandidate} by LB_Keogh reversed, {PrunedByImproved} by LB_Improved, {Abandoned} abandoned, {Warped} warped");
}
