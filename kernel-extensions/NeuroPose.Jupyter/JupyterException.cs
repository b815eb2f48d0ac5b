namespace NeuroPose.Jupyter;

/// <summary>
/// Something that came from the Jupyter side cannot be used. The message says where, what was expected, what came, and what to do.
/// </summary>
public abstract class JupyterException : Exception
{
    /// <summary>Makes the exception; the message starts with the place.</summary>
    protected JupyterException(string place, string problem, Exception? innerException = null)
        : base($"{place}: {problem}", innerException)
    {
        Place = place;
        Problem = problem;
    }

    /// <summary>Where it is wrong: a file and its field, or a frame of a message and its field.</summary>
    public string Place { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }
}
