using System.Globalization;
using System.Text;

namespace NeuroPose.Json;

/// <summary>
/// Prints JSON as Python's json module does: floats in Python's form, bare NaN and Infinity, empty containers closed at once, no newline
/// at the end. What a style says can differ: the indent, the line ends, and whether all but ASCII is escaped. Half a surrogate pair is no
/// text; it becomes U+FFFD.
/// </summary>
internal sealed class JsonPrinter : IDisposable
{
    private readonly TextWriter writer;
    private readonly JsonStyle style;
    private readonly Stack<bool> filled = new();
    private bool afterName;

    /// <summary>Prints ASCII to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="indent">How many spaces each level is indented by; none puts everything on one line.</param>
    public JsonPrinter(Stream stream, int indent = 0)
        : this(
            new StreamWriter(stream, Encoding.ASCII, bufferSize: 1 << 16, leaveOpen: true),
            indent == 0 ? JsonStyle.OneLine : new(new string(' ', indent)))
    {
    }

    /// <summary>Prints to a writer, which is closed with the printer.</summary>
    public JsonPrinter(TextWriter writer, JsonStyle style) => (this.writer, this.style) = (writer, style);

    /// <summary>A value's compact text.</summary>
    public static string Compact(JsonTree tree) => ObjectText.Of(printer => printer.Tree(tree));

    public void BeginObject() => Open('{');

    public void EndObject() => Close('}');

    public void BeginArray() => Open('[');

    public void EndArray() => Close(']');

    public void Name(string name)
    {
        Text(name);
        writer.Write(style.IsTight ? ":" : ": ");
        afterName = true;
    }

    public void Number(double? value) => Literal(value is { } number ? JsonNumber.Format(number) : "null");

    public void Integer(long? value) => Literal(value?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public void Flag(bool value) => Literal(value ? "true" : "false");

    public void Text(string? value) => Literal(value is null ? "null" : JsonText.Quote(value, style.Ascii));

    public void Null() => Literal("null");

    /// <summary>A value whose JSON text is known.</summary>
    public void Literal(string text)
    {
        Separate();
        writer.Write(text);
    }

    /// <summary>A list of numbers.</summary>
    public void Numbers(ReadOnlySpan<double> values)
    {
        BeginArray();
        foreach (var value in values)
        {
            Literal(JsonNumber.Format(value));
        }

        EndArray();
    }

    public void Array<T>(IReadOnlyList<T> items, Action<JsonPrinter, T> write)
    {
        BeginArray();
        for (var index = 0; index < items.Count; index++)
        {
            write(this, items[index]);
        }

        EndArray();
    }

    public void Member(string name, string? value)
    {
        Name(name);
        Text(value);
    }

    public void Member(string name, long? value)
    {
        Name(name);
        Integer(value);
    }

    public void Member(string name, double? value)
    {
        Name(name);
        Number(value);
    }

    public void Member(string name, bool value)
    {
        Name(name);
        Flag(value);
    }

    public void Tree(JsonTree tree)
    {
        switch (tree.Kind)
        {
            case JsonKind.Object:
                BeginObject();
                foreach (var (name, value) in tree.Members)
                {
                    Name(name);
                    Tree(value);
                }

                EndObject();
                break;
            case JsonKind.Array:
                BeginArray();
                foreach (var item in tree.Items)
                {
                    Tree(item);
                }

                EndArray();
                break;
            case JsonKind.String:
                Text(tree.Text);
                break;
            case JsonKind.Number:
                var isWhole = tree.Text.AsSpan().IndexOfAny(".eEIN") < 0;
                Literal(isWhole ? tree.Text : JsonNumber.Format(LaxScalar.ToDouble(tree)!.Value));
                break;
            default:
                Literal(tree.Kind switch { JsonKind.True => "true", JsonKind.False => "false", _ => "null" });
                break;
        }
    }

    public void Dispose()
    {
        if (style.FinalNewLine)
        {
            writer.Write(style.NewLine);
        }

        writer.Dispose();
    }

    private void Open(char bracket)
    {
        Separate();
        writer.Write(bracket);
        filled.Push(false);
    }

    private void Close(char bracket)
    {
        if (filled.Pop())
        {
            NewLine();
        }

        writer.Write(bracket);
    }

    private void Separate()
    {
        if (afterName)
        {
            afterName = false;
            return;
        }

        if (filled.Count == 0)
        {
            return;
        }

        if (filled.Pop())
        {
            writer.Write(style.Indent is not null || style.IsTight ? "," : ", ");
        }

        filled.Push(true);
        NewLine();
    }

    private void NewLine()
    {
        if (style.Indent is { } indent)
        {
            writer.Write(style.NewLine);
            for (var level = filled.Count; level > 0; level--)
            {
                writer.Write(indent);
            }
        }
    }
}
