namespace NeuroPose.Poses;

/// <summary>A line between two joints, for drawing a skeleton.</summary>
/// <param name="From">The index of the joint nearer the trunk.</param>
/// <param name="To">The index of the joint farther out.</param>
/// <param name="Side">The side of the body, null for the trunk and head.</param>
public readonly record struct Bone(int From, int To, Side? Side);
