namespace NeuroPose.Notebooks.Sessions;

/// <summary>A cell to execute.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Name">What errors call it, such as <c>cell 7</c>; unlike that of every other cell of the session.</param>
public sealed record CellSource(string Text, string Name)
{
    /// <summary>The language it starts in: csharp, markdown, html or javascript, or another name for one of these.</summary>
    public string Language { get; init; } = "csharp";

    /// <summary>Whether it runs within another cell, which has the result.</summary>
    internal bool IsNested { get; init; }
}
