using System.Globalization;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>The type of an array's elements, from a descr such as <c>&lt;f8</c>.</summary>
/// <param name="Kind">b, i, u, f, U or S.</param>
/// <param name="Size">Bytes an element.</param>
/// <param name="IsBigEndian">True where the first byte is the highest.</param>
internal sealed record NumpyType(char Kind, int Size, bool IsBigEndian)
{
    /// <summary>Characters of the longest text that is read; longer ones are no labels.</summary>
    private const int MaxTextLength = 4096;

    public bool IsNumber => Kind is 'b' or 'i' or 'u' or 'f';

    public bool IsText => Kind is 'U' or 'S';

    /// <summary>The type of a descr; null, with the reason, when it is not read.</summary>
    public static NumpyType? Parse(string descr, out string reason)
    {
        reason = "";
        var (order, rest) = descr is ['<' or '>' or '|' or '=', ..] ? (descr[0], descr[1..]) : ('|', descr);
        var kind = rest is [var first, ..] ? first : '?';
        if (kind == 'O')
        {
            reason = "the array holds Python objects (pickle) and is not opened, because opening one can run code.";
            return null;
        }

        if (!int.TryParse(rest.AsSpan(Math.Min(1, rest.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            reason = $"the array has the type \"{descr}\", which is not read. Save numbers: array.astype(float).";
            return null;
        }

        (int Size, bool IsRead) known = (kind, number) switch
        {
            ('b', 1) or ('i' or 'u', 1 or 2 or 4 or 8) or ('f', 2 or 4 or 8) => (number, true),
            ('U', <= MaxTextLength) => (4 * number, true),
            ('S' or 'a', <= MaxTextLength) => (number, true),
            _ => (0, false),
        };
        if (!known.IsRead)
        {
            reason = kind switch
            {
                'f' => $"the array has numbers of {number} bytes (\"{descr}\"), which differ between machines. Save array.astype('f8').",
                'c' => $"the array has complex numbers (\"{descr}\"), which are no coordinates.",
                _ => $"the array has the type \"{descr}\", which is not read. Save numbers: array.astype(float).",
            };
            return null;
        }

        return new(kind == 'a' ? 'S' : kind, known.Size, order == '>');
    }

    /// <summary>How a number lies in the bytes.</summary>
    public BinaryNumber Number => new(Kind == 'b' ? 'u' : Kind, Size, IsBigEndian);

    /// <summary>The text at the start of the bytes, without the zeros that fill it up.</summary>
    public string Text(ReadOnlySpan<byte> bytes)
    {
        var encoding = Kind == 'S' ? Encoding.UTF8 : IsBigEndian ? BigEndian : Encoding.UTF32;
        return encoding.GetString(bytes[..Size]).TrimEnd('\0');
    }

    private static readonly UTF32Encoding BigEndian = new(bigEndian: true, byteOrderMark: false);
}
