namespace NeuroPose.Clustering;

/// <summary>Two clusters that become one. Clusters are numbered as SciPy does: 0 to n − 1 are the series, n + t is what merge t made.</summary>
/// <param name="Left">The number of one cluster; it is drawn to the left.</param>
/// <param name="Right">The number of the other.</param>
/// <param name="Height">The distance between them.</param>
/// <param name="Size">How many series the merged cluster has.</param>
public readonly record struct Merge(int Left, int Right, double Height, int Size);
