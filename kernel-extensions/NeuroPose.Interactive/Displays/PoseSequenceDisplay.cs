using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>A sequence of poses: what it is, and how the person looks in the middle of it.</summary>
internal static class PoseSequenceDisplay
{
    private const string Kind = "poses";

    public static Display<PoseSequence> Display { get; } = new(AsHtml, AsText);

    private static string AsHtml(PoseSequence poses)
    {
        var picture = SkeletonFrame.Middle(poses) is { } middle ? Html.Picture(middle.ToFigure()) : "";
        return Html.Heading(poses.Label, Kind) + Html.Table(Facts(poses)) + picture;
    }

    private static string AsText(PoseSequence poses) =>
        $"{(poses.Label.Length > 0 ? PlainText.OneLine(poses.Label) + " · " : "")}{Kind}\n{PlainText.Lines([.. Facts(poses)])}";

    private static IEnumerable<Fact> Facts(PoseSequence poses)
    {
        var incomplete = poses.IncompleteFrames();
        yield return new("frames", poses.FrameCount.ToString(CultureInfo.InvariantCulture));
        yield return new("frame rate", Known.Positive(poses.FramesPerSecond, "frames/s"));
        yield return new("duration", Known.Positive(poses.DurationSeconds, "s"));
        yield return new("skeleton", poses.Skeleton.ToString());
        yield return new("coordinates", "mm; x right, y down, z away from the camera");
        yield return new("incomplete frames", incomplete.Count == 0 ? "none" : FormattableString.Invariant($"{incomplete.Count} ({FrameRanges.Of(incomplete)})"));
        yield return new("origin", poses.Origin is { } origin
            ? FormattableString.Invariant($"{origin.FileName}, person {origin.Person}, from frame {origin.StartFrame} (SHA-256 {Known.ShortHash(origin.Sha256)})")
            : Known.NotRecorded);
    }
}
