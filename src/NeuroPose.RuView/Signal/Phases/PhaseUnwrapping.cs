namespace NeuroPose.RuView.Signal;

/// <summary>How jumps of a whole turn are taken out of phases.</summary>
internal enum PhaseUnwrapping
{
    /// <summary>Along each row: a step beyond ±π is a turn.</summary>
    Standard,

    /// <summary>
    /// Along each row, with a step beyond ±0.9·π taken as a turn; as the reference does it, each step is judged against a row already
    /// corrected.
    /// </summary>
    Custom,

    /// <summary>Along each row, then along each column.</summary>
    Itoh,

    /// <summary>The reference computes a quality map and does not use it: the same numbers as <see cref="Standard"/>.</summary>
    QualityGuided,
}
