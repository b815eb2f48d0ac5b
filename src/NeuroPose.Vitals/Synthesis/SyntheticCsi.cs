using System.Collections.Immutable;
using System.Globalization;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Synthesis;

/// <summary>
/// A made-up recording whose breathing and heart rates are known. Subcarriers differ in sensitivity and in its sign, as they do at a real
/// receiver.
/// The same options make the same bits on every machine.
/// </summary>
/// <remarks>It is no person: accuracy on it says how well a method recovers what was put in, not how well it works in a room.</remarks>
public sealed class SyntheticCsi
{
    /// <summary>The amplitude that the options' amplitudes are stated for.</summary>
    private const double ChannelUnit = 12.0;

    private readonly double[] amplitudes;
    private readonly double[] phases;
    private readonly RoomChannel? room;
    private readonly double[] still;
    private readonly double[] breathSensitivity;
    private readonly double[] heartSensitivity;
    private readonly double[] motionSensitivity;
    private readonly double[] noiseSensitivity;
    private readonly double[] drift;
    private readonly SeededRandom noise;
    private readonly SeededRandom arrival;
    private readonly SeededRandom walk;
    private readonly SeededRandom movement;
    private readonly RatePath breathing;
    private readonly RatePath heart;
    private int steps;
    private double breathPhase;
    private double heartPhase;
    private double motion;
    private double apneaGain = 1.0;
    private long frame;
    private int rateChanges;
    private long changedFrame;
    private double changedSeconds;
    private double framesPerSecond;
    private double time;

    /// <summary>Makes a recording ready to be read from its beginning.</summary>
    /// <param name="options">What it holds; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its bounds.</exception>
    public SyntheticCsi(SyntheticCsiOptions? options = null)
    {
        Options = options ?? new SyntheticCsiOptions();
        Check(Options);
        Antennas = Options.Room is { } known ? new(known.Transmit, known.Receive) : new(1, 1);
        framesPerSecond = Options.FramesPerSecond;
        var random = new SeededRandom(Options.Seed);
        (noise, arrival, walk, movement) = (random.Fork("noise"), random.Fork("arrival"), random.Fork("drift"), random.Fork("motion"));
        breathing = new(Options.BreathsPerMinute, Options.BreathingWander, Options.BreathingWanderSeconds, Options.BreathingVariability, random.Fork("breathing rate"));
        heart = new(Options.BeatsPerMinute, Options.HeartWander, Options.HeartWanderSeconds, Options.HeartVariability, random.Fork("heart rate"));
        var shape = random.Fork("sensitivity");
        amplitudes = new double[Options.Subcarriers * Antennas.Streams];
        phases = new double[amplitudes.Length];
        room = Options.Room is null ? null : new RoomChannel(Options.Room, Options.Subcarriers, ChannelUnit, random.Fork("room"));
        drift = new double[Options.Subcarriers];
        noiseSensitivity = new double[Options.Subcarriers];
        if (Options.Coupling == SyntheticCoupling.OneChest)
        {
            still = Drawn(shape, 6.0, 18.0);
            for (var k = 0; k < still.Length; k++)
            {
                noiseSensitivity[k] = still[k] / ChannelUnit;
            }

            breathSensitivity = [.. Drawn(shape, -1.0, 1.0).Zip(noiseSensitivity, (gain, share) => gain * share)];
            heartSensitivity = breathSensitivity;
        }
        else
        {
            still = Wave(shape, 12.0, 3.0);
            Array.Fill(noiseSensitivity, 1.0);
            breathSensitivity = Wave(shape, 0.0, 1.0);
            heartSensitivity = Wave(shape, 0.0, 1.0);
        }

        motionSensitivity = Wave(shape, 0.0, 1.0);
    }

    /// <summary>What it holds.</summary>
    public SyntheticCsiOptions Options { get; }

    /// <summary>Its antennas: one and one without a room.</summary>
    public AntennaConfiguration Antennas { get; }

    /// <summary>When the newest frame arrived, in seconds.</summary>
    public double TimeSeconds { get; private set; }

    /// <summary>The newest frame's amplitudes, valid until the next: receive antenna after receive antenna, sender after sender in each.</summary>
    public ReadOnlySpan<double> Amplitudes => amplitudes;

    /// <summary>The newest frame's phases in radians, valid until the next; all 0 without a room.</summary>
    public ReadOnlySpan<double> Phases => phases;

    /// <summary>The true breathing rate at the newest frame, a minute; NaN during apnea and for nobody.</summary>
    public double BreathsPerMinute { get; private set; } = double.NaN;

