namespace NeuroPose.Vitals.Synthesis;

/// <summary>A stretch of time.</summary>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="EndSeconds">Where it ends.</param>
public readonly record struct Interval(double StartSeconds, double EndSeconds)
{
    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(double seconds) => seconds >= StartSeconds && seconds < EndSeconds;
}
