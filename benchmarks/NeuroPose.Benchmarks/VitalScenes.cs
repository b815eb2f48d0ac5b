using System.Collections.Immutable;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>What kind of rates a scene has.</summary>
internal enum SceneRates
{
    /// <summary>Breathing 8 to 24, heart 50 to 110 a minute.</summary>
    AtRest,

    /// <summary>Breathing 4.5 to 37.5, heart 44 to 169 a minute.</summary>
    Wide,

    /// <summary>The same, wandering as a sine.</summary>
    Wandering,

    /// <summary>At rest, wandering three times as far.</summary>
    Fast,

    /// <summary>At rest, and changing irregularly, as rates of people do.</summary>
    Irregular,

    /// <summary>Breathing 4.5 to 30.5 a minute, and no heart.</summary>
    Steady,

    /// <summary>None.</summary>
    Nobody,
}

/// <summary>A row of the accuracy table.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Noise">The noise of a subcarrier.</param>
/// <param name="Rates">What kind of rates.</param>
/// <param name="Coupling">How they reach the subcarriers.</param>
/// <param name="Room">What kind of room; none where breathing and heart are added to the amplitudes.</param>
internal sealed record SceneLevel(string Name, double Noise, SceneRates Rates, SyntheticCoupling Coupling = SyntheticCoupling.Apart, SceneRoom Room = SceneRoom.None);

/// <summary>What kind of room a scene has.</summary>
internal enum SceneRoom
{
    /// <summary>None: breathing and heart are added to the amplitudes of one antenna.</summary>
    None,

    /// <summary>A motor instead of a person, before a radio whose gain changes from packet to packet.</summary>
    Motor,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A person who is far away: small changes.</summary>
    Far,

    /// <summary>A person, and automatic gain that steps often.</summary>
    GainSteps,

    /// <summary>A person, and frames whose rate changes twice.</summary>
    RateChanges,

    /// <summary>A person, or nobody, and phases that drift.</summary>
    Drift,

    /// <summary>A person before a radio with one antenna.</summary>
    OneAntenna,
}

/// <summary>
/// The synthetic recordings of the accuracy bench, in two sets that share neither seeds nor ways of drawing: on the development set the default mode
/// was built and its confidence fitted; the report set was run once that was finished.
/// </summary>
internal static class VitalScenes
{
    public static ImmutableArray<SceneLevel> Levels { get; } =
    [
        new("high", 0.03, SceneRates.AtRest), new("moderate", 0.1, SceneRates.AtRest), new("low", 0.4, SceneRates.AtRest), new("very low", 1.5, SceneRates.AtRest),
        new("moderate, wide", 0.1, SceneRates.Wide), new("low, wide", 0.4, SceneRates.Wide), new("moderate, wandering", 0.1, SceneRates.Wandering),
        new("moderate, fast", 0.1, SceneRates.Fast), new("moderate, irregular", 0.1, SceneRates.Irregular), new("noise only", 0.3, SceneRates.Nobody),
        new("one chest", 0.072, SceneRates.AtRest, SyntheticCoupling.OneChest), new("one chest, low", 0.3, SceneRates.AtRest, SyntheticCoupling.OneChest),
        new("one chest, wide", 0.072, SceneRates.Wide, SyntheticCoupling.OneChest), new("one chest, wandering", 0.072, SceneRates.Wandering, SyntheticCoupling.OneChest),
        new("one chest, irregular", 0.072, SceneRates.Irregular, SyntheticCoupling.OneChest),
        new("room", 0.3, SceneRates.AtRest, Room: SceneRoom.OneAntenna), new("room, wide", 0.3, SceneRates.Wide, Room: SceneRoom.OneAntenna),
        new("room, wandering", 0.3, SceneRates.Wandering, Room: SceneRoom.OneAntenna), new("room, irregular", 0.3, SceneRates.Irregular, Room: SceneRoom.OneAntenna),
        new("empty room", 0.3, SceneRates.Nobody, Room: SceneRoom.OneAntenna),
    ];

