using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>A sequence of poses: what it is, and how the person looks in the middle of it.</summary>
internal static class PoseSequenceDisplay
{
    private const string Kind = "poses";
    private const int MostListed = 20;

    /// <summary>Several: a row each. One of them by its number, at the end of a cell, is the card.</summary>
    public static Listing Listed(IEnumerable<PoseSequence> sequences) => Listing.OfNumbered(
        ["#", "label", "frames", "frames/s", "s", "skeleton", "incomplete frames", "origin"],
        sequences,
        "sequences of poses",
        poses =>
        [
            Cut.To(poses.Label, Listing.LongestName),
            Known.Number(poses.FrameCount),
            Known.Number(poses.FramesPerSecond),
            Known.Number(poses.DurationSeconds, format: "0.###"),
            Cut.To(poses.Skeleton.ToString(), Listing.LongestName),
            Known.Number(poses.IncompleteFrames().Count),
            poses.Origin is { } origin
                ? FormattableString.Invariant($"{Cut.To(origin.FileName, Listing.LongestName)}, person {origin.Person}, from frame {origin.StartFrame}")
                : Known.NotRecorded,
        ],
        MostListed);

    public static Display<PoseSequence> Display { get; } = new(poses => new Card(poses.Label, Kind, [.. Facts(poses)])
    {
        Picture = SkeletonFrame.Middle(poses)?.ToFigure(),
    })
    {
        Csv = poses => poses.ToCsv(),
    };

    private static string Coordinates(PoseSequence poses)
    {
        var unit = poses.Unit switch
        {
            LengthUnit.Unknown => "unit not known",
            LengthUnit.Normalized => "parts of the picture",
            var known => known.Symbol(),
        };
        return $"{unit}, {poses.Dimensions}-D, {poses.Axes}";
    }

    private static IEnumerable<Fact> Facts(PoseSequence poses)
    {
        var incomplete = poses.IncompleteFrames();
        yield return new("frames", poses.FrameCount.ToString(CultureInfo.InvariantCulture));
        yield return new("frame rate", Known.Positive(poses.FramesPerSecond, "frames/s"));
        yield return new("duration", Known.Positive(poses.DurationSeconds, "s"));
        yield return new("skeleton", poses.Skeleton.ToString());
        yield return new("coordinates", Coordinates(poses));
        if (poses.HasConfidence)
        {
            yield return new("confidence", "for each joint and frame");
        }

        yield return new("incomplete frames", incomplete.Count == 0 ? "none" : FormattableString.Invariant($"{incomplete.Count} ({FrameRanges.Of(incomplete)})"));
        yield return new("origin", poses.Origin is { } origin
            ? FormattableString.Invariant($"{origin.FileName}, person {origin.Person}, from frame {origin.StartFrame} (SHA-256 {Known.ShortHash(origin.Sha256)})")
            : Known.NotRecorded)
        { IsFolded = true };
    }
}
