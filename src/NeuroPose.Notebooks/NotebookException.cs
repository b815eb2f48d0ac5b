namespace NeuroPose.Notebooks;

/// <summary>
/// Something a person can put right: a notebook that cannot be read, a parameter that does not fit, an extension that fails.
/// The message says what was expected, what was found, where, and what to do.
/// </summary>
public class NotebookException : NeuroPoseException
{
    /// <summary>An error with a message for the person who runs the notebook.</summary>
    public NotebookException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message for the person who runs the notebook, and what caused it.</summary>
    public NotebookException(string message, Exception? innerException)
        : base(message, Place.Unknown, innerException)
    {
    }
}
