using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NeuroPose.Yaml;

/// <summary>
/// Reads one YAML document of maps, lists and scalars into a tree. Depth and size are bounded, so that a hostile text can neither grow
/// nor recurse without end.
/// </summary>
internal sealed class YamlText
{
    private const int LongestText = 16 * 1024 * 1024;
    private const int MostValues = 1_000_000;

    private readonly Dictionary<AnchorName, (YamlNode Node, int Values)> anchors = [];
    private readonly Parser parser;
    private readonly YamlRules rules;
    private readonly string file;
    private int values;

    private YamlText(string text, string file, YamlRules rules)
    {
        parser = new(new StringReader(text));
        (this.file, this.rules) = (file, rules);
    }

    /// <summary>The document in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="rules">What the text may have; <see cref="YamlRules.Plain"/> when left out.</param>
    /// <exception cref="FileFormatException">It is no YAML, or has what the rules refuse; the message names line and column.</exception>
    public static YamlNode Parse(string text, string file, YamlRules? rules = null) =>
        new YamlText(text, file, rules ?? YamlRules.Plain).Document();

    /// <summary>The document that a reader gives.</summary>
    /// <exception cref="FileFormatException">It is too long, no YAML, or has what the rules refuse; the message names the
    /// place.</exception>
    public static YamlNode Parse(TextReader reader, string file, YamlRules rules)
    {
        var text = new char[4096];
        var length = 0;
        while (reader.Read(text, length, text.Length - length) is > 0 and var read)
        {
            length += read;
            if (length > LongestText)
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"the text has more than {LongestText} characters."), new(File: file));
            }

            Array.Resize(ref text, length == text.Length ? length * 2 : text.Length);
        }

        return Parse(new string(text, 0, length), file, rules);
    }

    public static FileFormatException Error(string file, int line, int column, string problem, Exception? inner = null) =>
        new(problem, new(File: file, Line: line, Column: column), inner);

    private YamlNode Document()
    {
        Next();
        var first = Next();
        if (first is StreamEnd)
        {
            return rules.IsEmptyAllowed ? new YamlMap([], 1, 1) : throw Error(file, 1, 1, "the file is empty; expected keys and values.");
        }

        var root = Node(Next(), level: 0);
        Next();
        var last = Next();
        return last is StreamEnd ? root : throw Refused(last, "a second document", "one document");
    }

    private YamlNode Node(ParsingEvent next, int level)
    {
        if (level > rules.DeepestLevel)
        {
            throw Refused(next, "a value nested this deep", FormattableString.Invariant($"at most {rules.DeepestLevel} levels"));
        }

        var before = values;
        Count(next, 1);
        if (next is AnchorAlias alias && rules.AreAliasesAllowed)
        {
            var (known, size) = anchors.TryGetValue(alias.Value, out var found)
                ? found
                : throw Error(next.Start, $"the alias *{alias.Value} stands for nothing that is complete here.");
            Count(next, size);
            return known;
        }

        var anchor = (next as NodeEvent)?.Anchor ?? AnchorName.Empty;
        if (next is AnchorAlias || (!anchor.IsEmpty && !rules.AreAliasesAllowed))
        {
            throw Refused(next, "an anchor or alias (& or *)", "the value itself");
        }

        // "!" alone before a scalar says nothing to PyYAML.
        var tag = (next as NodeEvent)?.Tag ?? TagName.Empty;
        if (!tag.IsEmpty && !(rules.IsLoneTagAllowed && next is Scalar && tag.IsNonSpecific))
        {
            throw Refused(next, "a tag (!)", "a plain value");
        }

        var (line, column) = At(next.Start);
        YamlNode node = next switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column),
            SequenceStart => new YamlList(Items(level), line, column),
            MappingStart => new YamlMap(Members(level), line, column),
            _ => throw Refused(next, next.GetType().Name, "a value"),
        };
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = (node, values - before);
        }

        return node;
    }

    private List<YamlNode> Items(int level)
    {
        List<YamlNode> items = [];
        for (var next = Next(); next is not SequenceEnd; next = Next())
        {
            items.Add(Node(next, level + 1));
        }

        return items;
    }

    private List<(YamlScalar Key, YamlNode Value)> Members(int level)
    {
        var members = new List<(YamlScalar Key, YamlNode Value)>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            var name = Node(next, level + 1);
            if (name is not YamlScalar key)
            {
                throw Error(next.Start, $"a key is text, not {name.Kind}.");
            }

            if (places.TryAdd(key.Text, members.Count))
            {
                members.Add((key, Node(Next(), level + 1)));
            }
            else if (rules.DoesLastKeyCount)
            {
                members[places[key.Text]] = (key, Node(Next(), level + 1));
            }
            else
            {
                throw Error(
                    next.Start,
                    FormattableString.Invariant(
                        $"the key \"{key.Text}\" is in line {members[places[key.Text]].Key.Line} already. Keep one of them."));
            }
        }

        return members;
    }

    /// <summary>The parser's next event; whatever it throws means that the text is no YAML.</summary>
    private ParsingEvent Next()
    {
        const string Unclosed = "this is not YAML (a bracket, quote or indentation does not close after this).";
        try
        {
            return parser.MoveNext() ? parser.Current! : throw Error(parser.Current?.End ?? Mark.Empty, Unclosed);
        }
        catch (YamlException problem)
        {
            throw Error(problem.Start, $"this is not YAML ({problem.Message.TrimEnd('.')}).", problem);
        }
        catch (InvalidOperationException problem)
        {
            // The parser's way of saying that the text ends before a bracket closes; it knows no place then but its last one.
            throw Error(parser.Current?.End ?? Mark.Empty, Unclosed, problem);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            // A tag that is no URI, or an escape that is no character.
            throw Error(
                parser.Current?.End ?? Mark.Empty, $"this is not YAML ({problem.Message.TrimEnd('.')} It is after this place).", problem);
        }
    }

    private void Count(ParsingEvent at, int more)
    {
        values += more;
        if (values > MostValues)
        {
            throw Error(
                at.Start,
                FormattableString.Invariant($"more than {MostValues} values, with those that aliases stand for. Write a shorter file."));
        }
    }

    private FileFormatException Refused(ParsingEvent at, string what, string expected) =>
        Error(at.Start, $"{what} is not allowed here; expected {expected}.");

    private FileFormatException Error(Mark at, string problem, Exception? inner = null)
    {
        var (line, column) = At(at);
        return Error(file, line, column, problem, inner);
    }

    private static (int Line, int Column) At(Mark mark) => ((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
