using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NeuroPose.Yaml;

/// <summary>
/// Reads a small, plain YAML text: one document of maps, lists and scalars. Anchors, aliases and tags are refused, and depth is bounded,
/// so that a hostile text can neither grow nor recurse without end.
/// </summary>
internal sealed class YamlText
{
    private const int DeepestLevel = 16;

    private readonly Parser parser;
    private readonly string file;

    private YamlText(string text, string file)
    {
        parser = new(new StringReader(text));
        this.file = file;
    }

    /// <summary>The document in a text.</summary>
    /// <exception cref="FileFormatException">It is no YAML, or not plain; the message names line and column.</exception>
    public static YamlNode Parse(string text, string file)
    {
        var reader = new YamlText(text, file);
        try
        {
            return reader.Document();
        }
        catch (YamlException problem)
        {
            throw Error(file, At(problem.Start.Line), At(problem.Start.Column), $"this is not YAML ({problem.Message.TrimEnd('.')}).", problem);
        }
        catch (InvalidOperationException problem)
        {
            // The parser's way of saying that brackets or indentation do not close; it knows no place then but its last one.
            var last = reader.parser.Current?.End ?? Mark.Empty;
            throw Error(file, At(last.Line), At(last.Column), "this is not YAML (a bracket, quote or indentation does not close after this).", problem);
        }
    }

    public static FileFormatException Error(string file, int line, int column, string problem, Exception? inner = null) =>
        new(problem, new(File: file, Line: line, Column: column), inner);

    private YamlNode Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            throw Error(file, 1, 1, "the file is empty; expected keys and values.");
        }

        parser.Consume<DocumentStart>();
        var root = Node(level: 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : throw Refused(parser.Current!, "a second document", "one document");
    }

    private YamlNode Node(int level)
    {
        if (level > DeepestLevel)
        {
            throw Refused(parser.Current!, "values nested this deep", FormattableString.Invariant($"at most {DeepestLevel} levels"));
        }

        var next = parser.Consume<ParsingEvent>();
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refused(next, "an anchor or alias (& or *)", "the value itself");
        }

        if (next is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refused(next, "a tag (!)", "a plain value");
        }

        var (line, column) = (At(next.Start.Line), At(next.Start.Column));
        switch (next)
        {
            case Scalar scalar:
                return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
            case SequenceStart:
                var items = new List<YamlNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(level + 1));
                }

                return new YamlList(items, line, column);
            case MappingStart:
                return new YamlMap(Members(level), line, column);
            default:
                throw Refused(next, next.GetType().Name, "a value");
        }
    }

    private List<(YamlScalar Key, YamlNode Value)> Members(int level)
    {
        var members = new List<(YamlScalar Key, YamlNode Value)>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(level + 1);
            if (name is not YamlScalar key)
            {
                throw Error(file, name.Line, name.Column, $"a key is text, not {name.Kind}.");
            }

            if (!seen.TryAdd(key.Text, key.Line))
            {
                throw Error(file, key.Line, key.Column, FormattableString.Invariant($"the key \"{key.Text}\" is in line {seen[key.Text]} already. Keep one of them."));
            }

            members.Add((key, Node(level + 1)));
        }

        return members;
    }

    private FileFormatException Refused(ParsingEvent at, string what, string expected) =>
        Error(file, At(at.Start.Line), At(at.Start.Column), $"{what} is not allowed here; expected {expected}.");

    private static int At(long position) => (int)Math.Max(1, position);
}
