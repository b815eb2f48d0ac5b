using System.Text;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>
/// Fits the confidence of the default mode to three quarters of the development scenes, prints its numbers, and what they come to on the other quarter.
/// The report scenes are not touched.
/// </summary>
internal static class VitalsFit
{
    /// <summary>Recordings of each kind of scene: a room's takes longer.</summary>
    private const int RecordingsOfLevels = 96;
    private const int RecordingsOfRooms = 36;

    private static readonly SignToFit OneAntenna = new(
        "breathing, one antenna",
        1.0,
        ["Base", "Contrast", "Share", "Restlessness", "Swing", "Surprise", "Lean", "Lost"],
        evidence => [1.0, evidence.Contrast, evidence.Share, Math.Log(1.0 + evidence.Restlessness), evidence.Swing, evidence.Surprise, evidence.Lean, evidence.IsLost ? 1.0 : 0.0],
        Lowered: 1.0);

    private static readonly SignToFit Heart = new(
        "heart",
        3.0,
        ["Base", "Contrast", "Concentration", "Share", "Nearness", "Swing", "Surprise", "Lean", "Lost"],
        evidence =>
            [1.0, evidence.Contrast, evidence.Concentration, evidence.Share, evidence.Nearness, evidence.Swing, evidence.Surprise, evidence.Lean, evidence.IsLost ? 1.0 : 0.0],
        Lowered: 0.6);

    private static readonly SignToFit BesidePhases = InRooms("breathing, amplitudes beside phases", 0.8);

    private static readonly SignToFit InPhases = InRooms("breathing, phases", 0.0);

    private static SignToFit InRooms(string name, double lowered) => new(
        name,
        1.0,
        ["Base", "Contrast", "Concentration", "Share", "Restlessness", "Swing", "RestlessSwing", "Surprise", "Lean", "Lost", "Fullness"],
        evidence =>
        [
            1.0, evidence.Contrast, evidence.Concentration, evidence.Share, Math.Log(1.0 + evidence.Restlessness), evidence.Swing, evidence.RestlessSwing, evidence.Surprise,
            evidence.Lean, evidence.IsLost ? 1.0 : 0.0, evidence.Fullness,
        ],
        lowered);

    /// <summary>A vital sign whose confidence is fitted; its base is lowered afterwards, in favor of saying nothing.</summary>
    private sealed record SignToFit(string Name, double Tolerance, string[] Names, Func<RateEvidence, double[]> Features, double Lowered)
    {
        public List<(string Level, bool IsHeldOut, LearningRow Row)> Rows { get; } = [];

        public void Add(SceneLevel level, bool isHeldOut, RateEvidence? evidence, double truth)
        {
            if (evidence is { } known)
            {
                // Nobody there, and rates that jump about, are what a confidence is for.
                var weight = level.Rates switch { SceneRates.Nobody => 3.0, SceneRates.Irregular or SceneRates.Fast => 6.0, _ => 1.0 };
                Rows.Add((level.Name, isHeldOut, new(Features(known), Math.Abs(known.PerMinute - truth) <= Tolerance, weight)));
            }
        }
    }

    public static string Run()
    {
        // Rooms of one antenna judge the confidence and do not make it: with them it reported more and was right less often (decision 0021).
        Collect([.. VitalScenes.Levels.Where(level => level.Room == SceneRoom.None)], RecordingsOfLevels, (level, isHeldOut, second) =>
        {
            OneAntenna.Add(level, isHeldOut, second.Breathing, second.Truth.Breathing);
            Heart.Add(level, isHeldOut, second.Heart, second.Truth.Heart);
        });
        Collect(VitalScenes.Rooms, RecordingsOfRooms, (level, isHeldOut, second) =>
        {
            BesidePhases.Add(level, isHeldOut, second.Breathing, second.Truth.Breathing);
            InPhases.Add(level, isHeldOut, second.InPhases, second.Truth.Breathing);
        });
        var text = new StringBuilder("vitals-fit: development scenes only\n");
        foreach (var sign in new[] { OneAntenna, Heart, BesidePhases, InPhases })
        {
            var coefficients = LogisticFit.Of([.. sign.Rows.Where(row => !row.IsHeldOut).Select(row => row.Row)]);
            coefficients[0] -= sign.Lowered;
            text.Append(sign.Name).Append(": ").AppendJoin(", ", sign.Names.Zip(coefficients, (name, value) => FormattableString.Invariant($"{name} = {value:0.000}"))).Append('\n');
            foreach (var level in sign.Rows.Where(row => row.IsHeldOut).GroupBy(row => row.Level))
            {
                var judged = level.Select(row => (Confidence: LogisticFit.Probability(row.Row.Features, coefficients), row.Row.IsRight)).ToArray();
                var sure = judged.Where(one => one.Confidence >= 0.8).ToArray();
                text.Append(FormattableString.Invariant($"  {level.Key,-19} | told {Share(judged, one => one.Confidence >= Likelihood.Least)} | sure {Share(judged, one => one.Confidence >= 0.8)} | of these right {Share(sure, one => one.IsRight)}\n"));
            }
        }

        return text.ToString();
    }

    private static void Collect(IReadOnlyList<SceneLevel> levels, int recordings, Action<SceneLevel, bool, Second> add)
    {
        foreach (var level in levels)
        {
            // Side by side, and then in their order: the sums of the fit depend on it.
            var looks = Enumerable.Range(0, recordings).AsParallel().AsOrdered().Select(recording => Look(VitalScenes.Development(recording, level) with { Apnea = [] }));
            foreach (var (recording, seconds) in looks.Index())
            {
                seconds.ForEach(second => add(level, recording % 4 == 3, second));
            }
        }
    }

    private static string Share<T>(T[] all, Func<T, bool> counts) => all.Length == 0 ? "   none" : FormattableString.Invariant($"{100.0 * all.Count(counts) / all.Length,5:0.0} %");

    private static List<Second> Look(SyntheticCsiOptions options)
    {
        List<Second> seconds = [];
        var (recording, stretch) = (new SyntheticCsi(options), (Stretch?)null);
        while (recording.Next())
        {
            stretch ??= new Stretch(recording.Amplitudes.Length, startSeconds: 0);
            if (stretch.Add(recording.TimeSeconds, recording.Amplitudes, recording.Phases, recording.Antennas) is { } second)
            {
                stretch.Estimate(second);
                seconds.Add(new(
                    stretch.Amplitudes.Breathing.Tracker.Evidence,
                    stretch.Phases?.Breathing.Tracker.Evidence,
                    stretch.Amplitudes.Heart.Tracker.Evidence,
                    (recording.BreathsPerMinute, recording.BeatsPerMinute)));
            }
        }

        return seconds;
    }

    /// <summary>What is seen in a second, and what is true of it.</summary>
    private sealed record Second(RateEvidence? Breathing, RateEvidence? InPhases, RateEvidence? Heart, (double Breathing, double Heart) Truth);
}
