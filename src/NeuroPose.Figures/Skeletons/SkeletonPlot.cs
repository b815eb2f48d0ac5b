using NeuroPose.Figures.Model;
using NeuroPose.Figures.Scales;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>A pose in three views to one scale, colored by the body's sides or by a number for each joint.</summary>
internal sealed class SkeletonPlot
{
    private readonly Skeleton skeleton;
    private readonly IReadOnlyList<Point3> joints;
    private readonly double[]? values;
    private readonly Interval range;
    private readonly AxisLabel quantity;
    /// <exception cref="ArgumentException">A number is of a joint that the skeleton does not have.</exception>
    public SkeletonPlot(Skeleton skeleton, IReadOnlyList<Point3> joints, IReadOnlyDictionary<string, double>? numbers, AxisLabel quantity)
    {
        (this.skeleton, this.joints, this.quantity) = (skeleton, joints, quantity);
        if (numbers is not null && numbers.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !skeleton.JointNames.Contains(name)) is { } stranger)
        {
            throw new ArgumentException($"A number is given for \"{stranger}\"; the skeleton {skeleton} has no such joint. Its joints are {string.Join(", ", skeleton.JointNames)}.");
        }

        values = numbers is null ? null : [.. skeleton.JointNames.Select(name => numbers.TryGetValue(name, out var value) ? value : double.NaN)];
        range = values is null ? new(0, 1) : Interval.Of(values.Append(0));
    }

    public LengthUnit Unit { get; init; }

    public Axes Axes { get; init; }

    public int Dimensions { get; init; } = 3;

    public Plot ToPlot(IReadOnlyList<string> notes) => joints.Any(joint => joint.IsFinite)
        ? new()
        {
            Panels = [.. Views.Select((view, index) => PanelOf(view, names: index == 0))],
            Columns = Views.Count,
            Legend = values is null ? BodyLayer.Legend(skeleton) : [],
            Notes = notes,
        }
        : new() { Panels = [Nobody()], Notes = notes };

    private IReadOnlyList<View> Views { get => field ??= View.All(Axes, Dimensions); }

    private static Panel Nobody() => new()
    {
        X = PlotAxis.Unnamed with { Hidden = true },
        Y = PlotAxis.Unnamed with { Hidden = true },
        Height = 60,
        Layers = [new AnnotationLayer(0, 0, "no joint was detected in this frame")],
    };

    private Panel PanelOf(View view, bool names)
    {
        var named = names ? NamedJoints.Of(skeleton) : [];
        return new()
        {
            Title = view.Name,
            X = PlotAxis.Unnamed with { Hidden = true },
            Y = PlotAxis.Unnamed with { Hidden = true, Reversed = view.Down },
            EqualScale = true,
            ScaleBarUnit = Unit.Symbol(),
            Layers =
            [
                BodyLayer.Of(skeleton, joints, view, paint: values is null ? null : _ => Paint.Unknown) with
                {
                    Joints = [.. Enumerable.Range(0, joints.Count).Select(JointPaint)],
                    JointNames = [.. skeleton.JointNames.Select((name, joint) => named.Contains(joint) ? name : "")],
                    JointNumbers = values,
                    Scale = values is null || view != Views[^1] ? null : (range.Low, range.High, quantity),
                },
            ],
        };
    }

    private Paint JointPaint(int joint) => values is null
        ? SideColors.Of(SideColors.OfJoint(skeleton, joint))
        : double.IsFinite(values[joint]) ? Paint.Value(range.Fraction(values[joint])) : Paint.Unknown;
}
