namespace NeuroPose.Search;

/// <summary>Counts during a search.</summary>
internal sealed class Tally
{
    private readonly int[] pruned = new int[Enum.GetValues<LowerBound>().Length];

    public int Abandoned { get; set; }

    public int Warped { get; set; }

    public void Prune(LowerBound by, int count = 1) => pruned[(int)by] += count;

    public SearchCounts ToCounts(int candidates) => new()
    {
        Candidates = candidates,
        PrunedBySegments = pruned[(int)LowerBound.Segments],
        PrunedByKim = pruned[(int)LowerBound.Kim],
        PrunedByKeogh = pruned[(int)LowerBound.Keogh],
        PrunedByKeoghOfCandidate = pruned[(int)LowerBound.KeoghOfCandidate],
        PrunedByImproved = pruned[(int)LowerBound.Improved],
        Abandoned = Abandoned,
        Warped = Warped,
    };
}
