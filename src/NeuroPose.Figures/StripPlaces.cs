using NeuroPose.Figures.Model;
using NeuroPose.Figures.Skeletons;

namespace NeuroPose.Figures;

/// <summary>Bodies next to each other, each centered in a place as wide as the widest.</summary>
internal sealed class StripPlaces
{
    private readonly IReadOnlyList<SkeletonFrame> frames;
    private readonly double[] centers;
    private readonly double place;
    private readonly double lowest;

    public StripPlaces(IReadOnlyList<SkeletonFrame> frames, double gap)
    {
        this.frames = frames;
        var extents = frames.Select(frame => Extent(frame, View.Side.Horizontal)).ToArray();
        centers = [.. extents.Select(extent => (extent.Low / 2) + (extent.High / 2))];
        place = extents.Select(extent => extent.High - extent.Low).DefaultIfEmpty(0).Max() + gap;
        lowest = frames.Select(frame => Extent(frame, View.Side.Vertical).High).DefaultIfEmpty(0).Max();
    }

    public IEnumerable<Layer> Layers()
    {
        for (var index = 0; index < frames.Count; index++)
        {
            yield return BodyLayer.Of(frames[index].Poses.Skeleton, frames[index].Joints, View.Side, (index * place) - centers[index]);
            var words = double.IsNaN(frames[index].Seconds) ? FormattableString.Invariant($"{frames[index].Frame}") : FormattableString.Invariant($"{frames[index].Seconds:0.00} s");
            yield return new AnnotationLayer(index * place, lowest + 130, words);
        }
    }

    private static (double Low, double High) Extent(SkeletonFrame frame, Func<Numerics.Point3, double> coordinate)
    {
        double[] values = [.. frame.Joints.Where(joint => joint.IsFinite).Select(coordinate)];
        return values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
    }
}
