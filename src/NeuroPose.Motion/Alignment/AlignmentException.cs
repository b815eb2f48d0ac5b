namespace NeuroPose.Alignment;

/// <summary>Two sequences cannot be aligned: their shapes differ, or a joint is unknown.</summary>
public sealed class AlignmentException : NeuroPoseException
{
    /// <summary>Makes an exception for one place of one sequence.</summary>
    public AlignmentException(string problem, Place place)
        : base(problem, place)
    {
    }
}
