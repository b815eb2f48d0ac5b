using NeuroPose.Json;
using NeuroPose.Numerics;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>What is true of a camera.</summary>
/// <param name="Id">The camera.</param>
/// <param name="Times">When each frame that is in the video was exposed, in seconds.</param>
/// <param name="Pulses">The pulses that were recorded.</param>
/// <param name="LostFrames">Frames whose pulse was lost.</param>
/// <param name="ExtraPulses">Pulses that are of no frame.</param>
/// <param name="DroppedExposures">Exposures whose frame is not in the video, by their number.</param>
/// <param name="FileStarts">The first frame of each file.</param>
/// <param name="DriftPpm">How much its clock is slower than the first camera's.</param>
internal sealed record CameraTruth(
    string Id, double[] Times, double[] Pulses, int[] LostFrames, double[] ExtraPulses, int[] DroppedExposures, int[] FileStarts, double DriftPpm);

/// <summary>What is true of a trial.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Type">Its type, 1 or 2.</param>
/// <param name="Start">When it started, in seconds of the pulses' clock.</param>
/// <param name="Stop">When it stopped.</param>
/// <param name="Cue">When its sync signal rose.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="HasPulse">Whether its pulse was recorded.</param>
internal sealed record TrialTruth(int Number, int Type, double Start, double Stop, double Cue, string Outcome, bool HasPulse);

/// <summary>What is true of a synthetic session.</summary>
internal sealed record SessionTruth(IReadOnlyList<CameraTruth> Cameras, IReadOnlyList<TrialTruth> Trials, double[] CuePulses, double BpodOffset, double BpodPpm)
{
    private const double Jitter = 30e-6;

    private static readonly string[] Outcomes = ["HIT", "Miss", "CorrectReject", "FalseAlarm", ""];

    public static SessionTruth Of(SyntheticSessionOptions options)
    {
        var random = new SeededRandom(options.Seed);
        var count = (int)Math.Floor(options.Seconds * options.FramesPerSecond);
        var (trials, cues) = TrialsOf(options, random.Fork("trials"));
        return new(
            [
                Camera("cam0", 0.5, count, 0, options, random.Fork("cam0"), lost: [count / 3], extras: 2, dropped: [], border: -1),
                Camera("cam1", 0.5, count, 20, options, random.Fork("cam1"), lost: [], extras: 0, dropped: [], border: count / 2),
                Camera("cam2", 0.5, count, 0, options, random.Fork("cam2"), lost: [count / 4, count / 2], extras: 1, dropped: [count * 2 / 3, (count * 2 / 3) + 1], border: -1),
            ],
            trials,
            cues,
            BpodOffset: -3.217,
            BpodPpm: 60);
    }

    /// <summary>A time of the pulses' clock in Bpod's.</summary>
    public double InBpod(double seconds) => BpodOffset + (seconds * (1 + (BpodPpm * 1e-6)));

    public string ToJson() => ObjectText.Of(json =>
    {
        json.BeginObject();
        json.Name("cameras");
        json.Array(Cameras, (to, camera) =>
        {
            to.BeginObject();
            to.Member("camera_id", camera.Id);
            to.Member("drift_ppm", camera.DriftPpm);
            Numbers(to, "lost_frames", camera.LostFrames);
            Numbers(to, "dropped_exposures", camera.DroppedExposures);
            Numbers(to, "file_starts", camera.FileStarts);
            to.Name("extra_pulses");
            to.Numbers(camera.ExtraPulses);
            to.Name("times");
            to.Numbers(camera.Times);
            to.EndObject();
        });
        json.Name("trials");
        json.Array(Trials, (to, trial) =>
        {
            to.BeginObject();
            to.Member("trial_number", (long)trial.Number);
            to.Member("trial_type", (long)trial.Type);
            to.Member("start_time", trial.Start);
            to.Member("stop_time", trial.Stop);
            to.Member("cue_time", trial.Cue);
            to.Member("outcome", trial.Outcome.Length == 0 ? "unknown" : trial.Outcome);
            to.Member("has_pulse", trial.HasPulse);
            to.EndObject();
        });
        json.Member("bpod_offset_s", BpodOffset);
        json.Member("bpod_ppm", BpodPpm);
        json.EndObject();
    }) + "\n";

    private static void Numbers(JsonPrinter json, string name, int[] numbers)
    {
        json.Name(name);
        json.Array(numbers, (to, number) => to.Integer(number));
    }

    private static CameraTruth Camera(
        string id, double start, int count, double ppm, SyntheticSessionOptions options, SeededRandom random, int[] lost, int extras, int[] dropped, int border)
    {
        // The camera with two files stands still for a while between them.
        const double Pause = 1.7;
        var interval = (1 + (ppm * 1e-6)) / options.FramesPerSecond;
        var exposures = new double[count];
        for (var index = 0; index < count; index++)
        {
            exposures[index] = start + (index * interval) + (border >= 0 && index >= border ? Pause * (1 + (ppm * 1e-6)) : 0) + (Jitter * ((2 * random.NextDouble()) - 1));
        }

        List<double> pulses = [.. exposures.Where((_, index) => !lost.Contains(index))];
        List<double> extra = [];
        for (var index = 0; index < extras; index++)
        {
            // One bounces after a pulse, others lie somewhere between two.
            var after = exposures[random.NextInt(count - 20) + 10];
            extra.Add(after + (index == 0 ? 0.0009 : interval * (0.35 + (0.3 * random.NextDouble()))));
        }

        pulses.AddRange(extra);
        pulses.Sort();
        int[] inVideo = [.. Enumerable.Range(0, count).Where(index => !dropped.Contains(index))];
        return new(
            id,
            [.. inVideo.Select(index => exposures[index])],
            [.. pulses],
            [.. lost.Select(index => Array.IndexOf(inVideo, index))],
            [.. extra.Order()],
            dropped,
            border < 0 ? [0] : [0, border],
            ppm);
    }

    private static (List<TrialTruth> Trials, double[] Cues) TrialsOf(SyntheticSessionOptions options, SeededRandom random)
    {
        List<TrialTruth> trials = [];
        List<double> cues = [];
        var at = 1.0;
        while (at + 2.2 < options.Seconds)
        {
            var number = trials.Count + 1;
            var length = 0.9 + (0.8 * random.NextDouble());
            var cue = at + 0.1 + (0.15 * random.NextDouble());
            var hasPulse = number != 4;
            trials.Add(new(number, 1 + random.NextInt(2), at, at + length, cue, Outcomes[random.NextInt(Outcomes.Length)], hasPulse));
            if (hasPulse)
            {
                cues.Add(cue);
            }

            if (number == 6)
            {
                // Something else raised the line.
                cues.Add(cue + (0.6 * length));
            }

            at += length + 0.05 + (0.3 * random.NextDouble());
        }

        return (trials, [.. cues]);
    }
}
