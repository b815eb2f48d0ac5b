using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Numerics;
using NeuroPose.Sessions.Bpod;

namespace NeuroPose.Sessions.Synthesis;

/// <summary>The small files of a synthetic session.</summary>
internal static class SyntheticFiles
{
    private static readonly string[] OutcomeStates = ["HIT", "Miss", "CorrectReject", "FalseAlarm"];

    /// <summary>How the session is processed.</summary>
    public const string ConfigToml = """
        # A synthetic session: neuropose session run config.toml
        [project]
        name = "synthetic"
        n_cameras = 3

        [paths]
        raw_root = "data/raw"
        intermediate_root = "data/interim"
        output_root = "data/processed"
        qc_root = "data/qc"

        [timebase]
        source = "ttl"
        mapping = "linear"
        jitter_budget_s = 0.001

        [sync]
        primary_clock = "cam0"
        tolerance_ms = 2.0
        dropped_frames_allowed = 4

        [verification]
        mismatch_tolerance_frames = 4
        warn_on_mismatch = true

        [pose]
        edges = [["nose", "left ear"], ["nose", "right ear"], ["nose", "tail base"]]
        mapping = { nose = "nose", leftear = "left ear", rightear = "right ear", tailbase = "tail base" }

        [[facemap.regions]]
        name = "arena"
        camera = "cam0"
        x = 20
        y = 20
        width = 150
        height = 110

        [nwb]
        lab = "Synthesis"
        institution = "NeuroPose Workbench"
        file_name_template = "{session_id}.nwb"

        """;

    /// <summary>What the session is.</summary>
    public const string SessionToml = """
        [session]
        id = "synthetic-001"
        subject_id = "mouse-01"
        date = 2026-01-15T10:00:00+01:00
        experimenter = "Doe, Jane"
        description = "A synthetic session: a bright spot walks in a circle."
        species = "Mus musculus"
        sex = "F"
        age = "P90D"
        genotype = "wild type"

        [bpod]
        path = "Bpod/*.mat"

        [[bpod.trial_types]]
        trial_type = 1
        description = "go"
        sync_signal = "Cue"
        sync_ttl = "cue"

        [[bpod.trial_types]]
        trial_type = 2
        description = "no go"
        sync_signal = "Cue"
        sync_ttl = "cue"

        [events]
        paths = "events.ndjson"

        [[TTLs]]
        id = "ttl_cam0"
        description = "Exposures of cam0."
        paths = "TTLs/cam0_*.txt"

        [[TTLs]]
        id = "ttl_cam1"
        description = "Exposures of cam1."
        paths = "TTLs/cam1_*.txt"

        [[TTLs]]
        id = "ttl_cam2"
        description = "Exposures of cam2."
        paths = "TTLs/cam2_*.txt"

        [[TTLs]]
        id = "cue"
        description = "Cues of Bpod."
        paths = "TTLs/cue.txt"

        [[cameras]]
        id = "cam0"
        description = "Camera above; one lost pulse, two extra ones."
        paths = "cam0.mp4"
        ttl_id = "ttl_cam0"
        pose = "pose/cam0*.csv"
        facemap = "facemap/cam0_proc.npy"

        [[cameras]]
        id = "cam1"
        description = "Camera at the side; two files, a clock that drifts by 20 ppm."
        paths = "cam1_*.mp4"
        order = "name_asc"
        ttl_id = "ttl_cam1"
        pose = "pose/cam1*.h5"

        [[cameras]]
        id = "cam2"
        description = "Camera below; two dropped frames, two lost pulses, one extra one."
        paths = "cam2.mp4"
        ttl_id = "ttl_cam2"
        pose = "pose/cam2.analysis.h5"

        """;

