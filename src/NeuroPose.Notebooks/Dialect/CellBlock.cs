namespace NeuroPose.Notebooks.Dialect;

/// <summary>A stretch of a cell in one language.</summary>
/// <param name="Language">One of <see cref="CellLanguage"/>.</param>
/// <param name="FirstLine">The line of the cell on which the stretch starts, from 1.</param>
/// <param name="Text">The text with directives blanked.</param>
/// <param name="Directives">The directives of the stretch, in order.</param>
internal sealed record CellBlock(string Language, int FirstLine, string Text, IReadOnlyList<Directive> Directives);

/// <summary>A line such as <c>#!time</c> or <c>#r "path"</c>.</summary>
/// <param name="Name">The directive without its argument: <c>#!time</c>, <c>#r</c>.</param>
/// <param name="Argument">What follows, without quotes.</param>
/// <param name="Line">Its line in the cell, from 1.</param>
internal sealed record Directive(string Name, string Argument, int Line)
{
    /// <summary>Whether it does something in its place; <c>#r</c> and <c>#i</c> hold for the whole cell.</summary>
    public bool IsAction => Name.StartsWith("#!", StringComparison.Ordinal);
}
