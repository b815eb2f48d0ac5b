namespace NeuroPose.Search;

/// <summary>A part of a long series that is near to a query.</summary>
/// <param name="Start">Its first frame.</param>
/// <param name="Length">How many frames it has.</param>
/// <param name="Distance">Its distance from the query, as <see cref="Warping.Dtw"/> gives it to the bit.</param>
public sealed record SubsequenceMatch(int Start, int Length, double Distance);
