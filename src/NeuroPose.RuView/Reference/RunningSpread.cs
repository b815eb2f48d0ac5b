namespace NeuroPose.RuView.Reference;

/// <summary>
/// The mean and spread of all values so far, one at a time (Welford, "Note on a method for calculating corrected sums of squares",
/// Technometrics 4, 1962).
/// </summary>
internal struct RunningSpread
{
    private double squares;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    public void Add(double value)
    {
        Count++;
        var before = value - Mean;
        Mean += before / Count;
        squares += before * (value - Mean);
    }

    /// <summary>How many sample standard deviations a value lies from the mean; 0 without spread.</summary>
    public readonly double Score(double value)
    {
        var deviation = Math.Sqrt(Count < 2 ? 0.0 : squares / (Count - 1));
        return deviation < 1e-10 ? 0.0 : (value - Mean) / deviation;
    }
}
