using NeuroPose.Figures;
using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>A recording of any format: what was found, what is missing, what was assumed, the events, and how it looks.</summary>
internal static class MotionRecordingDisplay
{
    private const int MostListed = 12;

    public static Display<MotionRecording> Display { get; } = new(recording => new Card(recording.FileName, $"recording ({recording.Format.Title()})", [.. Facts(recording)], People(recording), Events(recording))
    {
        Picture = FirstFrame(recording)?.ToFigure(),
    });

    private static IEnumerable<Fact> Facts(MotionRecording recording)
    {
        if (recording.FormatDetail.Length > 0)
        {
            yield return new("written by", recording.FormatDetail);
        }

        yield return new("frames", FormattableString.Invariant($"{recording.FrameCount}{(recording.FrameCount > 0 ? $", numbered {recording.FirstFrame} to {recording.FirstFrame + recording.FrameCount - 1}" : "")}"));
        yield return new("frame rate", Known.Positive(recording.FramesPerSecond, "frames/s") + Source(recording.RateSource));
        yield return new("duration", Known.Positive(recording.FrameCount / recording.FramesPerSecond, "s"));
        yield return new("unit", (recording.Unit == LengthUnit.Unknown ? Known.Unknown : recording.Unit == LengthUnit.Normalized ? "parts of the picture" : recording.Unit.Symbol()) + Source(recording.UnitSource));
        yield return new("axes", $"{recording.Dimensions}-D, {recording.Axes}" + Source(recording.AxesSource));
        if (recording.Analog.Channels.Count > 0)
        {
            yield return new("analog channels", $"{recording.Analog}: {Listed([.. recording.Analog.Channels.Select(channel => channel.Name)])}");
        }

        if (recording.ModelOutputs.Channels.Count > 0)
        {
            yield return new("model outputs", $"{recording.ModelOutputs}: {Listed([.. recording.ModelOutputs.Channels.Select(channel => channel.Name)])}");
        }

        foreach (var notice in recording.Notices)
        {
            yield return new("note", notice);
        }

        yield return new("SHA-256", Known.ShortHash(recording.Sha256));
    }

    private static Listing People(MotionRecording recording) => Listing.Of(
        [recording.PersonsAreSlots ? "slot" : "person", "skeleton", "joints", "points missing", "confidence"],
        [.. recording.Persons.Index()],
        "people",
        entry =>
        [
            Cut.To(recording.PersonTitle(entry.Index), Listing.LongestName),
            entry.Item.Labels.Count == 0 ? Known.Unknown : Cut.To((entry.Item.Skeleton ?? Skeleton.ForLabels(entry.Item.Labels)).Name, Listing.LongestName),
            Listed(entry.Item.Labels),
            FormattableString.Invariant($"{entry.Item.MissingCount} of {(long)entry.Item.FrameCount * entry.Item.Labels.Count}"),
            entry.Item.ConfidenceName.Length > 0 ? Cut.To(entry.Item.ConfidenceName, Listing.LongestName) : "none",
        ]);

    private static Listing Events(MotionRecording recording) => Listing.Of(
        ["event", "side", "time (s)", "frame"],
        recording.Events,
        "events",
        found =>
        [
            Cut.To(found.Label, Listing.LongestName),
            found.Side?.ToString().ToLowerInvariant() ?? "",
            FormattableString.Invariant($"{found.TimeSeconds:0.###}"),
            found.Frame is { } frame ? FormattableString.Invariant($"{frame}{(found.Index is null ? " (outside)" : "")}") : "",
        ]);

    private static SkeletonFrame? FirstFrame(MotionRecording recording)
    {
        for (var person = 0; person < recording.Persons.Count; person++)
        {
            if (recording.Persons[person].Labels.Count > 0 && recording.FrameCount > 0)
            {
                var poses = recording.Poses(person);
                for (var frame = 0; frame < poses.FrameCount; frame++)
                {
                    if (poses.Skeleton.JointNames.Select((_, joint) => poses[frame, joint]).Any(joint => joint.IsFinite))
                    {
                        return new(poses, frame);
                    }
                }
            }
        }

        return null;
    }

    private static string Source(string? source) => source is null ? "" : $" ({source})";

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostListed).Select(name => Cut.To(name, Listing.LongestName))) + (names.Count > MostListed ? FormattableString.Invariant($" and {names.Count - MostListed} more") : "");
}
