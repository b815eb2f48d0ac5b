using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>The header of an array: what <c>numpy.lib.format</c> writes before the numbers, in versions 1 to 3.</summary>
/// <param name="Descr">The type as it is written, such as <c>&lt;f8</c>.</param>
/// <param name="IsFortran">True where the first index runs fastest.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Length">The bytes before the first element.</param>
internal sealed record NumpyHeader(string Descr, bool IsFortran, IReadOnlyList<int> Shape, int Length)
{
    /// <summary>NumPy itself refuses headers beyond 10,000 characters.</summary>
    private const int MaxLength = 1 << 16;

    private const int MaxDimensions = 32;

    /// <summary>The elements of the array; the largest number where there are more.</summary>
    public UInt128 Count => Shape.Contains(0) ? 0 : Shape.Aggregate(UInt128.One, (count, size) => UInt128.Min(count * (uint)size, ulong.MaxValue));

    /// <summary>Reads a header; the stream is then at the first element.</summary>
    /// <exception cref="FileFormatException">The header breaks the format.</exception>
    public static NumpyHeader Read(Stream stream, Place place)
    {
        var start = new byte[12];
        if (stream.ReadAtLeast(start.AsSpan(0, 10), 10, throwOnEndOfStream: false) < 10 || start is not [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, ..])
        {
            throw new FileFormatException("the array does not start with the bytes of NumPy (93 4E 55 4D 50 59).", At(place, 0));
        }

        var version = start[6];
        var (offset, length) = version switch
        {
            1 => (10, (uint)BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8))),
            2 or 3 when stream.ReadAtLeast(start.AsSpan(10, 2), 2, throwOnEndOfStream: false) == 2 => (12, BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(8))),
            2 or 3 => throw new FileFormatException("cut short inside the header of the array.", At(place, 8)),
            _ => throw new FileFormatException($"the array has version {version} of the format; versions 1 to 3 are read.", At(place, 6)),
        };
        if (length > MaxLength)
        {
            throw new FileFormatException(FormattableString.Invariant($"the header of the array is said to have {length:N0} bytes; at most {MaxLength:N0} are read."), At(place, 8));
        }

        var text = new byte[length];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length)
        {
            throw new FileFormatException("cut short inside the header of the array.", At(place, offset));
        }

        return new Literal((version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text), At(place, offset)).ToHeader(offset + (int)length);
    }

    private static Place At(Place place, int position) => place with
    {
        Path = place.Path is { Length: > 0 } member ? $"{member}, byte {position}" : $"byte {position}",
    };

    /// <summary>The dictionary of a header: nothing else of Python is understood, and nothing is executed.</summary>
    private sealed class Literal(string text, Place place)
    {
        private int at;

        public NumpyHeader ToHeader(int length)
        {
            string? descr = null;
            bool? isFortran = null;
            List<int>? shape = null;
            Expect('{');
            while (Next() != '}')
            {
                var key = Quoted();
                Expect(':');
                switch (key)
                {
                    case "descr" when Next() is '[' or '(':
                        throw new FileFormatException("the array is structured (columns with names), which is not read. Save x, y and z as one array of numbers.", place);
                    case "descr":
                        descr = Quoted();
                        break;
                    case "fortran_order":
                        isFortran = Word() switch { "True" => true, "False" => false, _ => throw Broken("True or False") };
                        break;
                    case "shape":
                        shape = Sizes();
                        break;
                    default:
                        throw Broken("descr, fortran_order or shape");
                }

                Skip(',');
            }

            return descr is not null && isFortran is { } fortran && shape is not null
                ? new(descr, fortran, shape, length)
                : throw new FileFormatException("the header of the array has not all of descr, fortran_order and shape.", place);
        }

        private List<int> Sizes()
        {
            List<int> sizes = [];
            Expect('(');
            while (Next() != ')')
            {
                var start = at;
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    at++;
                }

                if (!long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                {
                    throw Broken("a size");
                }

                if (size > int.MaxValue || sizes.Count == MaxDimensions)
                {
                    throw new FileFormatException(FormattableString.Invariant($"the array is too large: a dimension of {size:N0} after {sizes.Count} others."), place);
                }

                sizes.Add((int)size);
                at += at < text.Length && text[at] == 'L' ? 1 : 0;
                Skip(',');
            }

            at++;
            return sizes;
        }

        private string Quoted()
        {
            var quote = Next();
            var end = quote is '\'' or '"' ? text.IndexOf(quote, at + 1) : -1;
            if (end < 0)
            {
                throw Broken("a name in quotes");
            }

            var inside = text[(at + 1)..end];
            at = end + 1;
            return inside;
        }

        private string Word()
        {
            Next();
            var start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            return text[start..at];
        }

        private char Next()
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }

            return at < text.Length ? text[at] : throw Broken("more of the dictionary");
        }

        private void Skip(char sign)
        {
            if (Next() == sign)
            {
                at++;
            }
        }

        private void Expect(char sign)
        {
            if (Next() != sign)
            {
                throw Broken($"\"{sign}\"");
            }

            at++;
        }

        private FileFormatException Broken(string expected)
        {
            var found = at < text.Length ? $"\"{text[at..Math.Min(text.Length, at + 12)]}\"" : "its end";
            return new($"the header of the array is broken at its character {at}: expected {expected}, found {found}.", place);
        }
    }
}
