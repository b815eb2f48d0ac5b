using NeuroPose.Figures.Model;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>The colors of the body's sides.</summary>
internal static class SideColors
{
    public static Paint Of(Side? side) => side switch
    {
        Side.Left => Paint.Series(0),
        Side.Right => Paint.Series(1),
        _ => Paint.Muted,
    };

    /// <summary>The side of a joint: that of the bone that ends in it, else of one that starts there.</summary>
    public static Side? OfJoint(Skeleton skeleton, int joint)
    {
        var ending = skeleton.Bones.Where(bone => bone.To == joint).Select(bone => bone.Side);
        var starting = skeleton.Bones.Where(bone => bone.From == joint).Select(bone => bone.Side);
        return ending.Concat(starting).FirstOrDefault();
    }
}
