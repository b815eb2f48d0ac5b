using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Report;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>The quality gates of a session.</summary>
internal static class QualityGates
{
    private const int MostNamed = 4;

    /// <summary>The gates that the stages up to one can ask.</summary>
    public static IReadOnlyList<QualityGate> Of(SessionWork work, IReadOnlySet<SessionStage> stages, NwbValidation? validation)
    {
        List<QualityGate> gates = [];
        var config = work.Config;
        if (stages.Contains(SessionStage.Ingest))
        {
            gates.Add(Counts(work));
        }

        if (stages.Contains(SessionStage.Sync))
        {
            var cameras = work.Sync.Cameras;
            gates.Add(Of("cameras without a clock", cameras.Where(camera => !camera.HasTimes).Select(camera => $"{camera.CameraId}: {camera.Match.Ambiguity}"), cameras.Count));
            var timed = cameras.Where(camera => camera.HasTimes).ToArray();
            gates.Add(Of("cameras whose timestamps do not go forward", timed.Where(camera => camera.StepsNotForward > 0).Select(camera => FormattableString.Invariant($"{camera.CameraId}: {camera.StepsNotForward} steps do not")), timed.Length));
            gates.Add(Largest(
                "drift from the primary clock", [.. timed.Where(camera => camera.Drift is { Why: "" }).Select(camera => (camera.CameraId, camera.Drift!.MaxSeconds * 1000))], config.Sync.ToleranceMilliseconds, "ms"));
            gates.Add(double.IsNaN(config.Timebase.JitterBudgetSeconds)
                ? new("jitter of pulses", null, Text(timed.Select(camera => (camera.Jitter?.MaxSeconds ?? double.NaN) * 1000), "ms"), "no budget", "")
                : Largest("jitter of pulses", [.. timed.Where(camera => camera.Jitter is not null).Select(camera => (camera.CameraId, camera.Jitter!.MaxSeconds * 1000))], config.Timebase.JitterBudgetSeconds * 1000, "ms"));
            gates.Add(Largest("dropped frames", [.. timed.Select(camera => (camera.CameraId, (double)camera.DroppedCount))], config.Sync.DroppedFramesAllowed, ""));
        }

        if (stages.Contains(SessionStage.Pose))
        {
            gates.Add(Confidence(work));
        }

        if (stages.Contains(SessionStage.Events))
        {
            var trials = work.Trials;
            gates.Add(Of("overlapping trials", trials.Overlaps, trials.Placed.Count()));
            string[] unplaced = trials.Ambiguity is { } why ? [why] : [.. trials.Unplaced.Select(trial => FormattableString.Invariant($"trial {trial.Number}: {trial.Reason}"))];
            gates.Add(trials.Trials.Count == 0
                ? new("trials without a place in time", null, "no trials", "", "")
                : new("trials without a place in time", unplaced.Length == 0, FormattableString.Invariant($"{trials.Unplaced.Count()}"), "0", Named(unplaced)));
        }

        if (validation is { } file)
        {
            var critical = file.Findings.Where(finding => finding.Severity == NwbSeverity.Critical).ToArray();
            gates.Add(new(
                "critical findings in the NWB file",
                critical.Length == 0,
                FormattableString.Invariant($"{critical.Length}"),
                "0",
                Named([.. critical.Select(finding => finding.ToString())])));
        }

        return gates;
    }

    private static QualityGate Counts(SessionWork work)
    {
        var checks = FrameCheck.Of(work.Manifest);
        var failed = checks.Where(check => check.Status == "fail").ToArray();
        var verifiable = checks.Count(check => check.IsVerifiable);
        var largest = checks.Max(check => check.Mismatch) ?? 0;
        return new(
            "difference of frames and pulses in number",
            verifiable == 0 ? null : failed.Length == 0,
            verifiable == 0 ? "not verifiable" : FormattableString.Invariant($"{largest}"),
            FormattableString.Invariant($"{work.Config.MismatchToleranceFrames}"),
            Named([.. checks.Where(check => check.Status != "pass").Select(check => check.ToString())]));
    }

    private static QualityGate Confidence(SessionWork work)
    {
        var least = work.Config.Pose.LeastMeanConfidence;
        var tracks = work.Poses.SelectMany(camera => camera.Tracks).Where(track => double.IsFinite(track.MeanConfidence)).ToArray();
        if (tracks.Length == 0)
        {
            return new("confidence of poses", null, "no poses with a confidence", "", "");
        }

        var worst = tracks.MinBy(track => track.MeanConfidence)!;
        return new(
            "confidence of poses",
            worst.MeanConfidence >= least,
            FormattableString.Invariant($"mean {worst.MeanConfidence:0.###}"),
            FormattableString.Invariant($"{least} or more"),
            Named([.. tracks.Where(track => track.MeanConfidence < least).Select(track => FormattableString.Invariant($"{track.CameraId} {track.Animal}: {track.MeanConfidence:0.###}"))]));
    }

    private static QualityGate Of(string name, IEnumerable<string> failures, int count)
    {
        string[] failed = [.. failures];
        return new(name, count == 0 ? null : failed.Length == 0, FormattableString.Invariant($"{failed.Length}"), "0", Named(failed));
    }

    private static QualityGate Largest(string name, IReadOnlyList<(string Camera, double Value)> values, double limit, string unit)
    {
        var blank = unit.Length > 0 ? " " : "";
        if (values.Count == 0)
        {
            return new(name, null, "nothing to compare", FormattableString.Invariant($"{limit}{blank}{unit}"), "");
        }

        var known = values.Where(one => double.IsFinite(one.Value)).ToArray();
        var largest = known.Length == 0 ? ("", double.NaN) : known.MaxBy(one => one.Value);
        return new(
            name,
            known.All(one => one.Value <= limit),
            FormattableString.Invariant($"{largest.Item2:0.####}{blank}{unit}"),
            FormattableString.Invariant($"{limit}{blank}{unit}"),
            Named([.. known.Where(one => one.Value > limit).Select(one => FormattableString.Invariant($"{one.Camera}: {one.Value:0.####}{blank}{unit}"))]));
    }

    private static string Text(IEnumerable<double> values, string unit)
    {
        var largest = values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        return double.IsNaN(largest) ? "not available" : FormattableString.Invariant($"{largest:0.####} {unit}");
    }

    private static string Named(string[] all) =>
        string.Join("; ", all.Take(MostNamed)) + (all.Length > MostNamed ? FormattableString.Invariant($"; and {all.Length - MostNamed} more") : "");
}