    /// <summary>Scenes with antennas and phases.</summary>
    public static ImmutableArray<SceneLevel> Rooms { get; } =
    [
        new("motor", 0.6, SceneRates.Steady, Room: SceneRoom.Motor), new("room", 0.3, SceneRates.AtRest, Room: SceneRoom.Person),
        new("room, irregular", 0.3, SceneRates.Irregular, Room: SceneRoom.Person), new("room, far", 0.3, SceneRates.AtRest, Room: SceneRoom.Far),
        new("room, far, irregular", 0.3, SceneRates.Irregular, Room: SceneRoom.Far), new("room, gain steps", 0.3, SceneRates.Irregular, Room: SceneRoom.GainSteps),
        new("room, frame rates", 0.3, SceneRates.AtRest, Room: SceneRoom.RateChanges), new("room, drift", 0.3, SceneRates.AtRest, Room: SceneRoom.Drift),
        new("empty room", 0.3, SceneRates.Nobody, Room: SceneRoom.Person), new("empty room, drift", 0.3, SceneRates.Nobody, Room: SceneRoom.Drift),
        new("empty room, gain", 0.3, SceneRates.Nobody, Room: SceneRoom.GainSteps),
    ];

    /// <summary>A scene to build with: three subcarrier counts, three rates of frames, three kinds of breath, one depth.</summary>
    public static SyntheticCsiOptions Development(int recording, SceneLevel level)
    {
        if (level.Room != SceneRoom.None)
        {
            return InRoom(level, 50_000 + recording);
        }

        var random = new SeededRandom(40_000 + recording).Fork(level.Name);
        var chest = random.Fork("chest");
        var breath = level.Coupling == SyntheticCoupling.OneChest ? 0.2 + (0.8 * chest.NextDouble()) : 0.8;
        return Rated(level.Rates, random, 0.03 + (0.04 * random.NextDouble()), 0.01 + (0.02 * random.NextDouble())) with
        {
            Coupling = level.Coupling,
            BreathingAmplitude = breath,
            HeartAmplitude = 0.15 * breath,
            Seed = 40_000 + recording,
            DurationSeconds = 180,
            FramesPerSecond = (recording % 6) switch { 5 => 30, 2 => 10, _ => 20 },
            Subcarriers = (recording % 3) switch { 0 => 52, 1 => 56, _ => 90 },
            BreathingWanderSeconds = 40 + (50 * random.NextDouble()),
            HeartWanderSeconds = 20 + (30 * random.NextDouble()),
            BreathingHarmonics = (recording % 3) switch { 0 => [0.25, 0.1], 1 => [0.4, 0.2, 0.1], _ => [] },
            Noise = level.Noise,
            Jitter = 0.15,
            Loss = 0.03,
            Drift = recording % 2 == 0 ? 0.3 : 0.0,
            Motion = recording % 8 == 7 ? [new(90, 96)] : [],
            Apnea = recording % 8 == 3 ? [new(140, 160)] : [],
        };
    }

    /// <summary>A scene to report: other sizes and rates, and depth, harmonics, jitter, loss, drift and events drawn at will.</summary>
    public static SyntheticCsiOptions Report(int recording, SceneLevel level)
    {
        if (level.Room != SceneRoom.None)
        {
            return InRoom(level, 2_750_000 + (41 * recording));
        }

        var random = new SeededRandom(2_310_000 + (37 * recording)).Fork("report: " + level.Name);
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        var (motion, apnea) = (Between(60, 100), Between(115, 150));
        var (breath, heart) = (Between(0.5, 1.2), Between(0.08, 0.2));
        (breath, heart) = level.Coupling == SyntheticCoupling.OneChest ? (0.6 * breath, 1.25 * heart * 0.6 * breath) : (breath, heart);
        return Rated(level.Rates, random, Between(0.02, 0.08), Between(0.01, 0.03)) with
        {
            Seed = 2_310_000 + (37 * recording),
            DurationSeconds = 180,
            FramesPerSecond = (recording % 3) switch { 0 => 20, 1 => 50, _ => 100 },
            Subcarriers = (recording % 4) switch { 0 => 56, 1 => 64, 2 => 114, _ => 128 },
            BreathingWanderSeconds = Between(35, 120),
            HeartWanderSeconds = Between(18, 70),
            Coupling = level.Coupling,
            BreathingAmplitude = breath,
            HeartAmplitude = heart,
            BreathingHarmonics = [Between(0.0, 0.5), Between(0.0, 0.25), Between(0.0, 0.12)],
            HeartHarmonic = Between(0.0, 0.4),
            Noise = level.Noise,
            Jitter = Between(0.0, 0.2),
            Loss = Between(0.0, 0.1),
            Drift = Between(0.0, 0.5),
            Motion = recording % 5 == 4 ? [new(motion, motion + Between(2, 8))] : [],
            MotionAmplitude = Between(2.0, 6.0),
            Apnea = recording % 5 == 1 ? [new(apnea, apnea + Between(12, 30))] : [],
        };
    }

