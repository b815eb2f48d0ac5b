using System.Globalization;
using NeuroPose.Files;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace NeuroPose.Sessions.Configuration;

internal enum TomlKind
{
    Table,
    Array,
    Text,
    Integer,
    Number,
    Flag,
    Time,
}

/// <summary>A value of a TOML file and the line that it stands on. A time keeps its text.</summary>
internal sealed record TomlValue(TomlKind Kind, int Line, object Value)
{
    public OrderedDictionary<string, TomlValue> Members => (OrderedDictionary<string, TomlValue>)Value;

    public List<TomlValue> Items => (List<TomlValue>)Value;

    /// <summary>Whether a header or braces have made the table, so that no other may.</summary>
    public bool IsDefined { get; set; }

    /// <summary>What it is, for "expected …, found …".</summary>
    public string Describe() => Kind switch
    {
        TomlKind.Table => "a table",
        TomlKind.Array => "a list",
        TomlKind.Text when Value is string { Length: > 60 } text => $"\"{text[..60]}…\"",
        TomlKind.Text => $"\"{Value}\"",
        TomlKind.Flag => (bool)Value ? "true" : "false",
        _ => Convert.ToString(Value, CultureInfo.InvariantCulture)!,
    };

    public static TomlValue Table(int line) => new(TomlKind.Table, line, new OrderedDictionary<string, TomlValue>());
}

/// <summary>Reads TOML into one tree whose values know their lines. The grammar is Tomlyn's; what tables mean together is checked here.</summary>
internal static class TomlText
{
    private const long Largest = 1L << 20;
    private const int DeepestNesting = 100;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileFormatException">The file is not there, or is no TOML; the message has the line.</exception>
    public static TomlValue Load(string path)
    {
        var full = Path.GetFullPath(path);
        return Parse(ForeignFile.ReadText(Path.GetDirectoryName(full)!, Path.GetFileName(full), Largest), path);
    }

    /// <summary>Reads a text.</summary>
    public static TomlValue Parse(string text, string file)
    {
        RefuseDepth(text, file);
        var document = Syntax(text, file);
        foreach (var message in document.Diagnostics)
        {
            if (message.Kind == DiagnosticMessageKind.Error)
            {
                throw new FileFormatException(
                    $"this is no TOML: {message.Message.TrimEnd('.')}.", new(File: file, Line: message.Span.Start.Line + 1, Column: message.Span.Start.Column + 1));
            }
        }

        var root = TomlValue.Table(1);
        Add(root, document.KeyValues, file);
        foreach (var header in document.Tables)
        {
            Add(Open(root, header, file), header.Items, file);
        }

        return root;
    }

    /// <summary>The value that a text is in TOML; the text itself where it is none, as a shell passes words without quotes.</summary>
    public static TomlValue ParseValue(string text, string source)
    {
        try
        {
            return Parse($"value = {text}", source).Members["value"];
        }
        catch (FileFormatException)
        {
            return new(TomlKind.Text, 0, text);
        }
    }

