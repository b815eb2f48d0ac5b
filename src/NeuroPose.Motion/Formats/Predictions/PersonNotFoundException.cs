namespace NeuroPose.Formats;

/// <summary>The trial has no such person.</summary>
public sealed class PersonNotFoundException : NeuroPoseException
{
    /// <summary>Makes an exception for one person of one file.</summary>
    public PersonNotFoundException(string problem, Place place)
        : base(problem, place)
    {
    }
}
