using NeuroPose.Jupyter.Zmtp;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>What a kernel starts with.</summary>
public sealed record KernelOptions
{
    /// <summary>The session that executes the cells.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>Files such as <c>extension.dib</c> that the session loads before its first cell.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>How many characters one cell may show; what comes after is left out, and a note says so.</summary>
    public long MaximumOutput { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long printed text is gathered before it is sent; the first piece is sent at once.</summary>
    public TimeSpan StreamInterval { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How much one client may ask of the kernel's sockets.</summary>
    public ZmtpLimits Limits { get; init; } = new();

    /// <summary>Takes lines for the log, from any thread.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
