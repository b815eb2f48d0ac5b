using NeuroPose.Clustering;

namespace NeuroPose.Classification;

/// <summary>The class that a series was given.</summary>
/// <param name="Label">What the series is called.</param>
/// <param name="Class">The class of the nearest known series.</param>
/// <param name="Neighbor">The number of that series.</param>
/// <param name="Distance">The distance to it.</param>
/// <param name="Known">The known series, and what a distance is.</param>
public sealed record Classified(string Label, string Class, int Neighbor, double Distance, ComparedSeries Known)
{
    /// <summary>The class, the neighbor and the definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Label}: {Class}, as its nearest neighbor {Known.Labels[Neighbor]} ({Distance} {Known.Unit}) of {Known.Count}. {Known.Describe()}");
}