    /// <summary>Pulses as SpikeGLX's extracts are: a time on each line, six decimals.</summary>
    public static void Pulses(string folder, SessionTruth truth)
    {
        foreach (var camera in truth.Cameras)
        {
            Save(Path.Combine(folder, "TTLs", $"{camera.Id}_nidq.xa_7_0.txt"), camera.Pulses);
        }

        Save(Path.Combine(folder, "TTLs", "cue.txt"), truth.CuePulses);
    }

    /// <summary>A log of licks and rewards, with the trials again.</summary>
    public static void Log(string folder, SessionTruth truth)
    {
        List<(double Time, string Line)> lines = [];
        void Add(double time, string kind, int trial, string more = "") => lines.Add((time, string.Create(
            CultureInfo.InvariantCulture, $"{{\"time\": {JsonNumber.Format(Math.Round(time, 6))}, \"kind\": \"{kind}\", \"trial_id\": {trial}{more}}}")));
        foreach (var trial in truth.Trials)
        {
            Add(trial.Start, "trial_start", trial.Number);
            Add(trial.Cue, "cue", trial.Number, ", \"frequency_hz\": 8000");
            if (trial.Outcome == "HIT")
            {
                Add(trial.Cue + 0.31, "reward", trial.Number, ", \"volume_ul\": 4.5");
            }

            Add(trial.Stop, "trial_end", trial.Number);
        }

        AtomicFile.WriteText(Path.Combine(folder, "events.ndjson"), string.Concat(lines.OrderBy(line => line.Time).Select(line => line.Line + "\n")));
    }

    /// <summary>The trials as Bpod has them, in its own clock.</summary>
    public static MatStruct SessionData(SessionTruth truth)
    {
        static MatNumbers Row(IEnumerable<double> numbers)
        {
            double[] values = [.. numbers];
            return new([1, values.Length], values);
        }

        static MatStruct One(params (string Name, MatValue Value)[] fields) => new([1, 1], [.. fields.Select(field => field.Name)], [[.. fields.Select(field => field.Value)]]);
        MatValue Trial(TrialTruth trial)
        {
            double At(double time) => truth.InBpod(time) - truth.InBpod(trial.Start);
            List<(string, MatValue)> states =
            [
                ("ITI", Row([0, At(trial.Cue)])),
                ("Cue", Row([At(trial.Cue), At(trial.Cue + 0.2)])),
                .. OutcomeStates.Select(name => (name, (MatValue)Row(
                    name == trial.Outcome ? [At(trial.Cue + 0.3), At(trial.Stop)] : [double.NaN, double.NaN]))),
            ];
            return One(("States", One([.. states])), ("Events", One(("Port1In", Row([At(trial.Cue + 0.25), At(trial.Cue + 0.4)])))));
        }

        return One(
            ("nTrials", Row([truth.Trials.Count])),
            ("TrialStartTimestamp", Row(truth.Trials.Select(trial => truth.InBpod(trial.Start)))),
            ("TrialEndTimestamp", Row(truth.Trials.Select(trial => truth.InBpod(trial.Stop)))),
            ("TrialTypes", Row(truth.Trials.Select(trial => (double)trial.Type))),
            ("RawEvents", One(("Trial", new MatCells([1, truth.Trials.Count], [.. truth.Trials.Select(Trial)])))));
    }

    /// <summary>Signals as Facemap has them.</summary>
    public static IReadOnlyList<(string Name, double[] Values)> Face(SessionTruth truth, SeededRandom random)
    {
        var count = truth.Cameras[0].Times.Length;
        double[] Signal(double level, double swing, double speed) =>
            [.. Enumerable.Range(0, count).Select(frame => level + (swing * ExactMath.Sin(speed * frame)) + (0.02 * level * random.NextGaussian()))];
        return [("pupil_area", Signal(420, 60, 0.02)), ("whisker_motion", Signal(12, 5, 0.21)), ("blink", Signal(300, 10, 0.007))];
    }

    private static void Save(string path, double[] seconds) =>
        AtomicFile.WriteText(path, string.Concat(seconds.Select(time => time.ToString("F6", CultureInfo.InvariantCulture) + "\n")));
}
