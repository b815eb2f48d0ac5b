using System.Globalization;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Breathing (4 to 40 a minute) and heart rate (40 to 180) from amplitudes, and from phases between receive antennas where there are two
/// or more, as they arrive: an even clock, the first principal component of each band, the spectral line
/// between its bins, harmonics told apart, and a confidence that says how often such an estimate is right. It reads
/// nothing on noise, during motion, and from too few frames (the heart needs more than 6 a second, breathing up to 3.7), and announces
/// apnea, fast and slow rates, and sudden changes. One reading a second.
/// </summary>
/// <remarks>
/// A frame is worked into the state and forgotten, so that a day of recording needs no more memory than a minute. Frames with a NaN, an
/// infinite
/// number, another number of subcarriers or a time that does not rise are left out and counted; nothing is filled in. For one thread at a
/// time;
/// a frame without alerts allocates nothing once the first has set the monitor up. Research software, no medical device.
/// </remarks>
public sealed class VitalMonitor
{
    private readonly List<AnomalyAlert> alerts = [];
    private readonly RateWatch[] breathingWatches =
    [
        new(VitalSign.Respiratory, AnomalyKind.Tachypnea, 30.0, isAbove: true, seconds: 5),
        new(VitalSign.Respiratory, AnomalyKind.Bradypnea, 8.0, isAbove: false, seconds: 10),
    ];

    private readonly RateWatch[] heartWatches =
    [
        new(VitalSign.Cardiac, AnomalyKind.Tachycardia, 100.0, isAbove: true, seconds: 10),
        new(VitalSign.Cardiac, AnomalyKind.Bradycardia, 50.0, isAbove: false, seconds: 10),
    ];

    private readonly ChangeWatch breathingChange = new(VitalSign.Respiratory, leastPerMinute: 4.0, leastShare: 0.25);
    private readonly ChangeWatch heartChange = new(VitalSign.Cardiac, leastPerMinute: 12.0, leastShare: 0.15);

    private Stretch? stretch;
    private AntennaConfiguration? frameAntennas;
    private double firstSeconds = double.NaN;
    private double lastSeconds = double.NaN;

    /// <summary>Sets a monitor up.</summary>
    /// <param name="options">How; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its bounds.</exception>
    public VitalMonitor(VitalMonitorOptions? options = null)
    {
        Options = options ?? new VitalMonitorOptions();
        if (Options.Subcarriers is < 1 or > 4096)
        {
            throw new ArgumentOutOfRangeException(nameof(options), Options.Subcarriers, "A frame has 1 to 4096 subcarriers.");
        }

        if (!(Options.LongestSilenceSeconds is >= 1 and <= 60))
        {
            throw new ArgumentOutOfRangeException(nameof(options), Options.LongestSilenceSeconds, "The longest silence is from 1 to 60 seconds.");
        }
    }

    /// <summary>How it is set up.</summary>
    public VitalMonitorOptions Options { get; }

    /// <summary>Frames that were used.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames that were left out.</summary>
    public long SkippedFrames { get; private set; }

    /// <summary>Why the newest frame that was left out was; null while none was.</summary>
    public string? SkipReason { get; private set; }

    /// <summary>Whether the person moves now, so that there is nothing to read.</summary>
    public bool IsMoving => stretch?.IsMoving ?? false;

    /// <summary>The alerts of the newest reading, valid until the next.</summary>
    public IReadOnlyList<AnomalyAlert> Alerts => alerts;

    /// <summary>
    /// Takes in the next frame: the amplitudes of all its antennas, and the phases between those that receive, where there are two or more.
    /// </summary>
    /// <param name="frame">
    /// The frame; one without a time is left out. Its streams lie in the order of their receive antennas, then of their senders; where it
    /// does not say what its antennas are, all receive.
    /// </param>
    /// <returns>A reading once a second, its time counted from the first frame; null in between.</returns>
    public VitalReading? Add(CsiFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Add(frame.TimeSeconds, frame);
    }

