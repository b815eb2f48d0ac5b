using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Skeletons;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>
/// A skeleton from the front (x to the right, y down) and from the side (z to the right, y down), to one scale.
/// Joints that were not detected are not drawn but listed.
/// </summary>
public sealed record SkeletonFigure : Figure
{
    private const int MostListed = 12;

    /// <summary>Makes a figure of one pose.</summary>
    /// <param name="skeleton">What the joints are.</param>
    /// <param name="joints">Where they are, in millimeters; NaN where not detected.</param>
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

    /// <summary>Where they are, in millimeters; NaN where not detected.</summary>
    public IReadOnlyList<Point3> Joints { get; }

    /// <summary>The names of the joints that were not detected, in the skeleton's order.</summary>
    public IReadOnlyList<string> Undetected =>
        [.. Skeleton.JointNames.Where((_, joint) => !Joints[joint].IsFinite)];

    /// <summary>The figure of one frame, titled by its sequence, number and time.</summary>
    public static SkeletonFigure Of(SkeletonFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var time = double.IsNaN(frame.Seconds) ? "" : FormattableString.Invariant($" ({frame.Seconds:0.00} s)");
        var label = frame.Poses.Label.Length > 0 ? frame.Poses.Label + ", " : "";
        return new(frame.Poses.Skeleton, frame.Joints) { Title = FormattableString.Invariant($"{label}frame {frame.Frame}{time}") };
    }

    /// <inheritdoc/>
    public override string Describe()
    {
        var name = Title.Length > 0 ? Title + ": skeleton" : "Skeleton";
        return FormattableString.Invariant($"{name} {Skeleton.Name} in front and side view, {Joints.Count - Undetected.Count} of {Joints.Count} joints detected.");
    }

    private protected override void Draw(Page page)
    {
        new SkeletonDrawing(Skeleton, Joints, page).Draw();
        var undetected = Undetected;
        if (undetected.Count > 0)
        {
            var more = undetected.Count > MostListed ? FormattableString.Invariant($" and {undetected.Count - MostListed} more") : "";
            page.Note($"Not detected in this frame: {string.Join(", ", undetected.Take(MostListed))}{more}.");
        }
    }
}
