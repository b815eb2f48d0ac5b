namespace NeuroPose.Search;

/// <summary>The k nearest so far: by distance, then by place in the collection.</summary>
internal sealed class NearestList(int most)
{
    private readonly List<(double Distance, int Index)> found = new(Math.Min(most, 1024));

    public IReadOnlyList<(double Distance, int Index)> Found => found;

    /// <summary>A distance above this one is of no interest.</summary>
    public double Worst => found.Count < most ? double.PositiveInfinity : found[^1].Distance;

    public void Offer(int index, double distance)
    {
        var at = found.BinarySearch((distance, index));
        if (found.Count == most)
        {
            if (~at == most)
            {
                return;
            }

            found.RemoveAt(most - 1);
        }

        found.Insert(~at, (distance, index));
    }
}
