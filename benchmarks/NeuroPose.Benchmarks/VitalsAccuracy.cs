using System.Text;
using System.Text.Json;
using NeuroPose.RuView.Reference;
using NeuroPose.Vitals.Baselines;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>
/// How well the default mode, the reference and the textbook recover the rates of seeded synthetic recordings: harmonics, jitter, loss,
/// drift, motion and apnea in them.
/// </summary>
internal static class VitalsAccuracy
{
    /// <summary>Readings before this are not counted: the windows are filling.</summary>
    private const double WarmUpSeconds = 30;
    private const int Recordings = 24;

    private static readonly string[] Modes = ["default", "reference", "textbook"];

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true };

    /// <summary>Measures one of the two sets.</summary>
    /// <param name="scene">The set: <see cref="VitalScenes.Report"/>, or <see cref="VitalScenes.Development"/> while the method is worked on.</param>
    /// <param name="levels">Its rows: <see cref="VitalScenes.Levels"/>, or <see cref="VitalScenes.Rooms"/> with antennas and phases.</param>
    /// <param name="isJson">Whether the table is for machines.</param>
    public static string Run(Func<int, SceneLevel, SyntheticCsiOptions> scene, IReadOnlyList<SceneLevel> levels, bool isJson)
    {
        List<AccuracyRow> rows = [];
        foreach (var level in levels)
        {
            var name = level.Name;
            AccuracyTally[] tallies = Tallies(name);
            foreach (var measured in Enumerable.Range(0, Recordings).AsParallel().AsOrdered().Select(recording => Measure(scene(recording, level), Tallies(name))))
            {
                foreach (var (all, one) in tallies.Zip(measured))
                {
                    all.Add(one);
                }
            }

            rows.AddRange(tallies.Select(tally => tally.Row()));
        }

        return isJson ? JsonSerializer.Serialize(rows, Written) : Table(rows);
    }

    private static AccuracyTally[] Tallies(string level) =>
    [
        .. from sign in new[] { (Name: "breathing", Tolerance: 1.0), (Name: "heart", Tolerance: 3.0) }
           from mode in Modes
           select new AccuracyTally(mode, sign.Name, level, sign.Tolerance),
    ];

    private static AccuracyTally[] Measure(SyntheticCsiOptions options, AccuracyTally[] tallies)
    {
        var recording = new SyntheticCsi(options);
        var monitor = new VitalMonitor();
        var channels = options.Subcarriers * recording.Antennas.Streams;
        var reference = new ReferenceVitals(new() { Subcarriers = channels, SampleRateHz = options.FramesPerSecond });
        var textbook = new TextbookMethod(channels);
        while (recording.Next())
        {
            var inDefault = monitor.Add(recording.TimeSeconds, recording.Amplitudes, recording.Phases, recording.Antennas);
            var inReference = reference.Add(recording.Amplitudes, recording.Phases);
            var inTextbook = textbook.Add(recording.TimeSeconds, recording.Amplitudes);
            if (recording.TimeSeconds < WarmUpSeconds || options.Motion.Concat(options.Apnea).Any(interval => recording.TimeSeconds > interval.StartSeconds && recording.TimeSeconds < interval.EndSeconds + 30))
            {
                continue;
            }

            Count(inDefault, tallies[0], tallies[3]);
            Count(inReference, tallies[1], tallies[4]);
            Count(inTextbook, tallies[2], tallies[5]);
        }

        return tallies;

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
        var text = new StringBuilder("vitals-accuracy: ").Append(FormattableString.Invariant($"{Recordings} synthetic recordings for each level; readings after {WarmUpSeconds} s, without motion and apnea and the 30 s after\n"));
        text.Append("SNR                  | sign      | mode      | coverage |   MAE |   p95 | right at confidence >= 0.8\n");
        foreach (var row in rows)
        {
            text.Append(FormattableString.Invariant($"{row.Level,-20} | {row.Sign,-9} | {row.Mode,-9} | {100 * row.Coverage,6:0.0} % | {Number(row.MeanError),5} | {Number(row.Error95),5} | {(row.RightWhenSure is { } right ? FormattableString.Invariant($"{100 * right:0.0} % of {row.Sure}") : "none")}\n"));
        }

        return text.ToString();
    }

    private static string Number(double? value) => value is { } known ? FormattableString.Invariant($"{known:0.00}") : "-";
}
