using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// The crossings, the spread and the largest size of the newest samples, each kept up to date at a cost that does not grow with the
/// window.
/// </summary>
internal sealed class BreathingWindow(int capacity) : ISampleWindow
{
    // Below this share of the spread, what rounding left in the running sums does not reach the ninth digit of the confidence.
    private const double AllowedRounding = 1e-11;

    private readonly SampleRing ring = new(capacity);

    // Positions of samples that are larger than all newer ones: the first is the largest of the window.
    private readonly long[] largest = new long[capacity];
    private readonly double[] largestSizes = new double[capacity];
    private int largestStart;
    private int largestCount;
    private long position;
    private double sum;
    private double squares;
    private double rounding;

    public int Count => ring.Count;

    /// <summary>
    /// How often the sign changes from one sample to the next; a sample of exactly zero hides a change, as in the reference.
    /// </summary>
    public int Crossings { get; private set; }

    public void Add(double sample)
    {
        if (capacity == 0)
        {
            return;
        }

        if (ring.Count > 0 && capacity > 1)
        {
            Crossings += ring.Samples[^1] * sample < 0.0 ? 1 : 0;
        }

        if (ring.IsFull)
        {
            var samples = ring.Samples;
            Crossings -= capacity > 1 && samples[0] * samples[1] < 0.0 ? 1 : 0;
            sum -= samples[0];
            squares -= samples[0] * samples[0];
        }

        var isRound = ring.Add(sample);
        sum += sample;
        squares += sample * sample;
        rounding += 4e-16 * squares;
        TrackLargest(Math.Abs(sample));
        if (isRound)
        {
            SumAnew();
        }
    }

    /// <summary>
    /// The reference's confidence: a fifth of the largest size over the standard deviation, at most 1; 0 without variance.
    /// </summary>
    public double Confidence()
    {
        if (Count < 4)
        {
            return 0.0;
        }

        var variance = Variance();
        if (rounding > AllowedRounding * variance * Count)
        {
            SumAnew();
            variance = Moments.Variance(ring.Samples);
        }

        return variance < 1e-15 ? 0.0 : Math.Min(1.0, largestSizes[largestStart] / Math.Sqrt(variance) / 5.0);
    }

    public void Clear()
    {
        ring.Clear();
        (largestStart, largestCount, position, Crossings) = (0, 0, 0, 0);
        (sum, squares, rounding) = (0, 0, 0);
    }

    private double Variance()
    {
        var mean = sum / Count;
        return (squares / Count) - (mean * mean);
    }

    private void SumAnew()
    {
        sum = Moments.Sum(ring.Samples);
        squares = Moments.SquaresAbout(ring.Samples, 0);
        rounding = 0;
    }

    private void TrackLargest(double size)
    {
        if (largestCount > 0 && largest[largestStart] <= position - capacity)
        {
            largestStart = (largestStart + 1) % capacity;
            largestCount--;
        }

        while (largestCount > 0 && largestSizes[(largestStart + largestCount - 1) % capacity] <= size)
        {
            largestCount--;
        }

        var at = (largestStart + largestCount) % capacity;
        (largest[at], largestSizes[at]) = (position, size);
        largestCount++;
        position++;
    }
}
