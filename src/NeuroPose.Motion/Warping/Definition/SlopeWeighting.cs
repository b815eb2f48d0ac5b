namespace NeuroPose.Warping;

/// <summary>
/// How a step of a Rabiner-Juang pattern is weighted. Source: Rabiner and Juang, "Fundamentals of Speech Recognition" (1993), equations
/// 4.150 to 4.153.
/// </summary>
public enum SlopeWeighting
{
    /// <summary>
    /// (a) The smaller of the frames advanced in the two series. Such sums have no divisor that is the same for every path.
    /// </summary>
    Least,

    /// <summary>(b) The larger of them. Such sums have no divisor that is the same for every path.</summary>
    Greatest,

    /// <summary>(c) The frames advanced in the first series: divided by its length.</summary>
    First,

    /// <summary>(d) The frames advanced in both series together: divided by the sum of their lengths.</summary>
    Both,
}
