namespace NeuroPose.Jupyter.Zmtp;

/// <summary>A peer does not keep to the transport protocol: its connection is closed, with this as the reason in the log.</summary>
public sealed class ZmtpException : JupyterException
{
    internal ZmtpException(string place, string problem, Exception? innerException = null)
        : base(place, problem, innerException)
    {
    }
}
