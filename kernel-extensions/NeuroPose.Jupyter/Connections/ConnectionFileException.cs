namespace NeuroPose.Jupyter.Connections;

/// <summary>A connection file cannot be read, or says something that a kernel cannot do.</summary>
public sealed class ConnectionFileException : JupyterException
{
    internal ConnectionFileException(string file, string? field, string problem, Exception? innerException = null)
        : base(field is null ? file : $"{file}, \"{field}\"", problem, innerException)
    {
        File = file;
        Field = field;
    }

    /// <summary>The connection file, as it was named.</summary>
    public string File { get; }

    /// <summary>The field that is wrong, or null when it is the file as a whole.</summary>
    public string? Field { get; }
}
