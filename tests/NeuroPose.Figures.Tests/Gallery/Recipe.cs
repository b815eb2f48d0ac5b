using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests.Gallery;

/// <summary>
/// One figure of the gallery. The body of <see cref="Make"/> is what a user types into a cell: the page prints it, the notebook executes it,
/// and the tests look at what it returns.
/// </summary>
/// <param name="name">The picture's file name, and the tests' name for it.</param>
/// <param name="title">The heading.</param>
/// <param name="words">What the figure is for, in Markdown.</param>
internal abstract class Recipe(string name, string title, string words)
{
    private Figure? figure;

    public string Name => name;

    public string Title => title;

    public string Words => words;

    /// <summary>The figure; of the player the picture that is seen where no script runs. Made once: figures do not change.</summary>
    public Figure Figure => figure ??= Make() switch
    {
        Figure made => made,
        SkeletonPlayer player => player.ToFigure()!,
        var other => throw new InvalidOperationException($"{other} is no figure."),
    };

    /// <summary>The body of <see cref="Make"/> as a cell of a notebook, which ends with a value and not with a statement.</summary>
    public string Cell()
    {
        var lines = File.ReadAllLines(Repository.PathTo("tests", "NeuroPose.Figures.Tests", "Gallery", GetType().Name + ".cs"));
        var start = Array.FindIndex(lines, line => line.Contains(" object Make()", StringComparison.Ordinal)) + 2;
        var body = lines[start..Array.FindIndex(lines, start, line => line == "    }")].Select(line => line.Length > 8 ? line[8..] : "").ToArray();
        var last = Array.FindLastIndex(body, line => line.StartsWith("return ", StringComparison.Ordinal));
        body[last] = body[last]["return ".Length..];
        return string.Join('\n', body).TrimEnd(';');
    }

    public abstract object Make();
}
