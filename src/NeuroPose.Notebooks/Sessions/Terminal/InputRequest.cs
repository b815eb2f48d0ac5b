namespace NeuroPose.Notebooks.Sessions;

/// <summary>A question that a running cell asks its reader.</summary>
/// <param name="Prompt">What to show beside the field; may be empty.</param>
/// <param name="IsPassword">Whether the answer must not be seen while it is typed.</param>
public sealed record InputRequest(string Prompt, bool IsPassword);

/// <summary>A cell asks for input where nobody can answer, as in a run without a front end.</summary>
public sealed class InputUnavailableException() : NotebookException(
    "The cell asks for input, but this run has no front end that could be asked. Open the notebook in Jupyter, or replace the question by a parameter.");
