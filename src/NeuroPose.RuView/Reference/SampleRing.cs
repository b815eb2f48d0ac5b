namespace NeuroPose.RuView.Reference;

/// <summary>
/// The newest samples of a signal, always in one piece: each is written twice, a capacity apart, so that any stretch can be read without
/// a seam.
/// </summary>
internal sealed class SampleRing(int capacity)
{
    private readonly double[] samples = new double[2 * capacity];
    private int start;

    public int Count { get; private set; }

    /// <summary>The samples, the oldest first.</summary>
    public ReadOnlySpan<double> Samples => samples.AsSpan(start, Count);

    public bool IsFull => Count == capacity;

    /// <summary>Takes in a sample; the oldest goes when there is no more room. True when the ring is back at its beginning.</summary>
    public bool Add(double sample)
    {
        if (capacity == 0)
        {
            return true;
        }

        if (IsFull)
        {
            start = (start + 1) % capacity;
        }
        else
        {
            Count++;
        }

        var at = (start + Count - 1) % capacity;
        samples[at] = sample;
        samples[at + capacity] = sample;
        return at == 0;
    }

    public void Clear() => (start, Count) = (0, 0);
}