    /// <summary>Takes in the next frame of one antenna, or one without phases.</summary>
    /// <param name="timeSeconds">When it arrived, in seconds on any clock that rises.</param>
    /// <param name="amplitudes">One amplitude a subcarrier, in any unit.</param>
    /// <returns>A reading once a second, its time counted from the first frame; null in between.</returns>
    public VitalReading? Add(double timeSeconds, ReadOnlySpan<double> amplitudes) => Add(timeSeconds, amplitudes, [], antennas: null);

    /// <summary>Takes in the next frame of several antennas.</summary>
    /// <param name="timeSeconds">When it arrived, in seconds on any clock that rises.</param>
    /// <param name="amplitudes">The amplitudes, in any unit: receive antenna after receive antenna, sender after sender in each.</param>
    /// <param name="phases">The phases in radians, in the same order; empty, or not all finite, where they are not known.</param>
    /// <param name="antennas">How many antennas send and receive; null where that is not known.</param>
    /// <returns>A reading once a second, its time counted from the first frame; null in between.</returns>
    public VitalReading? Add(double timeSeconds, ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases, AntennaConfiguration? antennas)
    {
        if (Refusal(timeSeconds, amplitudes) is { } reason)
        {
            SkippedFrames++;
            SkipReason = reason;
            return null;
        }

        if (stretch is null || timeSeconds - lastSeconds > Options.LongestSilenceSeconds)
        {
            firstSeconds = double.IsNaN(firstSeconds) ? timeSeconds : firstSeconds;
            stretch = new Stretch(amplitudes.Length, timeSeconds - firstSeconds);
        }

        lastSeconds = timeSeconds;
        Frames++;
        return stretch.Add(timeSeconds, amplitudes, phases, antennas) is { } second ? Read(stretch, second) : null;
    }

    /// <summary>Takes in a frame at another time than its own.</summary>
    internal VitalReading? Add(double timeSeconds, CsiFrame frame) => frame.AntennaCount == 1
        ? Add(timeSeconds, frame.Amplitudes.AsSpan())
        : Add(timeSeconds, frame.Amplitudes.AsSpan(), frame.Phases.AsSpan(), AntennasOf(frame));

    /// <summary>The antennas of a frame, found once for frames that say the same.</summary>
    private AntennaConfiguration AntennasOf(CsiFrame frame)
    {
        if (frameAntennas is not { } known || (frame.Metadata.Antennas ?? known) != known || known.Streams != frame.AntennaCount)
        {
            frameAntennas = AntennaPairs.Of(frame);
        }

        return frameAntennas;
    }

    private VitalReading Read(Stretch current, double second)
    {
        alerts.Clear();
        var (breathing, heart) = current.Estimate(second);
        if (current.HasJustStopped)
        {
            alerts.Add(new(second, VitalSign.Respiratory, AnomalyKind.Apnea, 0.9, string.Create(CultureInfo.InvariantCulture, $"No breathing movement for {ApneaWatch.SecondsWithoutBreath:0} s")));
        }

        Watch(breathingWatches, breathingChange, second, breathing);
        Watch(heartWatches, heartChange, second, heart);
        return new(second, breathing, heart, current.Subcarriers);
    }

    private void Watch(RateWatch[] watches, ChangeWatch change, double second, VitalEstimate estimate)
    {
        if (change.Look(second, estimate) is { } sudden)
        {
            alerts.Add(sudden);
        }

        foreach (var watch in watches)
        {
            if (watch.Look(second, estimate) is { } alert)
            {
                alerts.Add(alert);
            }
        }
    }

    private string? Refusal(double timeSeconds, ReadOnlySpan<double> amplitudes) =>
        !double.IsFinite(timeSeconds) ? "its time is not a finite number"
        : timeSeconds <= lastSeconds ? "its time is not after that of the frame before"
        : amplitudes.IsEmpty ? "it has no subcarriers"
        : amplitudes.Length != (Options.Subcarriers ?? stretch?.Subcarriers ?? amplitudes.Length) ? "it has another number of subcarriers"
        : FiniteNumbers.FirstOther(amplitudes) >= 0 ? "an amplitude is not a finite number"
        : null;
}
