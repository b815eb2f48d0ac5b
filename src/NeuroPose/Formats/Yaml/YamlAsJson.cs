using NeuroPose.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NeuroPose.Formats.Yaml;

/// <summary>
/// Reads one YAML 1.1 document as the values that JSON knows, as PyYAML's safe loader does: yes and on are truth values, 010 is eight,
/// of two equal keys the last one wins, aliases are followed, an empty file is an empty object. Tags are refused.
/// </summary>
internal sealed class YamlAsJson
{
    private const int DeepestNesting = 64;

    private readonly Dictionary<AnchorName, JsonTree> anchors = [];
    private readonly Parser parser;
    private readonly string file;

    private YamlAsJson(TextReader text, string file)
    {
        parser = new(text);
        this.file = file;
    }

    /// <exception cref="FileFormatException">It is no YAML, or more than one document; the message names line and column.</exception>
    public static JsonTree Read(TextReader text, string file)
    {
        var reader = new YamlAsJson(text, file);
        try
        {
            return reader.Document();
        }
        catch (YamlException problem)
        {
            throw reader.Error(problem.Start, $"this is not YAML ({problem.Message.TrimEnd('.')}).", problem);
        }
        catch (InvalidOperationException problem)
        {
            // The parser's way of saying that the text ends before a bracket or quote closes.
            throw reader.Error(reader.parser.Current?.End ?? Mark.Empty, "this is not YAML (a bracket, quote or indentation does not close after this).", problem);
        }
    }

    private JsonTree Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return new(JsonKind.Object, "", [], [], 1, 1);
        }

        parser.Consume<DocumentStart>();
        var root = Value(depth: 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : throw Error(parser.Current!.Start, "a second document starts here; expected one.");
    }

    private JsonTree Value(int depth)
    {
        var next = parser.Consume<ParsingEvent>();
        if (depth > DeepestNesting)
        {
            throw Error(next.Start, FormattableString.Invariant($"values are nested deeper than {DeepestNesting} levels."));
        }

        if (next is AnchorAlias alias)
        {
            return anchors.TryGetValue(alias.Value, out var known) ? known : throw Error(next.Start, $"the alias *{alias.Value} stands for nothing that is complete here.");
        }

        if (next is NodeEvent { Tag: { IsEmpty: false } tag } && !(next is Scalar && tag.IsNonSpecific))
        {
            throw Error(next.Start, $"the tag {tag} is not allowed; expected a plain value.");
        }

        var value = next switch
        {
            Scalar scalar => Scalar(scalar),
            SequenceStart => Sequence(next.Start, depth),
            MappingStart => Mapping(next.Start, depth),
            _ => throw Error(next.Start, "expected a value."),
        };
        if (next is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            anchors[anchor] = value;
        }

        return value;
    }

    private JsonTree Scalar(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain && Yaml11Scalar.IsTimestamp(scalar.Value))
        {
            throw Error(scalar.Start, $"{scalar.Value} is a date in YAML; expected a text or a number. Put it into quotes to mean the text.");
        }

        var (kind, text) = scalar.Style == ScalarStyle.Plain ? Yaml11Scalar.Resolve(scalar.Value) : (JsonKind.String, scalar.Value);
        return Leaf(kind, text, scalar.Start);
    }

    private JsonTree Sequence(Mark start, int depth)
    {
        List<JsonTree> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return new(JsonKind.Array, "", items, [], Line(start), Column(start));
    }

    private JsonTree Mapping(Mark start, int depth)
    {
        OrderedDictionary<string, JsonTree> members = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(depth + 1);
            if (key.Kind != JsonKind.String)
            {
                throw new FileFormatException($"a key is text; found {key.Describe()}.", new(File: file, Line: key.Line, Column: key.Column));
            }

            // A value's place is its key's: that is what a person looks for.
            var value = Value(depth + 1);
            members[key.Text] = value with { Line = key.Line, Column = key.Column };
        }

        return new(JsonKind.Object, "", [], members, Line(start), Column(start));
    }

    private static JsonTree Leaf(JsonKind kind, string text, Mark at) => new(kind, text, [], [], Line(at), Column(at));

    private FileFormatException Error(Mark at, string problem, Exception? inner = null) =>
        new(problem, new(File: file, Line: Line(at), Column: Column(at)), inner);

    private static int Line(Mark at) => (int)Math.Max(1, at.Line);

    private static int Column(Mark at) => (int)Math.Max(1, at.Column);
}
