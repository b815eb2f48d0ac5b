using System.Diagnostics.CodeAnalysis;

namespace NeuroPose.Warping;

/// <summary>The numbers that a distance is computed with.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The two formats are what is chosen between.")]
public enum Precision
{
    /// <summary>Doubles, from the costs to the last sum.</summary>
    Double,

    /// <summary>
    /// Floats, up to 1.9 times as fast: each number of a (transformed) series and each weight is rounded to the nearest float once, costs
    /// and sums are floats, and only the normalizer divides doubles. The same bits on every machine. It is for distances alone, with
    /// Euclidean or squared Euclidean costs and single steps from corner to corner; anything else is refused. Measured on ten pairs of
    /// random walks, the relative error of the distance was at most 9e-7 at 1,000 frames and 8e-7 at 5,000.
    /// </summary>
    Single,
}
