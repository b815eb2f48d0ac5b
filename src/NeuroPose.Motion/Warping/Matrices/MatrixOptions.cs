namespace NeuroPose.Warping;

/// <summary>How the distances of many series are computed. Nothing here changes a number.</summary>
public sealed record MatrixOptions
{
    /// <summary>
    /// How many threads compute, the calling one included; at least 1, null for as many as there are processors. Any number gives the same
    /// bits; each takes memory for one block of a row, not for the matrix.
    /// </summary>
    public int? Threads
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Threads), value, "At least one thread computes.");
    }

    /// <summary>
    /// Whether a matrix file that was interrupted is gone on with. Otherwise an unfinished file is refused, not overwritten.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>
    /// How often a matrix file is brought to disk: a run that is killed loses about so many seconds of work. 0 does so after each block.
    /// </summary>
    public double FlushSeconds
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(FlushSeconds), value, "Seconds are 0 or more.");
    } = 1;
}
