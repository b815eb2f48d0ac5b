namespace NeuroPose.Jupyter;

/// <summary>
/// Something from the Jupyter side cannot be used. The place is a file and its field, or a frame of a message and its field.
/// </summary>
public abstract class JupyterException : NeuroPoseException
{
    /// <summary>Makes the exception; the message starts with the place.</summary>
    protected JupyterException(string place, string problem, Exception? innerException = null)
        : base(problem, new Place(File: place), innerException)
    {
    }
}
