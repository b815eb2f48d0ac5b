using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// Breathing and heart rate with the numbers of the open RuView reference, faults included: for comparison with it, not for use. One
/// reading a second.
/// </summary>
/// <remarks>For one thread at a time; a frame without alerts allocates nothing.</remarks>
public sealed class ReferenceVitals
{
    private readonly CsiVitalPreprocessor preprocessor;
    private readonly BreathingExtractor breathing;
    private readonly HeartRateExtractor heart;
    private readonly VitalAnomalyDetector detector;
    private readonly int framesPerReading;
    private long frames;

    /// <summary>Sets the mode up.</summary>
    /// <param name="options">How; the reference's defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its bounds.</exception>
    public ReferenceVitals(ReferenceOptions? options = null)
    {
        Options = options ?? new ReferenceOptions();
        preprocessor = new(Options.Subcarriers, Options.Alpha);
        breathing = new(Options.Subcarriers, Options.SampleRateHz, Options.BreathingWindowSeconds);
        heart = new(Options.Subcarriers, Options.SampleRateHz, Options.HeartWindowSeconds);
        detector = new(Options.SuddenChange);
        framesPerReading = Math.Max(1, (int)Math.Round(Options.SampleRateHz));
    }

    /// <summary>How it is set up.</summary>
    public ReferenceOptions Options { get; }

    /// <summary>The newest breathing estimate, from every frame.</summary>
    public VitalEstimate Breathing { get; private set; }

    /// <summary>The newest heart rate estimate, from every frame.</summary>
    public VitalEstimate Heart { get; private set; }

    /// <summary>The alerts of the newest reading, valid until the next.</summary>
    public IReadOnlyList<AnomalyAlert> Alerts { get; private set; } = [];

    /// <summary>Takes in the next frame: its first antenna; without the heart rate when a phase is unknown.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>A reading once a second; null in between.</returns>
    /// <exception cref="NeuroPoseException">An amplitude that is NaN or infinite; the frame then counts for nothing.</exception>
    public VitalReading? Add(CsiFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var phases = frame.PhasesOf(0);
        return Add(frame.AmplitudesOf(0), Numerics.FiniteNumbers.FirstOther(phases) < 0 ? phases : []);
    }

    /// <summary>Takes in the next frame.</summary>
    /// <param name="amplitudes">One amplitude a subcarrier, in any unit.</param>
    /// <param name="phases">One phase a subcarrier, in radians; without them there is no heart rate.</param>
    /// <returns>A reading once a second; null in between.</returns>
    /// <exception cref="NeuroPoseException">No amplitudes, or an amplitude or phase that is NaN or infinite; the frame then counts for
    /// nothing.</exception>
    public VitalReading? Add(ReadOnlySpan<double> amplitudes, ReadOnlySpan<double> phases)
    {
        var other = Numerics.FiniteNumbers.FirstOther(phases);
        if (other >= 0)
        {
            throw new NeuroPoseException(string.Create(CultureInfo.InvariantCulture, $"every phase must be a finite number; that of subcarrier {other} is {phases[other]}. Leave such frames out."));
        }

        var residuals = preprocessor.Process(amplitudes);
        Breathing = breathing.Extract(residuals);
        Heart = heart.Extract(residuals, phases);
        frames++;
        if (frames % framesPerReading != 0)
        {
            return null;
        }

        var reading = new VitalReading((frames - 1) / Options.SampleRateHz, Breathing, Heart, residuals.Length);
        Alerts = detector.Check(reading);
        return reading;
    }
}
