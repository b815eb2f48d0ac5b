using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Documents;

/// <summary>What a code cell has shown: text of a stream, a display, its result, or an error.</summary>
public abstract record CellOutput
{
    private protected CellOutput()
    {
    }
}

/// <summary>Text written to standard output or standard error.</summary>
/// <param name="Name">The stream: <c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">What was written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>Something shown with <c>display</c>.</summary>
/// <param name="Data">Its forms.</param>
public sealed record DisplayDataOutput(MimeBundle Data) : CellOutput;

/// <summary>The value of the cell's trailing expression.</summary>
/// <param name="Data">Its forms.</param>
/// <param name="ExecutionCount">The number in the cell's prompt; null where the file has none.</param>
public sealed record ExecuteResultOutput(MimeBundle Data, int? ExecutionCount) : CellOutput;

/// <summary>The error that stopped the cell.</summary>
/// <param name="Name">The kind of error, such as <c>DivideByZeroException</c>.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Traceback">Lines for people: the place in the cell and the frames of the user's own code.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>An output of a type that nbformat 4 does not name; it is kept in the file as it is.</summary>
/// <param name="Type">The <c>output_type</c> found.</param>
public sealed record OtherOutput(string Type) : CellOutput;
