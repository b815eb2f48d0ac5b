using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>Splits a cell into blocks of one language each and takes its directives out, keeping every line's number.</summary>
internal sealed partial class CellParser : IDisposable
{
    private readonly List<CellBlock> blocks = [];
    private readonly List<Directive> directives = [];
    private readonly StringBuilder text = new();
    private readonly string cell;
    private string language;
    private int firstLine = 1;
    private CSharpContinuation? continuation;
    private int continuationStart;
    private bool hasOpener;
    private bool hasText;

    private CellParser(string cell, string language) => (this.cell, this.language) = (cell, language);

    /// <summary>The blocks of a cell that starts in a language.</summary>
    /// <exception cref="DialectException">Brackets are nested too deep to be compiled.</exception>
    public static IReadOnlyList<CellBlock> Parse(string cell, string language = CellLanguage.CSharp)
    {
        var text = cell.ReplaceLineEndings("\n");
        using var parser = new CellParser(text, language);
        var (number, offset) = (0, 0);
        foreach (var line in text.Split('\n'))
        {
            parser.Take(line, ++number, offset);
            offset += line.Length + 1;
        }

        parser.EndBlock();
        foreach (var block in parser.blocks.Where(block => block.Language == CellLanguage.CSharp))
        {
            CSharpNesting.Require(block);
        }

        return parser.blocks;
    }

    public void Dispose() => continuation?.Dispose();

    private void Take(string line, int number, int offset)
    {
        var isDirective = line.StartsWith("#!", StringComparison.Ordinal)
            || (language == CellLanguage.CSharp && Reference().IsMatch(line));
        if (!isDirective || (language == CellLanguage.CSharp && IsContinued(offset)))
        {
            text.Append(line).Append('\n');
            hasText |= !string.IsNullOrWhiteSpace(line);
            hasOpener |= MayGoOn(line);
            return;
        }

        var name = line.Split([' ', '\t'], 2)[0];
        if (name.StartsWith("#!", StringComparison.Ordinal) && CellLanguage.Of(name[2..]) is { } next)
        {
            EndBlock();
            Start(next, number);
            StartContinuation(offset + line.Length + 1);
            return;
        }

        // What stands before a directive runs before it; #r and #i are followed before anything runs.
        var directive = ReadDirective(line, name, number);
        if (directive.IsAction && hasText)
        {
            EndBlock();
            Start(language, number);
            directives.Add(directive);
            return;
        }

        directives.Add(directive);
        text.Append('\n');
    }

    private static Directive ReadDirective(string line, string name, int number)
    {
        if (Reference().Match(line) is { Success: true } reference)
        {
            return new Directive("#" + reference.Groups["kind"].Value, reference.Groups["path"].Value, number);
        }

        return new Directive(name, line[name.Length..].Trim(), number);
    }

    // Most cells have nothing that a directive could lie in: the compiler is not asked then.
    private bool IsContinued(int offset) => hasOpener && (continuation ??= new(cell, continuationStart)).IsInside(offset);

    private static bool MayGoOn(string line) =>
        line.Contains('"', StringComparison.Ordinal)
        || line.Contains("/*", StringComparison.Ordinal)
        || line.TrimStart().StartsWith("#if", StringComparison.Ordinal);

    // After another language the compiler begins anew; within C# a directive changes nothing.
    private void StartContinuation(int offset)
    {
        continuation?.Dispose();
        (continuation, continuationStart, hasOpener) = (null, Math.Min(offset, cell.Length), false);
    }

    private void Start(string next, int directiveLine)
    {
        language = next;
        firstLine = directiveLine + 1;
        text.Clear();
        hasText = false;
    }

    private void EndBlock()
    {
        if (directives.Count > 0 || hasText)
        {
            // The cell's own last line has no end; Split gave it one.
            var body = text.ToString();
            blocks.Add(new CellBlock(language, firstLine, body.Length == 0 ? "" : body[..^1], [.. directives]));
        }

        directives.Clear();
    }

    [GeneratedRegex("""^\s*#(?<kind>r|i)\s+"(?<path>[^"]*)"\s*(//.*)?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}

/// <summary>A directive that this session does not know or cannot follow, with its place in the cell.</summary>
internal sealed class DialectException(string message, int line, int column = 1) : NotebookException(message)
{
    /// <summary>What kind of error it is for the cell's author.</summary>
    public string Kind { get; init; } = "DirectiveError";

    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column in the line, from 1.</summary>
    public int Column { get; } = column;
}
