using NeuroPose.Figures.Model;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>A pose as a layer: bones in the colors of the body's sides.</summary>
internal static class BodyLayer
{
    /// <summary>A pose seen from one direction, moved to the right by an offset in the unit of the poses.</summary>
    public static SkeletonLayer Of(Skeleton skeleton, IReadOnlyList<Point3> joints, View view, double offset = 0, Func<Bone, Paint>? paint = null) => new(
        joints.Select(joint => joint.IsFinite ? view.Horizontal(joint) + offset : double.NaN).ToArray(),
        joints.Select(joint => joint.IsFinite ? view.Vertical(joint) : double.NaN).ToArray(),
        [.. skeleton.Bones.Select(bone => (bone.From, bone.To, paint is null ? SideColors.Of(bone.Side) : paint(bone)))]);

    /// <summary>What the sides' colors mean, for the sides that the skeleton has.</summary>
    public static IReadOnlyList<LegendEntry> Legend(Skeleton skeleton)
    {
        var sides = skeleton.Bones.Select(bone => bone.Side).ToHashSet();
        List<LegendEntry> entries = [];
        var hasSides = sides.Contains(Side.Left) || sides.Contains(Side.Right);
        if (hasSides)
        {
            entries.Add(new("the person’s left", SideColors.Of(Side.Left)));
            entries.Add(new("the person’s right", SideColors.Of(Side.Right)));
        }

        // Bones of a skeleton that names no sides may be of anything, a knee among them.
        if (hasSides && sides.Contains(null))
        {
            entries.Add(new("trunk and head", SideColors.Of(null)));
        }

        return entries;
    }
}
