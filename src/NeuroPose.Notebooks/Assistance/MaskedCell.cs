using NeuroPose.Notebooks.Dialect;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>A cell's C# alone: lines in other languages and directives are empty, every other line stands where it stood.</summary>
internal sealed class MaskedCell
{
    private readonly string[] lines;
    private readonly int line;
    private readonly int column;

    /// <param name="code">The cell.</param>
    /// <param name="cursor">A place in it, in UTF-16 units.</param>
    public MaskedCell(string code, int cursor)
    {
        var before = code[..cursor];
        var start = before.LastIndexOf('\n') + 1;
        var end = code.IndexOf('\n', cursor);
        line = before.AsSpan().Count('\n');
        column = cursor - start;
        LineStart = start;
        Line = code[start..(end < 0 ? code.Length : end)].TrimEnd('\r');

        var whole = code.ReplaceLineEndings("\n").Split('\n');
        lines = [.. whole.Select(_ => "")];
        var blocks = CellParser.Parse(code);
        Language = CellLanguage.CSharp;
        foreach (var block in blocks)
        {
            if (line + 1 >= block.FirstLine)
            {
                Language = block.Language;
            }

            if (block.Language == CellLanguage.CSharp)
            {
                var text = block.Text.Split('\n');
                text.AsSpan(0, Math.Min(text.Length, lines.Length - block.FirstLine + 1)).CopyTo(lines.AsSpan(block.FirstLine - 1));
            }
        }

        References = [.. blocks.SelectMany(block => block.Directives).Where(directive => directive.Name == "#r").Select(directive => directive.Argument)];
    }

    /// <summary>The C#.</summary>
    public string Text => string.Join('\n', lines);

    /// <summary>The place in <see cref="Text"/>.</summary>
    public int Position => lines.Take(line).Sum(text => text.Length + 1) + Math.Min(column, lines[line].Length);

    /// <summary>The language at the place.</summary>
    public string Language { get; }

    /// <summary>The line of the place as it stands in the cell.</summary>
    public string Line { get; }

    /// <summary>Where that line starts in the cell.</summary>
    public int LineStart { get; }

    /// <summary>The place in that line.</summary>
    public int Column => column;

    /// <summary>Whether the line is C# and not a directive.</summary>
    public bool IsCode => Language == CellLanguage.CSharp && (lines[line].Length > 0 || Line.Length == 0);

    /// <summary>What the cell's own <c>#r</c> lines name.</summary>
    public IReadOnlyList<string> References { get; }
}
