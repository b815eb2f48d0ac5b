namespace NeuroPose.Experiments;

/// <summary>An experiment cannot be carried out on its inputs.</summary>
public sealed class ExperimentException : NeuroPoseException
{
    /// <summary>Makes an exception for one place.</summary>
    public ExperimentException(string problem, Place place)
        : base(problem, place)
    {
    }
}