    // The parser throws at some escapes that name no letter, such as \uD800, instead of saying where they are.
    private static DocumentSyntax Syntax(string text, string file)
    {
        try
        {
            return SyntaxParser.Parse(text, file, validate: false);
        }
        catch (Exception problem) when (problem is ArgumentException or IndexOutOfRangeException or OverflowException or FormatException or InvalidOperationException)
        {
            throw new FileFormatException($"this is no TOML: {problem.Message.Split(" (Parameter")[0].TrimEnd('.')}.", new(File: file), problem);
        }
    }

    // The parser calls itself for each bracket.
    private static void RefuseDepth(string text, string file)
    {
        var (depth, line) = (0, 1);
        foreach (var sign in text)
        {
            line += sign == '\n' ? 1 : 0;
            depth = sign is '[' or '{' ? depth + 1 : sign is ']' or '}' ? Math.Max(0, depth - 1) : depth;
            if (depth > DeepestNesting)
            {
                throw new FileFormatException(FormattableString.Invariant($"brackets are nested more than {DeepestNesting} deep."), new(File: file, Line: line));
            }
        }
    }

    private static TomlValue Open(TomlValue root, TableSyntaxBase header, string file)
    {
        var line = LineOf(header);
        var names = Names(header.Name!);
        var at = root;
        for (var index = 0; index < names.Count; index++)
        {
            var (isLast, name) = (index == names.Count - 1, names[index]);
            var path = string.Join('.', names.Take(index + 1));
            at.Members.TryGetValue(name, out var found);
            if (isLast && header is TableArraySyntax)
            {
                found ??= Put(at, name, new(TomlKind.Array, line, new List<TomlValue>()));
                if (found.Kind != TomlKind.Array || found.IsDefined)
                {
                    throw Twice(path, found, line, file);
                }

                found.Items.Add(TomlValue.Table(line));
                return found.Items[^1];
            }

            found ??= Put(at, name, TomlValue.Table(line));
            if (!isLast && found is { Kind: TomlKind.Array, IsDefined: false, Items: [.., var last] })
            {
                at = last;
                continue;
            }

            if (found.Kind != TomlKind.Table || (isLast && found.IsDefined))
            {
                throw Twice(path, found, line, file);
            }

            at = found;
        }

        at.IsDefined = true;
        return at;
    }

    private static void Add(TomlValue table, IEnumerable<KeyValueSyntax> pairs, string file)
    {
        foreach (var pair in pairs)
        {
            var line = LineOf(pair);
            var names = Names(pair.Key!);
            var at = table;
            foreach (var name in names.SkipLast(1))
            {
                at = at.Members.TryGetValue(name, out var found) ? found : Put(at, name, TomlValue.Table(line));
                if (at.Kind != TomlKind.Table)
                {
                    throw Twice(string.Join('.', names), at, line, file);
                }
            }

            if (at.Members.TryGetValue(names[^1], out var other))
            {
                throw Twice(string.Join('.', names), other, line, file);
            }

            Put(at, names[^1], ValueOf(pair.Value!, line, file));
        }
    }

    private static TomlValue ValueOf(ValueSyntax syntax, int line, string file)
    {
        line = Math.Max(line, LineOf(syntax));
        switch (syntax)
        {
            case StringValueSyntax text:
                return new(TomlKind.Text, line, text.Value ?? "");
            case IntegerValueSyntax whole:
                return new(TomlKind.Integer, line, whole.Value);
            case FloatValueSyntax number:
                return new(TomlKind.Number, line, number.Value);
            case BooleanValueSyntax flag:
                return new(TomlKind.Flag, line, flag.Value);
            case DateTimeValueSyntax time:
                return new(TomlKind.Time, line, time.Token?.Text ?? "");
            case ArraySyntax list:
                return new(TomlKind.Array, line, list.Items.Select(item => ValueOf(item.Value!, line, file)).ToList()) { IsDefined = true };
            case InlineTableSyntax braces:
                var table = TomlValue.Table(line);
                Add(table, braces.Items.Select(item => item.KeyValue!), file);
                table.IsDefined = true;
                return table;
            default:
                throw new FileFormatException("this value is not understood.", new(File: file, Line: line));
        }
    }

    private static List<string> Names(KeySyntax key) => [NameOf(key.Key!), .. key.DotKeys.Select(part => NameOf(part.Key!))];

    private static string NameOf(BareKeyOrStringValueSyntax part) =>
        (part is StringValueSyntax text ? text.Value : (part as BareKeySyntax)?.Key?.Text) ?? "";

    private static TomlValue Put(TomlValue table, string name, TomlValue value)
    {
        table.Members.Add(name, value);
        return value;
    }

    private static int LineOf(SyntaxNode node) => node.Span.Start.Line + 1;

    private static FileFormatException Twice(string path, TomlValue before, int line, string file) =>
        new(FormattableString.Invariant($"this is there already, in line {before.Line}; leave one."), new(File: file, Path: path, Line: line));
}