    /// <summary>The true heart rate at the newest frame, a minute; NaN for nobody.</summary>
    public double BeatsPerMinute { get; private set; } = double.NaN;

    /// <summary>Goes to the next frame that arrives; false at the end.</summary>
    public bool Next()
    {
        double even;
        do
        {
            frame++;
            var step = 1.0 / framesPerSecond;
            even = changedSeconds + ((frame - changedFrame) * step);
            for (; rateChanges < Options.RateChanges.Length && Options.RateChanges[rateChanges].TimeSeconds <= even; rateChanges++)
            {
                (changedFrame, changedSeconds, framesPerSecond) = (frame, even, Options.RateChanges[rateChanges].FramesPerSecond);
            }

            var arrived = even + (Math.Clamp(arrival.NextGaussian(), -2.4, 2.4) * Options.Jitter * step);
            Advance(arrived - time);
            time = arrived;
            if (even > Options.DurationSeconds)
            {
                return false;
            }
        }
        while (arrival.NextDouble() < Options.Loss);

        Compose();
        TimeSeconds = time;
        return true;
    }

    /// <summary>The frames from here to the end, for whatever reads frames. Without a room phases are not simulated: they are 0.</summary>
    public IEnumerable<CsiFrame> Frames()
    {
        var antennas = room is null ? null : Antennas;
        for (var index = 0L; Next(); index++)
        {
            yield return new(amplitudes, phases, Antennas.Streams, Options.Subcarriers, new() { TimestampSeconds = TimeSeconds, Antennas = antennas }, index);
        }
    }

    private static void Check(SyntheticCsiOptions options)
    {
        Require(options.DurationSeconds is > 0 and <= 86_400, "The duration", options.DurationSeconds, "above 0 seconds, at most a day");
        Require(options.FramesPerSecond is > 0 and <= 10_000, "The number of frames a second", options.FramesPerSecond, "above 0, at most 10,000");
        Require(options.Subcarriers is >= 1 and <= 4096, "The number of subcarriers", options.Subcarriers, "1 to 4096");
        Require(options.Jitter is >= 0 and <= 0.2, "The jitter", options.Jitter, "0 to 0.2, so that frames keep their order");
        Require(options.Loss is >= 0 and < 1, "The loss", options.Loss, "0 or more, below 1");
        Require(options.BreathingWanderSeconds > 0 && options.HeartWanderSeconds > 0, "A wander's length", Math.Min(options.BreathingWanderSeconds, options.HeartWanderSeconds), "above 0 seconds");
        Require(options.BreathingVariability >= 0 && options.HeartVariability >= 0, "The variability", Math.Min(options.BreathingVariability, options.HeartVariability), "0 or more");
        foreach (var step in options.Steps)
        {
            Require(step.BreathsPerMinute > 0 && step.BeatsPerMinute > 0, "A rate after a step", Math.Min(step.BreathsPerMinute, step.BeatsPerMinute), "above 0");
        }

        foreach (var change in options.RateChanges)
        {
            Require(change.FramesPerSecond is > 0 and <= 10_000, "The number of frames a second after a change", change.FramesPerSecond, "above 0, at most 10,000");
        }

        if (options.Room is { } room)
        {
            Require(room.Receive is >= 1 and <= 8, "The number of receive antennas", room.Receive, "1 to 8");
            Require(room.Transmit is >= 1 and <= 4, "The number of senders", room.Transmit, "1 to 4");
            Require(room.Reflections is >= 0 and <= 64, "The number of reflections", room.Reflections, "0 to 64");
            Require(room.CarrierHz > 0 && room.SubcarrierHz > 0, "The carrier and the distance of subcarriers", Math.Min(room.CarrierHz, room.SubcarrierHz), "above 0 hertz");
            Require(room.AntennaSpacingMeters > 0 && room.DistanceMeters > 0, "The distance of antennas", Math.Min(room.AntennaSpacingMeters, room.DistanceMeters), "above 0 meters");
            Require(
                room.StrokeMeters >= 0 && room.CommonPhaseError >= 0 && room.SamplingTimeError >= 0 && room.GainError >= 0 && room.GainStepsPerMinute >= 0 && room.PhaseDrift >= 0 && room.AntennaPhaseError >= 0,
                "A stroke, error, drift or number of steps",
                Math.Min(Math.Min(room.StrokeMeters, room.CommonPhaseError), Math.Min(Math.Min(room.SamplingTimeError, room.GainError), Math.Min(room.GainStepsPerMinute, Math.Min(room.PhaseDrift, room.AntennaPhaseError)))),
                "0 or more");
        }

        Require(options.Noise >= 0 && options.Drift >= 0, "The noise and the drift", Math.Min(options.Noise, options.Drift), "0 or more");

        void Require(bool holds, string what, double value, string rule)
        {
            if (!holds)
            {
                throw new ArgumentOutOfRangeException(nameof(options), value, string.Create(CultureInfo.InvariantCulture, $"{what} is {rule}."));
            }
        }
    }

