namespace NeuroPose.Jupyter.Connections;

/// <summary>The five sockets between a Jupyter client and a kernel.</summary>
public enum KernelChannel
{
    /// <summary>Requests that run in order: execute, complete, inspect.</summary>
    Shell,

    /// <summary>What every client gets: output, status.</summary>
    IOPub,

    /// <summary>Questions of the kernel to the person.</summary>
    Stdin,

    /// <summary>Requests that are answered while a cell runs: interrupt, shutdown.</summary>
    Control,

    /// <summary>The echo by which a client knows that the kernel lives.</summary>
    Heartbeat,
}
