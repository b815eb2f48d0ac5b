using System.Text;
using System.Text.Json;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Reference;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>How well both modes recover the rates of seeded synthetic recordings: harmonics, jitter, loss, drift, motion and apnea in them.</summary>
internal static class VitalsAccuracy
{
    /// <summary>Readings before this are not counted: the windows are filling.</summary>
    private const double WarmUpSeconds = 30;
    private const int Recordings = 24;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true };

    private static readonly (string Name, double Noise, Rates Rates)[] Levels =
    [
        ("high", 0.03, Rates.AtRest), ("moderate", 0.1, Rates.AtRest), ("low", 0.4, Rates.AtRest), ("very low", 1.5, Rates.AtRest),
        ("moderate, wide", 0.1, Rates.Wide), ("low, wide", 0.4, Rates.Wide), ("moderate, wandering", 0.1, Rates.Wandering), ("noise only", 0.3, Rates.Nobody),
    ];

    private enum Rates
    {
        /// <summary>Breathing 8 to 24, heart 50 to 110 a minute.</summary>
        AtRest,

        /// <summary>Breathing 4.5 to 37.5, heart 44 to 169 a minute.</summary>
        Wide,

        /// <summary>The same, wandering by 5 % over a minute and by 2 % over half a minute, compared with the rate of the moment.</summary>
        Wandering,

        /// <summary>None.</summary>
        Nobody,
    }

    public static string Run(bool isJson)
    {
        List<AccuracyRow> rows = [];
        foreach (var (name, noise, rates) in Levels)
        {
            AccuracyTally[] tallies = [new("default", "breathing", name, 1.0), new("reference", "breathing", name, 1.0), new("default", "heart", name, 3.0), new("reference", "heart", name, 3.0)];
            for (var recording = 0; recording < Recordings; recording++)
            {
                Measure(Options(recording, noise, rates), tallies);
            }

            rows.AddRange(tallies.Select(tally => tally.Row()));
        }

        return isJson ? JsonSerializer.Serialize(rows, Written) : Table(rows);
    }

    private static SyntheticCsiOptions Options(int recording, double noise, Rates rates)
    {
        var random = new SeededRandom(90_000 + recording).Fork("rates");
        var (breath, beat) = (random.NextDouble(), random.NextDouble());
        var (breaths, beats, wander) = rates switch
        {
            Rates.AtRest => (8 + (breath * 16), 50 + (beat * 60), 0.0),
            Rates.Wide => (4.5 + (breath * 33), 44 + (beat * 125), 0.0),
            Rates.Wandering => (4.5 + (breath * 33), 44 + (beat * 125), 1.0),
            _ => (0.0, 0.0, 0.0),
        };
        return new()
        {
            Seed = 90_000 + recording,
            DurationSeconds = 180,
            FramesPerSecond = recording % 6 == 5 ? 100 : 20,
            BreathsPerMinute = breaths,
            BeatsPerMinute = beats,
            BreathingWander = 0.05 * wander * breaths,
            HeartWander = 0.02 * wander * beats,
            BreathingHarmonics = (recording % 3) switch { 0 => [0.25, 0.1], 1 => [0.4, 0.2, 0.1], _ => [] },
            Noise = noise,
            Jitter = 0.15,
            Loss = 0.03,
            Drift = recording % 2 == 0 ? 0.3 : 0.0,
            Motion = recording % 8 == 7 ? [new(90, 96)] : [],
            Apnea = recording % 8 == 3 ? [new(140, 160)] : [],
        };
    }

    private static void Measure(SyntheticCsiOptions options, AccuracyTally[] tallies)
    {
        var recording = new SyntheticCsi(options);
        var monitor = new VitalMonitor();
        var reference = new ReferenceVitals(new() { Subcarriers = options.Subcarriers, SampleRateHz = options.FramesPerSecond });
        var phases = new double[options.Subcarriers];
        while (recording.Next())
        {
            var inDefault = monitor.Add(recording.TimeSeconds, recording.Amplitudes);
            var inReference = reference.Add(recording.Amplitudes, phases);
            if (recording.TimeSeconds < WarmUpSeconds || options.Motion.Concat(options.Apnea).Any(interval => recording.TimeSeconds > interval.StartSeconds && recording.TimeSeconds < interval.EndSeconds + 30))
            {
                continue;
            }

            Count(inDefault, tallies[0], tallies[2]);
            Count(inReference, tallies[1], tallies[3]);
        }

        void Count(VitalReading? reading, AccuracyTally breathing, AccuracyTally heart)
        {
            if (reading is { } known)
            {
                breathing.Add(known.Breathing, recording.BreathsPerMinute);
                heart.Add(known.Heart, recording.BeatsPerMinute);
            }
        }
    }

    private static string Table(List<AccuracyRow> rows)
    {
        var text = new StringBuilder("vitals-accuracy: ").Append(FormattableString.Invariant($"{Recordings} synthetic recordings of 180 s for each level; readings after {WarmUpSeconds} s, without motion and apnea and the 30 s after\n"));
        text.Append("SNR                 | sign      | mode      | coverage |   MAE |   p95 | right at confidence >= 0.8\n");
        foreach (var row in rows)
        {
            text.Append(FormattableString.Invariant($"{row.Level,-19} | {row.Sign,-9} | {row.Mode,-9} | {100 * row.Coverage,6:0.0} % | {Number(row.MeanError),5} | {Number(row.Error95),5} | {(row.RightWhenSure is { } right ? FormattableString.Invariant($"{100 * right:0.0} % of {row.Sure}") : "none")}\n"));
        }

        return text.ToString();
    }

    private static string Number(double? value) => value is { } known ? FormattableString.Invariant($"{known:0.00}") : "-";
}
