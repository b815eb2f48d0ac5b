using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>How clinical angles are made from poses.</summary>
public sealed record ClinicalAngleOptions
{
    /// <summary>Which joint plays which role, where the names of the joints do not say it or say it wrongly.</summary>
    public IReadOnlyDictionary<JointRole, string> Roles { get; init; } = new Dictionary<JointRole, string>();

    /// <summary>
    /// The walking direction where the caller knows it; only its horizontal part counts. Null: the pelvis's travel where a straight walk
    /// gets more than 1 m far, else the direction of the feet (<see cref="WalkingFrame"/>).
    /// </summary>
    public Point3? Forward { get; init; }
}

/// <summary>How angles of a file are read.</summary>
public sealed record AngleFileOptions
{
    /// <summary>Which person's angles, where a C3D file has several subjects.</summary>
    public int Person { get; init; }

    /// <summary>
    /// Whether the knee coordinates of an OpenSim table are negative when the knee bends, as in the older models; null finds it from the
    /// numbers where one direction is at least twice as large and reaches 20°.
    /// </summary>
    public bool? IsOpenSimKneeFlexionNegative { get; init; }
}
