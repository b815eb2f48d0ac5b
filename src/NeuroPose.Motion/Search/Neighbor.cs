namespace NeuroPose.Search;

/// <summary>A candidate that is near.</summary>
/// <param name="Index">Its place in the collection.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Distance">Its distance from the query, as <see cref="Warping.Dtw"/> gives it to the bit.</param>
public sealed record Neighbor(int Index, string Label, double Distance);
