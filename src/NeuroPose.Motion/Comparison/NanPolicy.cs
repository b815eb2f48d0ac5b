namespace NeuroPose.Comparison;

/// <summary>
/// What is done about compared numbers that are NaN or infinite, after alignment and representation: a coordinate that was not detected,
/// an angle at a joint that has collapsed into its neighbor.
/// </summary>
public enum NanPolicy
{
    /// <summary>Nothing: warping refuses them and names the place.</summary>
    Propagate,

    /// <summary>
    /// Each dimension is filled by straight lines between its known values; before the first and after the last it keeps that value.
    /// A dimension without any known value is refused.
    /// </summary>
    Interpolate,

    /// <summary>
    /// Frames with such a number are left out, in each sequence by itself and, where units are compared apart, in each unit by itself.
    /// Nothing left is refused.
    /// </summary>
    Drop,
}