    /// <summary>A smooth, random shape across the subcarriers.</summary>
    private double[] Wave(SeededRandom random, double middle, double height)
    {
        var (turns, start, ripple) = (0.5 + (2.0 * random.NextDouble()), random.NextDouble(), random.NextDouble());
        return [.. Enumerable.Range(0, Options.Subcarriers).Select(k =>
        {
            var place = (double)k / Options.Subcarriers;
            return middle + (height * ((0.8 * ExactMath.Sin(2 * Math.PI * ((turns * place) + start))) + (0.2 * ExactMath.Sin(2 * Math.PI * ((3.7 * place) + ripple)))));
        })];
    }

    /// <summary>A number for each subcarrier that knows nothing of its neighbors.</summary>
    private double[] Drawn(SeededRandom random, double low, double high) =>
        [.. Enumerable.Range(0, Options.Subcarriers).Select(_ => low + ((high - low) * random.NextDouble()))];

    private void Advance(double seconds)
    {
        var isApnea = Contains(Options.Apnea, time);
        for (; steps < Options.Steps.Length && Options.Steps[steps].TimeSeconds <= time; steps++)
        {
            breathing.Step(Options.Steps[steps].BreathsPerMinute);
            heart.Step(Options.Steps[steps].BeatsPerMinute);
        }

        var (breaths, beats) = (breathing.At(time, seconds), heart.At(time, seconds));
        breathPhase = (breathPhase + (breaths / 60.0 * seconds)) % 1.0;
        heartPhase = (heartPhase + (beats / 60.0 * seconds)) % 1.0;
        BreathsPerMinute = isApnea || breaths <= 0 ? double.NaN : breaths;
        BeatsPerMinute = beats <= 0 ? double.NaN : beats;

        // A breath held does not stop within a frame: it fades over about a third of a second.
        apneaGain += ((isApnea ? 0.0 : 1.0) - apneaGain) * Math.Min(1.0, 3.0 * Math.Abs(seconds));
        room?.Advance(seconds);
        motion += (movement.NextGaussian() * Math.Sqrt(Math.Abs(seconds) * 8.0)) - (motion * Math.Min(1.0, 4.0 * Math.Abs(seconds)));
        var spread = Options.Drift * Math.Sqrt(Math.Abs(seconds) / 60.0);
        for (var k = 0; spread > 0 && k < drift.Length; k++)
        {
            drift[k] += spread * walk.NextGaussian();
        }
    }

    private void Compose()
    {
        var breath = Options.BreathsPerMinute > 0 ? ExactMath.Sin(2 * Math.PI * breathPhase) : 0.0;
        for (var i = 0; Options.BreathsPerMinute > 0 && i < Options.BreathingHarmonics.Length; i++)
        {
            breath += Options.BreathingHarmonics[i] * ExactMath.Sin((2 * Math.PI * (i + 2) * breathPhase) + (0.7 * (i + 1)));
        }

        var heart = Options.BeatsPerMinute > 0 ? ExactMath.Sin(2 * Math.PI * heartPhase) + (Options.HeartHarmonic * ExactMath.Sin((4 * Math.PI * heartPhase) + 0.4)) : 0.0;
        var moved = Contains(Options.Motion, time) ? Options.MotionAmplitude * motion : 0.0;
        if (room is not null)
        {
            room.Compose((Options.BreathingAmplitude * apneaGain * breath) + (Options.HeartAmplitude * heart), Options.Noise, moved, amplitudes, phases);
            return;
        }

        for (var k = 0; k < amplitudes.Length; k++)
        {
            amplitudes[k] = still[k] + drift[k]
                + (Options.BreathingAmplitude * apneaGain * breath * breathSensitivity[k])
                + (Options.HeartAmplitude * heart * heartSensitivity[k])
                + (moved * motionSensitivity[k])
                + (Options.Noise * noiseSensitivity[k] * noise.NextGaussian());
        }
    }

    private static bool Contains(ImmutableArray<Interval> intervals, double seconds)
    {
        foreach (var interval in intervals)
        {
            if (interval.Contains(seconds))
            {
                return true;
            }
        }

        return false;
    }
}
