using NeuroPose.Figures.Model;
using NeuroPose.Figures.Skeletons;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>
/// A skeleton from the front, from the side and from above, to one scale; in two dimensions as it is in the picture. Joints that were not detected are not drawn but listed. With <see cref="JointValues"/> the joints are colored by numbers.
/// </summary>
public sealed record SkeletonFigure : Figure
{
    private const int MostListed = 12;

    /// <summary>Makes a figure of one pose.</summary>
    /// <param name="skeleton">What the joints are.</param>
    /// <param name="joints">Where they are; NaN where not detected.</param>
    /// <exception cref="ArgumentException">The skeleton has another number of joints.</exception>
    public SkeletonFigure(Skeleton skeleton, IReadOnlyList<Point3> joints)
    {
        ArgumentNullException.ThrowIfNull(skeleton);
        ArgumentNullException.ThrowIfNull(joints);
        if (joints.Count != skeleton.JointCount)
        {
            throw new ArgumentException($"The skeleton {skeleton} needs {skeleton.JointCount} joints; got {joints.Count}.", nameof(joints));
        }

        Skeleton = skeleton;
        Joints = [.. joints];
    }

    /// <summary>What the joints are.</summary>
    public Skeleton Skeleton { get; }

    /// <summary>Where they are; NaN where not detected.</summary>
    public IReadOnlyList<Point3> Joints { get; }

    /// <summary>What the coordinates are counted in; the scale bar has it.</summary>
    public LengthUnit Unit { get; init; }

    /// <summary>Which way is up; where it is not known, y is drawn downward.</summary>
    public Axes Axes { get; init; }

    /// <summary>3, or 2 for a pose in a picture.</summary>
    public int Dimensions { get; init; } = 3;

    /// <summary>
    /// A number for each joint that has one, such as its share of a distance; null to color by the body's sides. Joints without a finite
    /// number are gray.
    /// </summary>
    public IReadOnlyDictionary<string, double>? JointValues { get; init; }

    /// <summary>What the joints' numbers are, and their unit.</summary>
    public AxisLabel JointQuantity { get; init; } = new("value");

    /// <summary>How the joints' numbers were made; stands under the figure.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The names of the joints that were not detected, in the skeleton's order.</summary>
    public IReadOnlyList<string> Undetected =>
        [.. Skeleton.JointNames.Where((_, joint) => !Joints[joint].IsFinite)];

    /// <summary>The figure of one frame, titled by its sequence, number and time.</summary>
    public static SkeletonFigure Of(SkeletonFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var time = double.IsNaN(frame.Seconds) ? "" : FormattableString.Invariant($" ({frame.Seconds:0.00} s)");
        var label = frame.Poses.Label.Length > 0 ? frame.Poses.Label + ", " : "";
        var poses = frame.Poses;
        return new(poses.Skeleton, frame.Joints)
        {
            Unit = poses.Unit,
            Axes = poses.Axes,
            Dimensions = poses.Dimensions,
            Title = FormattableString.Invariant($"{label}frame {frame.Frame}{time}"),
        };
    }

    /// <inheritdoc/>
    public override string Describe()
    {
        var name = Title.Length > 0 ? Title + ": skeleton" : "Skeleton";
        var values = JointValues is null ? "" : $", colored by {JointQuantity}";
        return FormattableString.Invariant($"{name} {Skeleton.Name} {Views}{values}, {Joints.Count - Undetected.Count} of {Joints.Count} joints detected. {Definition}").TrimEnd();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A number is of a joint that the skeleton does not have.</exception>
    public override Plot ToPlot() => new SkeletonPlot(Skeleton, Joints, JointValues, JointQuantity) { Unit = Unit, Axes = Axes, Dimensions = Dimensions }.ToPlot([Listed(), UpNote, Definition]);

    private string Views => Dimensions == 2 ? "as it is in the picture"
        : Axes.Up is Axis.MinusY or null ? "as the camera sees it, from the side and from above" : "from the front, from the side and from above";

    private string UpNote => Axes.Up is null && Dimensions == 3 ? "Which way is up is not known; y is drawn downward." : "";

    private string Listed()
    {
        var undetected = Undetected;
        var more = undetected.Count > MostListed ? FormattableString.Invariant($" and {undetected.Count - MostListed} more") : "";
        return undetected.Count == 0 ? "" : $"Not detected in this frame: {string.Join(", ", undetected.Take(MostListed))}{more}.";
    }
}
