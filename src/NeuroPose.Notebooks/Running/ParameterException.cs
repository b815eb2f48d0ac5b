namespace NeuroPose.Notebooks.Running;

/// <summary>A parameter that a notebook does not have, or a value that does not fit its declaration. Raised before any cell runs.</summary>
public sealed class ParameterException : NotebookException
{
    internal ParameterException(string file, string parameter, string problem)
        : base($"{file}: parameter {parameter}: {problem}")
    {
        File = file;
        Parameter = parameter;
    }

    /// <summary>The notebook as the caller named it.</summary>
    public string File { get; }

    /// <summary>The parameter's name as it was given.</summary>
    public string Parameter { get; }
}
