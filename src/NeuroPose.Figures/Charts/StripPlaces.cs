using NeuroPose.Figures.Model;
using NeuroPose.Figures.Skeletons;

namespace NeuroPose.Figures;

/// <summary>Bodies next to each other, each centered in a place as wide as the widest.</summary>
internal sealed class StripPlaces
{
    private readonly IReadOnlyList<SkeletonFrame> frames;
    private readonly View view;
    private readonly double[] centers;
    private readonly double place;
    private readonly double lowest;

    // A label is about 11 pixels high, and a column of a journal about 305 wide: the share of the strip's length that keeps it off the feet.
    private const double LabelShare = 11.0 / 305;

    // Between bodies of which no length is known.
    private const double GapShare = 0.25;

    /// <summary>Places for bodies, with a gap between them in the unit of the poses; NaN for a share of the widest.</summary>
    public StripPlaces(IReadOnlyList<SkeletonFrame> frames, View view, double gap)
    {
        (this.frames, this.view) = (frames, view);
        var extents = frames.Select(frame => Extent(frame, view.Horizontal)).ToArray();
        centers = [.. extents.Select(extent => (extent.Low / 2) + (extent.High / 2))];
        var widest = extents.Select(extent => extent.High - extent.Low).DefaultIfEmpty(0).Max();
        place = widest + (double.IsNaN(gap) ? GapShare * widest : gap);
        var heights = frames.Select(frame => Extent(frame, view.Vertical));
        lowest = view.Down ? heights.Select(extent => extent.High).DefaultIfEmpty(0).Max() : heights.Select(extent => extent.Low).DefaultIfEmpty(0).Min();
    }

    public IEnumerable<Layer> Layers()
    {
        for (var index = 0; index < frames.Count; index++)
        {
            yield return BodyLayer.Of(frames[index].Poses.Skeleton, frames[index].Joints, view, (index * place) - centers[index]);
            var words = double.IsNaN(frames[index].Seconds) ? FormattableString.Invariant($"{frames[index].Frame}") : FormattableString.Invariant($"{frames[index].Seconds:0.00}");
            yield return new AnnotationLayer(index * place, lowest + ((view.Down ? 1 : -1) * LabelShare * place * frames.Count), words);
        }
    }

    private static (double Low, double High) Extent(SkeletonFrame frame, Func<Numerics.Point3, double> coordinate)
    {
        double[] values = [.. frame.Joints.Where(joint => joint.IsFinite).Select(coordinate)];
        return values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
    }
}