    /// <summary>A scene with antennas; the two sets differ in their seeds, and so in everything that is drawn.</summary>
    private static SyntheticCsiOptions InRoom(SceneLevel level, int seed)
    {
        var random = new SeededRandom(seed).Fork("room: " + level.Name);
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        var (isFar, isMotor) = (level.Room == SceneRoom.Far, level.Room == SceneRoom.Motor);
        var stroke = isMotor ? Between(0.0006, 0.0015) : isFar ? Between(0.0005, 0.002) : Between(0.002, 0.006);
        var rated = Rated(level.Rates, random, Between(0.02, 0.06), Between(0.01, 0.03));
        return rated with
        {
            Seed = seed,
            DurationSeconds = isMotor ? 63 : 120,
            FramesPerSecond = isMotor ? Between(8, 12) : (seed % 3) switch { 0 => 20, 1 => 12, _ => 30 },
            Subcarriers = (seed % 3) switch { 0 => 30, 1 => 56, _ => 64 },
            BreathingAmplitude = 1.0,
            BreathingHarmonics = isMotor ? [] : [Between(0.0, 0.4), Between(0.0, 0.15)],
            HeartAmplitude = Between(0.04, 0.12),
            Noise = level.Noise * Between(0.5, 2.0),
            Jitter = Between(0.0, 0.2),
            Loss = Between(0.0, 0.08),
            RateChanges = level.Room == SceneRoom.RateChanges ? [new(Between(30, 50), Between(8, 40)), new(Between(70, 90), Between(8, 40))] : [],
            Room = new()
            {
                Receive = level.Room == SceneRoom.OneAntenna ? 1 : isMotor || seed % 2 == 0 ? 3 : 2,
                Transmit = isMotor ? 2 : 1,
                StrokeMeters = stroke,
                ChestShare = Between(0.1, 0.35),
                Reflections = 2 + (seed % 7),
                GainError = isMotor ? Between(0.3, 1.5) : Between(0.05, 0.5),
                AntennaPhaseError = isMotor ? Between(0.01, 0.03) : Between(0.002, 0.03),
                GainStepsPerMinute = level.Room == SceneRoom.GainSteps ? Between(6, 25) : isMotor ? Between(4, 12) : Between(0.0, 2.0),
                GainStep = Between(0.5, 2.0),
                PhaseDrift = level.Room == SceneRoom.Drift ? Between(0.3, 1.5) : Between(0.02, 0.25),
            },
        };
    }

    private static SyntheticCsiOptions Rated(SceneRates rates, SeededRandom random, double breathingWander, double heartWander)
    {
        var (breath, beat) = (random.NextDouble(), random.NextDouble());
        var (slow, wide) = ((Breaths: 8 + (breath * 16), Beats: 50 + (beat * 60)), (Breaths: 4.5 + (breath * 33), Beats: 44 + (beat * 125)));
        return rates switch
        {
            SceneRates.AtRest => new() { BreathsPerMinute = slow.Breaths, BeatsPerMinute = slow.Beats },
            SceneRates.Fast => new() { BreathsPerMinute = slow.Breaths, BeatsPerMinute = slow.Beats, BreathingWander = 3.0 * breathingWander * slow.Breaths, HeartWander = 3.0 * heartWander * slow.Beats },
            SceneRates.Irregular => new() { BreathsPerMinute = slow.Breaths, BeatsPerMinute = slow.Beats, BreathingVariability = breathingWander * slow.Breaths, HeartVariability = heartWander * slow.Beats },
            SceneRates.Steady => new() { BreathsPerMinute = 4.5 + (26 * breath), BeatsPerMinute = 0 },
            SceneRates.Wide => new() { BreathsPerMinute = wide.Breaths, BeatsPerMinute = wide.Beats },
            SceneRates.Wandering => new() { BreathsPerMinute = wide.Breaths, BeatsPerMinute = wide.Beats, BreathingWander = breathingWander * wide.Breaths, HeartWander = heartWander * wide.Beats },
            _ => new() { BreathsPerMinute = 0, BeatsPerMinute = 0 },
        };
    }
}
