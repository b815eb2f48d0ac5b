using System.Globalization;
using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;
using NeuroPose.Provenance;

namespace NeuroPose.Interactive.Displays;

/// <summary>A trial's card: what was recorded, what is missing in it, where it comes from.</summary>
internal static class TrialDisplay
{
    private const string Kind = "trial (VideoPredictions)";
    private const int MostSegmentations = 8;
    private const int LongestName = 80;
    private const int MostListed = 20;

    /// <summary>Several: a row each. One of them by its number, at the end of a cell, is the card.</summary>
    public static Listing Listed(IEnumerable<VideoPredictions> trials) => Listing.OfNumbered(
        ["#", "file", "people", "frames", "frames/s", "s", "skeleton", "segmentations"],
        trials,
        "trials",
        trial =>
        [
            Cut.To(trial.FileName, Listing.LongestName),
            Known.Number(trial.PersonCount),
            Known.Number(trial.Frames.Count),
            Known.Number(trial.Metadata.FramesPerSecond),
            Known.Number(trial.Frames.Count / trial.Metadata.FramesPerSecond, format: "0.###"),
            Cut.To(SkeletonOf(trial), Listing.LongestName),
            Known.Number(trial.Segmentations.Count),
        ],
        MostListed);

    public static Display<VideoPredictions> Display { get; } = new(trial => new Card(trial.FileName, Kind, [.. Facts(trial)]));

    private static IEnumerable<Fact> Facts(VideoPredictions trial)
    {
        var rate = trial.Metadata.FramesPerSecond;
        yield return new("people", trial.PersonCount.ToString(CultureInfo.InvariantCulture));
        yield return new("frames", Frames(trial));
        yield return new("frame rate", Known.Positive(rate, "frames/s"));
        yield return new("duration", Duration(trial.Frames.Count, rate));
        yield return new("picture", trial.Metadata is { Width: > 0, Height: > 0 } size ? FormattableString.Invariant($"{size.Width} × {size.Height} pixels") : Known.Unknown);
        yield return new("skeleton", SkeletonOf(trial));
        foreach (var missing in TrialDetections.Of(trial))
        {
            yield return missing;
        }

        yield return new("segmentations", Segmentations(trial));
        yield return new("provenance", trial.Provenance is { } provenance ? Describe(provenance) : Known.NotRecorded) { IsFolded = true };
        if (trial.MigratedFrom is { } version)
        {
            yield return new("schema", FormattableString.Invariant($"read as version {version}, migrated to {VideoPredictions.CurrentSchemaVersion}"));
        }

        if (trial.Provenance?.Workbench is { } workbench)
        {
            yield return new("made with", $"{workbench.Library} {workbench.Version}{(workbench.Method is { } method ? ": " + method : "")}");
        }

        foreach (var note in trial.Provenance?.Workbench?.Estimation?.Notes ?? [])
        {
            yield return new("note", note) { IsFolded = true };
        }

        yield return new("SHA-256", Known.ShortHash(trial.Sha256)) { IsFolded = true };
    }

    private static string Duration(int frames, double rate) =>
        frames > 0 && !(rate > 0 && double.IsFinite(rate)) ? Known.Unknown + " (no frame rate)" : Known.Positive(frames / rate, "s");

    private static string Frames(VideoPredictions trial)
    {
        var held = trial.Frames.Count.ToString(CultureInfo.InvariantCulture);
        var stated = trial.Metadata.FrameCount == trial.Frames.Count ? held : FormattableString.Invariant($"{held} (the file says that the video had {trial.Metadata.FrameCount})");
        return trial.Placement is { AbsentCount: > 0 } or { IsReordered: true } ? $"{stated}, placed {trial.Placement}" : stated;
    }

    private static string SkeletonOf(VideoPredictions trial)
    {
        var counts = trial.Frames.SelectMany(frame => frame.Poses).Select(pose => pose.RowCount).Distinct().Take(5).ToArray();
        return counts switch
        {
            [] or [0] => Known.Unknown + " (no pose)",
            [var count] when trial.Provenance?.Workbench?.Estimation is { } estimation && estimation.Joints.Count == count =>
                FormattableString.Invariant($"{estimation.Skeleton} ({count} joints{(trial.Frames.All(frame => frame.Poses3D.Count == 0) ? ", in the picture" : "")})"),
            [var count] => Skeleton.ForJointCount(count).ToString(),
            _ => FormattableString.Invariant($"poses of different sizes: {string.Join(", ", counts)} joints"),
        };
    }

    private static string Segmentations(VideoPredictions trial)
    {
        if (trial.Segmentations.Count == 0)
        {
            return "none";
        }

        var named = trial.Segmentations.Take(MostSegmentations).Select(entry => $"{Cut.To(entry.Key, LongestName)}: {Known.Count(entry.Value.Segments.Count, "segment", "segments")}");
        var more = trial.Segmentations.Count - MostSegmentations;
        return string.Join("; ", named) + (more > 0 ? FormattableString.Invariant($" and {more} more") : "");
    }

    private static string Describe(ProvenanceRecord provenance)
    {
        var seed = provenance.Seed is { } value ? FormattableString.Invariant($"seed {value}") : "seed not recorded";
        return $"model {Known.Text(provenance.ModelFileName)} (SHA-256 {Known.ShortHash(provenance.ModelSha256)}); " +
            $"NeuroPose {Known.Text(provenance.NeuroPoseVersion)}; {(provenance.Workbench?.Estimation is null ? "TensorFlow " : "")}{Known.Text(provenance.TensorFlowVersion)}; " +
            $"{seed}; deterministic inference: {(provenance.Deterministic ? "yes" : "no")}";
    }
}
