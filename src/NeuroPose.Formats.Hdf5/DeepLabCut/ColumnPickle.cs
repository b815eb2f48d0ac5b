using System.Globalization;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>
/// The names of columns, which pandas writes as a pickle of protocol 0. A pickle is a program, and most of its instructions can run any other:
/// here only those are known that make lists, tuples, texts and numbers. Nothing is called, and whatever else is met is refused.
/// </summary>
internal sealed class ColumnPickle
{
    private const int MaxItems = 1 << 20;

    private static readonly object Mark = new();

    private readonly string text;
    private readonly Place place;
    private readonly List<object> stack = [];
    private readonly Dictionary<string, object> memory = new(StringComparer.Ordinal);
    private int at;

    private ColumnPickle(string text, Place place) => (this.text, this.place) = (text, place);

    /// <summary>The value: a list of objects, a text, or a whole number.</summary>
    /// <exception cref="FileFormatException">The pickle is damaged, or has an instruction that could run code.</exception>
    public static object Read(string text, Place place) => new ColumnPickle(text, place).Run();

    private object Run()
    {
        while (at < text.Length && stack.Count < MaxItems)
        {
            var instruction = text[at++];
            switch (instruction)
            {
                case '(':
                    stack.Add(Mark);
                    break;
                case 'l' or 't':
                    stack.Add(SinceMark());
                    break;
                case 'a':
                    var item = Pop();
                    (Top() as List<object> ?? throw Broken("an item is put into something that is no list")).Add(item);
                    break;
                case 'p':
                    memory[Line()] = Top();
                    break;
                case 'g':
                    stack.Add(memory.TryGetValue(Line(), out var kept) ? kept : throw Broken("a value is taken that was not kept"));
                    break;
                case 'V':
                    stack.Add(Unescaped(Line(), isPythonText: false));
                    break;
                case 'S':
                    stack.Add(Quoted(Line()));
                    break;
                case 'I' or 'L':
                    stack.Add(long.TryParse(Line().TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Broken("a number is none"));
                    break;
                case '.':
                    return stack is [var value] && value != Mark ? value : throw Broken("it ends in the middle");
                default:
                    throw new FileFormatException(
                        FormattableString.Invariant($"the names of the columns are a pickle with the instruction {Printed(instruction)} at its byte {at - 1}, which is not followed, because it can run code. Load the CSV file of DeepLabCut instead."), place);
            }
        }

        throw Broken("it has no end");
    }

    private List<object> SinceMark()
    {
        var mark = stack.LastIndexOf(Mark);
        if (mark < 0)
        {
            throw Broken("a list ends that did not begin");
        }

        List<object> items = stack[(mark + 1)..];
        stack.RemoveRange(mark, stack.Count - mark);
        return items;
    }

    private object Top() => stack is [.., var top] && top != Mark ? top : throw Broken("a value is missing");

    private object Pop()
    {
        var top = Top();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private string Line()
    {
        var end = text.IndexOf('\n', at);
        var line = end >= 0 ? text[at..end] : throw Broken("a line has no end");
        at = end + 1;
        return line.TrimEnd('\r');
    }

    private string Quoted(string line) => line is ['\'', .., '\''] or ['"', .., '"'] && line.Length >= 2
        ? Unescaped(line[1..^1], isPythonText: true)
        : throw Broken("a text has no quotes");

    private string Unescaped(string line, bool isPythonText)
    {
        StringBuilder plain = new();
        for (var index = 0; index < line.Length; index++)
        {
            if (line[index] != '\\' || index + 1 == line.Length)
            {
                plain.Append(line[index]);
                continue;
            }

            var kind = line[++index];
            var digits = kind switch { 'u' => 4, 'U' => 8, 'x' when isPythonText => 2, _ => 0 };
            if (digits == 0)
            {
                plain.Append((kind, isPythonText) switch
                {
                    ('\\' or '\'' or '"', true) => kind.ToString(),
                    ('n', true) => "\n",
                    ('r', true) => "\r",
                    ('t', true) => "\t",
                    _ => "\\" + kind,
                });
                continue;
            }

            if (index + digits >= line.Length || !int.TryParse(line.AsSpan(index + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                || !(Rune.IsValid(code) || code is >= 0xD800 and <= 0xDFFF))
            {
                throw Broken("a character in a text is damaged");
            }

            plain.Append(Rune.IsValid(code) ? new Rune(code).ToString() : ((char)code).ToString());
            index += digits;
        }

        return plain.ToString();
    }

    private static string Printed(char instruction) => char.IsAsciiLetterOrDigit(instruction) || char.IsPunctuation(instruction)
        ? $"\"{instruction}\""
        : FormattableString.Invariant($"0x{(int)instruction:X2}");

    private FileFormatException Broken(string what) => new(FormattableString.Invariant($"the names of the columns are damaged at byte {at} of their pickle: {what}."), place);
}
