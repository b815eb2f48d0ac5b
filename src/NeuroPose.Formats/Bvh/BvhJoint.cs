using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>What a number of a BVH file's motion moves.</summary>
public enum BvhChannel
{
    /// <summary>The x coordinate, in place of the offset's.</summary>
    XPosition,

    /// <summary>The y coordinate, in place of the offset's.</summary>
    YPosition,

    /// <summary>The z coordinate, in place of the offset's.</summary>
    ZPosition,

    /// <summary>A rotation around x, in degrees.</summary>
    XRotation,

    /// <summary>A rotation around y, in degrees.</summary>
    YRotation,

    /// <summary>A rotation around z, in degrees.</summary>
    ZRotation,
}

/// <summary>A joint of a BVH file's hierarchy.</summary>
/// <param name="Name">Its name; the end of a limb is named after its parent, with <c>_End</c>.</param>
/// <param name="Parent">The parent's index, which is smaller than the joint's; −1 for a root.</param>
/// <param name="Offset">Where it is in its parent's coordinates when nothing moves.</param>
/// <param name="Channels">What moves it, in the order in which rotations are applied; none for the end of a limb.</param>
/// <param name="FirstChannel">The index of its first number in a frame of the motion.</param>
public sealed record BvhJoint(string Name, int Parent, Point3 Offset, IReadOnlyList<BvhChannel> Channels, int FirstChannel);
