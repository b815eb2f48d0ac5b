namespace NeuroPose.Comparison;

/// <summary>Two sequences cannot be compared: they have different joints, or nothing is left of one after the policy for missing numbers.</summary>
public sealed class ComparisonException : NeuroPoseException
{
    /// <summary>Makes an exception for one place of one sequence.</summary>
    public ComparisonException(string problem, Place place)
        : base(problem, place)
    {
    }
}
