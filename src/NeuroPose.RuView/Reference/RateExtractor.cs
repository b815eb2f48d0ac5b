namespace NeuroPose.RuView.Reference;

/// <summary>
/// What the reference's two extractors share: the residuals of a frame become one number, which goes through a band-pass into a window of
/// the newest.
/// </summary>
/// <remarks>For one thread at a time; a frame allocates nothing.</remarks>
internal abstract class RateExtractor
{
    private readonly int fewest;
    private Resonator resonator;

    private protected RateExtractor(int subcarriers, double sampleRateHz, double windowSeconds, double lowHz, double highHz, double firstEstimateSeconds)
    {
        WindowLength.Require(subcarriers, sampleRateHz, windowSeconds);
        (Subcarriers, SampleRateHz, Capacity) = (subcarriers, sampleRateHz, (int)(sampleRateHz * windowSeconds));
        fewest = (int)(sampleRateHz * firstEstimateSeconds);
        resonator = new Resonator(lowHz, highHz, sampleRateHz);
    }

    /// <summary>Frames a second.</summary>
    public double SampleRateHz { get; }

    /// <summary>Samples in the window now.</summary>
    public int HistoryLength => Window.Count;

    /// <summary>The newest filtered sample, in the residuals' unit.</summary>
    public double Filtered { get; private set; }

    /// <summary>Subcarriers that count.</summary>
    private protected int Subcarriers { get; }

    /// <summary>Samples that the window has room for.</summary>
    private protected int Capacity { get; }

    /// <summary>The newest samples.</summary>
    private protected abstract ISampleWindow Window { get; }

    /// <summary>Forgets all frames.</summary>
    public void Reset()
    {
        resonator.Reset();
        Window.Clear();
        Filtered = 0.0;
    }

    /// <summary>Takes in a frame's number; says whether the window holds enough for an estimate.</summary>
    private protected bool Add(double number)
    {
        Filtered = resonator.Filter(number);
        Window.Add(Filtered);
        return Window.Count >= fewest;
    }
}

/// <summary>The newest samples of a signal, and what is kept up to date about them.</summary>
internal interface ISampleWindow
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Takes in a sample; the oldest goes when there is no more room.</summary>
    void Add(double sample);

    /// <summary>Forgets all.</summary>
    void Clear();
}
