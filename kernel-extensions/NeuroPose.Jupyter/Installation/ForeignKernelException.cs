namespace NeuroPose.Jupyter.Installation;

/// <summary>A kernelspec belongs to another program and is left alone.</summary>
public sealed class ForeignKernelException : JupyterException
{
    internal ForeignKernelException(string folder, string problem)
        : base(folder, problem)
    {
    }
}
