namespace NeuroPose.Warping;

/// <summary>What the sum of local costs is divided by. The path is chosen by the sum, whatever it is divided by afterwards.</summary>
public enum Normalizer
{
    /// <summary>Nothing: the distance grows with the length of the series.</summary>
    None,

    /// <summary>The number of matches on the path: the mean cost of a match. It depends on the rule for ties where paths of different length tie.</summary>
    PathLength,

    /// <summary>The sum of both series' lengths (n + m), which is the same for every path.</summary>
    SumOfLengths,
}
