namespace NeuroPose.Papers;

/// <summary>A paper that cannot be re-executed or compared. Nothing in <c>expected/</c> was touched.</summary>
public sealed class PaperException : NeuroPoseException
{
    internal PaperException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }
}
