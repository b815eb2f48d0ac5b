using System.Collections.Immutable;

namespace NeuroPose.Vitals.Synthesis;

/// <summary>What a synthetic recording holds. All amplitudes are in the unit of the channel, whose own is about 12.</summary>
public sealed record SyntheticCsiOptions
{
    /// <summary>Where all randomness comes from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How long, in seconds (above 0, at most a day).</summary>
    public double DurationSeconds { get; init; } = 120.0;

    /// <summary>Frames a second on average (above 0, at most 10,000).</summary>
    public double FramesPerSecond { get; init; } = 20.0;

    /// <summary>Subcarriers of a frame (1 to 4096).</summary>
    public int Subcarriers { get; init; } = 56;

    /// <summary>How breathing and heartbeat reach the subcarriers.</summary>
    public SyntheticCoupling Coupling { get; init; }

    /// <summary>
    /// The radio and the room, for several antennas and their phases; null for amplitudes of one antenna that follow no room, as
    /// <see cref="Coupling"/> says.
    /// </summary>
    public SyntheticRoom? Room { get; init; }

    /// <summary>Moments from which on frames come faster or more slowly, in the order of time.</summary>
    public ImmutableArray<RateChange> RateChanges { get; init; } = [];

    /// <summary>Breaths a minute; 0 for nobody.</summary>
    public double BreathsPerMinute { get; init; } = 15.0;

    /// <summary>How far the breathing rate wanders to each side, a minute, as a sine.</summary>
    public double BreathingWander { get; init; }

    /// <summary>How long the breathing rate takes to wander up, down and back, in seconds (above 0).</summary>
    public double BreathingWanderSeconds { get; init; } = 67.0;

    /// <summary>The standard deviation of irregular changes of the breathing rate, a minute; they last about fifteen seconds.</summary>
    public double BreathingVariability { get; init; }

    /// <summary>What breathing does to the most sensitive subcarrier.</summary>
    public double BreathingAmplitude { get; init; } = 0.8;

    /// <summary>The second, third, … harmonic of breathing, as shares of the first.</summary>
    public ImmutableArray<double> BreathingHarmonics { get; init; } = [0.25, 0.1];

    /// <summary>Beats a minute; 0 for nobody.</summary>
    public double BeatsPerMinute { get; init; } = 72.0;

    /// <summary>How far the heart rate wanders to each side, a minute, as a sine.</summary>
    public double HeartWander { get; init; }

    /// <summary>How long the heart rate takes to wander up, down and back, in seconds (above 0).</summary>
    public double HeartWanderSeconds { get; init; } = 31.0;

    /// <summary>The standard deviation of irregular changes of the heart rate, a minute; they last about fifteen seconds.</summary>
    public double HeartVariability { get; init; }

    /// <summary>What the heart does to the most sensitive subcarrier.</summary>
    public double HeartAmplitude { get; init; } = 0.12;

    /// <summary>The second harmonic of the heartbeat, as a share of the first.</summary>
    public double HeartHarmonic { get; init; } = 0.2;

    /// <summary>The standard deviation of the noise of each subcarrier and frame.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>The standard deviation of arrival times, as a share of the time from frame to frame (0 to 0.2).</summary>
    public double Jitter { get; init; }

    /// <summary>The share of frames that never arrive (0, and below 1).</summary>
    public double Loss { get; init; }

    /// <summary>How far each subcarrier drifts in a minute (standard deviation of a random walk).</summary>
    public double Drift { get; init; }

    /// <summary>When the person moves.</summary>
    public ImmutableArray<Interval> Motion { get; init; } = [];

    /// <summary>What movement does to a subcarrier.</summary>
    public double MotionAmplitude { get; init; } = 4.0;

    /// <summary>Moments from which on the rates are others, in the order of time.</summary>
    public ImmutableArray<RateStep> Steps { get; init; } = [];

    /// <summary>When the person does not breathe.</summary>
    public ImmutableArray<Interval> Apnea { get; init; } = [];

    /// <summary>
    /// A motor that moves a plate by a millimeter to each side, a sine at a known rate, before a radio with three receive antennas and two
    /// senders whose gain changes from packet to packet: amplitudes drown, the phases between the antennas carry the rate.
    /// </summary>
    /// <param name="perMinute">The motor's rate, a minute.</param>
    /// <param name="seed">Where all randomness comes from.</param>
    public static SyntheticCsiOptions MotorPhantom(double perMinute, long seed = 1) => new()
    {
        Seed = seed,
        DurationSeconds = 63.0,
        FramesPerSecond = 9.5,
        Subcarriers = 56,
        BreathsPerMinute = perMinute,
        BreathingAmplitude = 1.0,
        BreathingHarmonics = [],
        BeatsPerMinute = 0,
        Noise = 0.6,
        Room = new()
        {
            Receive = 3,
            Transmit = 2,
            StrokeMeters = 0.001,
            ChestShare = 0.25,
            GainError = 1.3,
            AntennaPhaseError = 0.02,
            GainStepsPerMinute = 8.0,
            GainStep = 1.0,
            PhaseDrift = 0.1,
        },
    };
}

/// <summary>A moment from which on frames come at another rate.</summary>
/// <param name="TimeSeconds">When.</param>
/// <param name="FramesPerSecond">Frames a second from then on (above 0, at most 10,000).</param>
public readonly record struct RateChange(double TimeSeconds, double FramesPerSecond);

/// <summary>A stretch of time.</summary>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="EndSeconds">Where it ends.</param>
public readonly record struct Interval(double StartSeconds, double EndSeconds)
{
    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(double seconds) => seconds >= StartSeconds && seconds < EndSeconds;
}

/// <summary>A moment from which on the rates are others.</summary>
/// <param name="TimeSeconds">When.</param>
/// <param name="BreathsPerMinute">The breathing rate from then on (above 0).</param>
/// <param name="BeatsPerMinute">The heart rate from then on (above 0).</param>
public readonly record struct RateStep(double TimeSeconds, double BreathsPerMinute, double BeatsPerMinute);
