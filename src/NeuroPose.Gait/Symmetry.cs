using NeuroPose.Numerics;

namespace NeuroPose.Gait;

/// <summary>How unlike left and right are: the published indices, each of one pair of values above 0. NaN where one is not known.</summary>
public static class Symmetry
{
    /// <summary>
    /// (left − right) / (½ (left + right)) × 100; 0 is symmetric. Source: Robinson, Herzog and Nigg, J Manipulative Physiol Ther 1987; 10: 172.
    /// </summary>
    public static double IndexPercent(double left, double right) => 100 * (left - right) / (0.5 * (left + right));

    /// <summary>left / right; 1 is symmetric.</summary>
    public static double Ratio(double left, double right) => left / right;

    /// <summary>100 |ln(shorter / longer)|; 0 is symmetric. Source: Yogev and others, Exp Brain Res 2007; 177: 336.</summary>
    public static double GaitAsymmetry(double left, double right) =>
        100 * Math.Abs(ExactMath.Log(Math.Min(left, right) / Math.Max(left, right)));

    /// <summary>
    /// (45° − arctan(left / right)) / 90° × 100; 0 is symmetric, above 0 the right is larger. Source: Zifchock and others, Gait Posture 2008;
    /// 27: 622.
    /// </summary>
    public static double AnglePercent(double left, double right) =>
        (45 - (ExactMath.Atan2(left, right) * 180 / Math.PI)) / 90 * 100;
}
