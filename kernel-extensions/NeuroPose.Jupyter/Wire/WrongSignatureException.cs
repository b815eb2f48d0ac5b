namespace NeuroPose.Jupyter.Wire;

/// <summary>A message is unsigned or signed with another key: it is dropped unread.</summary>
public sealed class WrongSignatureException : JupyterException
{
    internal WrongSignatureException(string problem)
        : base("signature", problem)
    {
    }
}
