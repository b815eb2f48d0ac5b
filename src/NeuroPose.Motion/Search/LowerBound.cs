namespace NeuroPose.Search;

/// <summary>A number that no path's sum is below, found for less work than the sum itself.</summary>
public enum LowerBound
{
    /// <summary>What the candidate has outside the query's envelope, from sums over segments. Source: Zhu and Shasha (2003).</summary>
    Segments,

    /// <summary>
    /// The costs near the two ends. Source: Kim, Park and Chu (2001), as the UCR suite uses it (Rakthanmanon et al. 2012).
    /// </summary>
    Kim,

    /// <summary>What the candidate has outside the query's envelope. Source: Keogh and Ratanamahatana (2005).</summary>
    Keogh,

    /// <summary>What the query has outside the candidate's envelope. Source: Rakthanmanon et al. (2012).</summary>
    KeoghOfCandidate,

    /// <summary>
    /// LB_Keogh, and what the query has outside the envelope of the candidate brought into its own. Source: Lemire (2009).
    /// </summary>
    Improved,
}
