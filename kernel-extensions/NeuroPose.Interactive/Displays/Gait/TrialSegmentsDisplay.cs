using NeuroPose.Interactive.Markup;
using NeuroPose.Segmentation;

namespace NeuroPose.Interactive.Displays;

/// <summary>Segments of a trial and how they were found.</summary>
internal static class TrialSegmentsDisplay
{
    private static readonly string[] Columns = ["segment", "start", "peak", "end", "frames"];

    public static Display<TrialSegments> Display { get; } = new(found => new Card(
        "",
        "segments",
        [new("segments", found.Segments.Count == 0 ? "none" : Known.Number(found.Segments.Count)), .. SegmentationFacts.Of(found.Config), new("frames", "from start up to, not with, end")],
        Listing.Of(Columns, [.. found.Segments.Index()], "segments", one =>
        [
            Known.Number(one.Index),
            Known.Number(one.Item.Start),
            Known.Number(one.Item.Peak),
            Known.Number(one.Item.End),
            Known.Number(one.Item.FrameCount),
        ])));
}
