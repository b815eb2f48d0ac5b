namespace NeuroPose;

/// <summary>A file is not what its contract says: not there, not JSON or YAML, or a field that is missing, unknown or of the wrong kind.</summary>
public class FileFormatException : NeuroPoseException
{
    /// <summary>Makes an exception for one place in a file.</summary>
    public FileFormatException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }
}
