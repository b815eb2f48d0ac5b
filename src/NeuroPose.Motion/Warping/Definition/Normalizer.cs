namespace NeuroPose.Warping;

/// <summary>
/// What the sum of local costs is divided by. The path is chosen by the sum, whatever it is divided by afterwards. Where ends are
/// open, lengths are those of the matched parts.
/// </summary>
public enum Normalizer
{
    /// <summary>Nothing: the distance grows with the length of the series.</summary>
    None,

    /// <summary>
    /// The number of matches on the path: the mean cost of a match. It depends on the rule for ties where paths of different length tie.
    /// </summary>
    PathLength,

    /// <summary>The sum of both series' lengths (n + m), which is the same for every path.</summary>
    SumOfLengths,

    /// <summary>The length of the first series (n).</summary>
    FirstLength,

    /// <summary>The length of the second series (m).</summary>
    SecondLength,

    /// <summary>
    /// What the step pattern's weights add up to on every path (n, m or n + m). A pattern without such a number, such as symmetric1, is
    /// refused.
    /// </summary>
    OfStepPattern,
}
