namespace NeuroPose.Warping;

/// <summary>Which step a path takes where several cost the same. It decides the path, not the sum.</summary>
public enum TieBreak
{
    /// <summary>A step in the first series, then in the second, then in both: what the NeuroPose reference does.</summary>
    FirstSecondBoth,

    /// <summary>A step in the second series, then in the first, then in both.</summary>
    SecondFirstBoth,

    /// <summary>A step in both series, then in the first, then in the second: the path with the fewest matches near the diagonal.</summary>
    BothFirstSecond,

    /// <summary>A step in both series, then in the second, then in the first.</summary>
    BothSecondFirst,
}
