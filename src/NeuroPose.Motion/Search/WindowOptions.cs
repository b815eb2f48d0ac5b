namespace NeuroPose.Search;

/// <summary>Which windows of a long series are compared with a query, and how many are asked for.</summary>
public sealed record WindowOptions
{
    /// <summary>How many matches to find.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Frames of each window; those of the query unless given.</summary>
    public int? Frames { get; init; }

    /// <summary>
    /// Whether the query and each window are z-normalized (<see cref="ZNormalization"/>) before they are compared, so that only their
    /// shape counts.
    /// </summary>
    public bool ZNormalize { get; init; }

    /// <summary>
    /// How many frames the beginnings of two matches are apart at least. With 1 the neighbors of the best window, which are nearly the
    /// same, may follow it; with the window's length no two matches share a frame.
    /// </summary>
    public int Separation { get; init; } = 1;
}
