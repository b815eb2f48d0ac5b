using System.Globalization;
using System.Text;

namespace NeuroPose.Json;

/// <summary>
/// Prints JSON as Python's json module does: ASCII, floats in Python's form, bare NaN and Infinity, empty containers closed at once,
/// no newline at the end. No indent prints it compactly, with a space after colons and commas.
/// </summary>
internal sealed class JsonPrinter : IDisposable
{
    private readonly StreamWriter writer;
    private readonly int indent;
    private readonly Stack<bool> filled = new();
    private bool afterName;

    public JsonPrinter(Stream stream, int indent = 0)
    {
        writer = new(stream, Encoding.ASCII, bufferSize: 1 << 16, leaveOpen: true);
        this.indent = indent;
    }

    /// <summary>A value's compact text.</summary>
    public static string Compact(JsonTree tree) => ObjectText.Of(printer => printer.Tree(tree));

    public void BeginObject() => Open('{');

    public void EndObject() => Close('}');

    public void BeginArray() => Open('[');

    public void EndArray() => Close(']');

    public void Name(string name)
    {
        Separate();
        writer.Write(JsonText.Quote(name));
        writer.Write(": ");
        afterName = true;
    }

    public void Number(double value) => Scalar(JsonNumber.Format(value));

    public void Text(string value) => Scalar(JsonText.Quote(value));

    public void Integer(long value) => Scalar(value.ToString(CultureInfo.InvariantCulture));

    public void Null() => Scalar("null");

    public void Member(string name, string? value) => Print(name, value is null ? null : JsonText.Quote(value));

    public void Member(string name, long? value) => Print(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Member(string name, double? value) => Print(name, value is { } number ? JsonNumber.Format(number) : null);

    public void Member(string name, bool value) => Print(name, value ? "true" : "false");

    public void Member(string name, ReadOnlySpan<int> values)
    {
        Name(name);
        BeginArray();
        foreach (var value in values)
        {
            Scalar(value.ToString(CultureInfo.InvariantCulture));
        }

        EndArray();
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
                Scalar(JsonText.Quote(tree.Text));
                break;
            case JsonKind.Number:
                var isWhole = tree.Text.AsSpan().IndexOfAny(".eEIN") < 0;
                Scalar(isWhole ? tree.Text : JsonNumber.Format(LaxScalar.ToDouble(tree)!.Value));
                break;
            default:
                Scalar(tree.Kind switch { JsonKind.True => "true", JsonKind.False => "false", _ => "null" });
                break;
        }
    }

    public void Dispose() => writer.Dispose();

    private void Print(string name, string? text)
    {
        Name(name);
        Scalar(text ?? "null");
    }

    private void Scalar(string text)
    {
        Separate();
        writer.Write(text);
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
            writer.Write(indent > 0 ? "," : ", ");
        }

        filled.Push(true);
        NewLine();
    }

    private void NewLine()
    {
        if (indent > 0)
        {
            writer.Write('\n');
            for (var space = filled.Count * indent; space > 0; space--)
            {
                writer.Write(' ');
            }
        }
    }
}
