using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// An angle that gait laboratories report, in degrees. The name says which direction is positive; 0 is upright standing as anatomy draws
/// it.
/// </summary>
public enum ClinicalAngle
{
    /// <summary>The pelvis leans forward (anterior tilt).</summary>
    PelvisTilt,

    /// <summary>The pelvis is higher on the named side.</summary>
    PelvisObliquity,

    /// <summary>The pelvis is turned so that the named side is in front (internal).</summary>
    PelvisRotation,

    /// <summary>The thigh is before the pelvis.</summary>
    HipFlexion,

    /// <summary>The thigh points away from the middle.</summary>
    HipAbduction,

    /// <summary>The thigh is turned inward (internal).</summary>
    HipRotation,

    /// <summary>The knee is bent; below 0 it is overextended.</summary>
    KneeFlexion,

    /// <summary>The shank points away from the middle (valgus).</summary>
    KneeAbduction,

    /// <summary>The shank is turned inward (internal).</summary>
    KneeRotation,

    /// <summary>The foot is pulled up; below 0 it is pointed (plantar flexion).</summary>
    AnkleDorsiflexion,

    /// <summary>The foot points outward from the walking direction (toe-out).</summary>
    FootProgression,

    /// <summary>The trunk leans forward from upright. It has no side.</summary>
    TrunkLean,

    /// <summary>The knee is before the hip, seen from upright. It is no hip angle: the pelvis is not in it.</summary>
    ThighToVertical,

    /// <summary>The ankle is before the knee, seen from upright.</summary>
    ShankToVertical,

    /// <summary>The toe is above the heel.</summary>
    FootToHorizontal,
}

/// <summary>
/// By which definitions angles were made. Curves of different conventions differ by several degrees and are not compared with each other.
/// </summary>
/// <param name="Name">The convention's word in files, such as <c>plug-in-gait</c>.</param>
public sealed record AngleConvention(string Name)
{
    /// <summary>The angles of <see cref="ClinicalAngles.Of"/>: segments seen in the plane of forward and up.</summary>
    public static AngleConvention SagittalPlane { get; } = new("sagittal-plane");

    /// <summary>The angles of Plug-in Gait, as Nexus stores them.</summary>
    public static AngleConvention PlugInGait { get; } = new("plug-in-gait");

    /// <summary>The coordinates of OpenSim's gait models.</summary>
    public static AngleConvention OpenSim { get; } = new("opensim");

    /// <summary>The recommendations of the International Society of Biomechanics (Wu and others, 2002).</summary>
    public static AngleConvention Isb { get; } = new("isb");

    /// <summary>The word.</summary>
    public override string ToString() => Name;
}

/// <summary>One angle over time or over a gait cycle.</summary>
/// <param name="Angle">Which angle.</param>
/// <param name="Side">The person's own side; null for the trunk.</param>
/// <param name="Values">In degrees: one a frame, or evenly spaced from 0 to 100 % of a cycle. NaN where it is not known.</param>
public sealed record AngleCurve(ClinicalAngle Angle, Side? Side, ReadOnlyMemory<double> Values)
{
    /// <summary>What it was made from, in words; empty where the caller did not say.</summary>
    public string Source { get; init; } = "";

    /// <summary>Side, angle and length in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{ClinicalAngleNames.InWords(Angle, Side)}, {Values.Length} values");
}

/// <summary>An angle that is not available.</summary>
/// <param name="Angle">Which angle.</param>
/// <param name="Side">The side; null for the trunk.</param>
/// <param name="Reason">What it would need, what was found, and what to do.</param>
public sealed record MissingAngle(ClinicalAngle Angle, Side? Side, string Reason);

/// <summary>The names of angles in files and in sentences.</summary>
public static class ClinicalAngleNames
{
    private static readonly (ClinicalAngle Angle, string Name)[] Names =
    [
        .. Enum.GetValues<ClinicalAngle>().Select(angle => (angle, string.Concat(angle.ToString().Select((letter, at) =>
            char.IsUpper(letter) ? (at > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString())))),
    ];

    /// <summary>The name in files, such as <c>knee_flexion</c>.</summary>
    public static string NameOf(ClinicalAngle angle) => Names[(int)angle].Name;

    /// <summary>The angle of a name.</summary>
    /// <exception cref="ArgumentException">There is no such angle; the message names the nearest.</exception>
    public static ClinicalAngle Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var angle) ? angle : throw new ArgumentException(Unknown(name), nameof(name));
    }

    /// <summary>True for the trunk, of which a body has one.</summary>
    public static bool HasNoSide(ClinicalAngle angle) => angle == ClinicalAngle.TrunkLean;

    internal static bool TryParse(string name, out ClinicalAngle angle)
    {
        var row = Names.FirstOrDefault(row => row.Name == name);
        angle = row.Angle;
        return row.Name is not null;
    }

    /// <summary>What is wrong with a name that is none.</summary>
    internal static string Unknown(string name) =>
        $"\"{name}\" is no clinical angle.{NearestName.Hint(name, Names.Select(row => row.Name))}";

    /// <summary>Side and angle, such as <c>left knee flexion</c>.</summary>
    internal static string InWords(ClinicalAngle angle, Side? side) =>
        (side is { } known ? Words.Of(known) + " " : "") + NameOf(angle).Replace('_', ' ');
}
