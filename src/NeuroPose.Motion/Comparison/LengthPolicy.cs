namespace NeuroPose.Comparison;

/// <summary>How sequences of different length are aligned. Where lengths are equal, all policies are one. Warping needs none of it.</summary>
public enum LengthPolicy
{
    /// <summary>
    /// Each frame of the first sequence is fitted onto the pose that the second one has at the same share of its length (0 % at the first
    /// frame, 100 % at the last; linear interpolation). Only the fit uses interpolated poses: warping compares every frame of both
    /// sequences as recorded. Right for sequences that hold the same piece of movement, such as one gait cycle each.
    /// </summary>
    CommonPhase,

    /// <summary>Different lengths are refused, as in the reference.</summary>
    Strict,
}
