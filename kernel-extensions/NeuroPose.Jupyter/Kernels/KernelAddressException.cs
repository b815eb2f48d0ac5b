namespace NeuroPose.Jupyter.Kernels;

/// <summary>A kernel cannot listen where its connection file tells it to.</summary>
public sealed class KernelAddressException : JupyterException
{
    internal KernelAddressException(string endPoint, string problem, Exception innerException)
        : base(endPoint, problem, innerException)
    {
    }
}
