namespace NeuroPose.Warping;

/// <summary>The cost of matching one frame with another.</summary>
public enum LocalCost
{
    /// <summary>The Euclidean distance between the two frames' numbers.</summary>
    Euclidean,

    /// <summary>Its square. The distance of a warping is then a sum of squares, and no root is taken at the end.</summary>
    SquaredEuclidean,
}
