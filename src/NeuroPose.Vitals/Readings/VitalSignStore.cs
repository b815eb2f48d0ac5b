using System.Globalization;

namespace NeuroPose.Vitals.Readings;

/// <summary>The newest readings, as many as it has room for. For one thread at a time.</summary>
public sealed class VitalSignStore
{
    /// <summary>An hour of readings, one a second.</summary>
    public const int DefaultCapacity = 3600;

    private readonly Queue<VitalReading> readings;

    /// <summary>Makes an empty store.</summary>
    /// <param name="capacity">How many readings it has room for; below 1 counts as 1.</param>
    public VitalSignStore(int capacity = DefaultCapacity)
    {
        Capacity = Math.Max(1, capacity);
        readings = new(Math.Min(Capacity, DefaultCapacity));
    }

    /// <summary>How many readings it has room for.</summary>
    public int Capacity { get; }

    /// <summary>How many it holds.</summary>
    public int Count => readings.Count;

    /// <summary>The newest reading; null when there is none.</summary>
    public VitalReading? Latest { get; private set; }

    /// <summary>All readings, the oldest first.</summary>
    public IReadOnlyCollection<VitalReading> Readings => readings;

    /// <summary>Takes in a reading; the oldest goes when there is no more room.</summary>
    public void Add(VitalReading reading)
    {
        if (readings.Count == Capacity)
        {
            readings.Dequeue();
        }

        readings.Enqueue(reading);
        Latest = reading;
    }

    /// <summary>Throws all readings away.</summary>
    public void Clear()
    {
        readings.Clear();
        Latest = null;
    }

    /// <summary>
    /// The summary of the rates that are there; readings without one, such as those of a breath that is held, count for nothing but the
    /// valid share.
    /// </summary>
    public VitalSummary Summarize() => Summarize(estimate => estimate.PerMinute);

    /// <summary>The summary as the reference makes it: a missing rate counts as 0, which pulls means and minima down.</summary>
    public VitalSummary SummarizeAsReference() => Summarize(estimate => estimate.PerMinute ?? 0.0);

    private VitalSummary Summarize(Func<VitalEstimate, double?> rate) => new(
        Count,
        RateSummary.Of(readings.Select(reading => rate(reading.Breathing)).OfType<double>()),
        RateSummary.Of(readings.Select(reading => rate(reading.Heart)).OfType<double>()),
        Count == 0 ? 0.0 : readings.Count(reading => reading.Breathing.Status == VitalStatus.Valid && reading.Heart.Status == VitalStatus.Valid) / (double)Count);

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} of at most {Capacity} readings: breathing {Summarize().Breathing}; heart {Summarize().Heart}");
}
