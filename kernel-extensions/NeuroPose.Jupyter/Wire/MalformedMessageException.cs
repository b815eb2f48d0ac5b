namespace NeuroPose.Jupyter.Wire;

/// <summary>Frames came that are no Jupyter message: the message is dropped, with this as the reason in the log.</summary>
public sealed class MalformedMessageException : JupyterException
{
    internal MalformedMessageException(string place, string problem, Exception? innerException = null)
        : base(place, problem, innerException)
    {
    }
}
