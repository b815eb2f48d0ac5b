using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Where events come from: a published way to find them in markers, the composite of several, a file, or force plates.</summary>
/// <remarks>x is forward, z is up, v the walking speed over the ground or the belt. The methods' names are those of the contract's table.</remarks>
public enum GaitEventMethod
{
    /// <summary>The median of several methods, which also says how far they agree; defined at <see cref="GaitEvents.Detect"/>.</summary>
    Composite,

    /// <summary>
    /// Contact: the heel is farthest before the pelvis. Off: the toe is farthest behind it. Source: Zeni, Richards and Higginson, Gait
    /// Posture 2008; 27: 710, doi 10.1016/j.gaitpost.2007.07.007.
    /// </summary>
    Zeni,

    /// <summary>
    /// Contact: the middle of the foot sinks fastest, below 35 % of its range. Off: it rises fastest; both after a low-pass of 7 Hz. Source:
    /// O'Connor and others, Gait Posture 2007; 25: 469, doi 10.1016/j.gaitpost.2006.05.016.
    /// </summary>
    OConnor,

    /// <summary>
    /// Contact: the heel's upward acceleration is largest. Off: the toe's forward acceleration is. Source: Hreljac and Marshall, J Biomech
    /// 2000; 33: 783.
    /// </summary>
    Hreljac,

    /// <summary>
    /// Contact: the heel's sagittal speed falls below 500 mm/s. Off: the toe's rises above it. Source: Ghoussayni and others, Gait Posture
    /// 2004; 20: 266, doi 10.1016/j.gaitpost.2003.10.001, with the threshold that Bonci (2022) gives.
    /// </summary>
    Ghoussayni,

    /// <summary>As Ghoussayni with 0.78 v and 0.66 v. Source: Bruening and Ridge, Gait Posture 2014; 39: 472.</summary>
    Bruening,

    /// <summary>
    /// Contact: the heel's speed in space falls below 0.5 v. Off: the toe's rises above 0.8 v. Source: Bonci and others, Front Bioeng
    /// Biotechnol 2022; 10: 868928.
    /// </summary>
    Bonci,

    /// <summary>
    /// Contact: the heel is farthest forward after a high-pass of half the stride frequency. Off: the toe is farthest back after one of 1.1
    /// times it. The high-pass is the signal minus its low-pass. Source: Desailly and others, Gait Posture 2009; 29: 76, doi
    /// 10.1016/j.gaitpost.2008.06.009.
    /// </summary>
    Desailly,

    /// <summary>
    /// Contact: the first of heel and toe whose speeds sideways, forward and upward are below 18, 31 and 8 % of v, after a low-pass of 9 Hz.
    /// Off: the last of them that leaves. Source: Vancanneyt and others, J NeuroEng Rehabil 2025; 22: 110, doi 10.1186/s12984-025-01544-9.
    /// </summary>
    MultiCondition,

    /// <summary>The events that the file holds.</summary>
    File,

    /// <summary>The load on force plates rises above a threshold and falls below it.</summary>
    Plates,
}

/// <summary>How events are looked for in poses.</summary>
public sealed record GaitEventOptions
{
    /// <summary>The method. <see cref="GaitEventMethod.File"/> and <see cref="GaitEventMethod.Plates"/> are no methods of poses.</summary>
    public GaitEventMethod Method { get; init; }

    /// <summary>Which joint plays which role, where the names of the joints do not say it or say it wrongly.</summary>
    public IReadOnlyDictionary<JointRole, string> Roles { get; init; } = new Dictionary<JointRole, string>();

    /// <summary>Joints that were not seen for at most this long are bridged by a straight line, in seconds.</summary>
    public double MaxGapSeconds
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxGapSeconds), value, "The longest gap must be 0 or more.");
    } = 0.1;
}
