using System.Globalization;
using System.Text;
using NeuroPose.Numerics;

namespace NeuroPose.Fuzz.Inputs;

/// <summary>Damages inputs: by bytes, by words, by lines, by numbers, by nesting. The same random numbers give the same bytes.</summary>
internal sealed class Mutation(IReadOnlyList<byte[]> seeds)
{
    private const int LargestInput = 1 << 20;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "null", "true", "false", "{}", "[]", "\"\"", "NaN", "\"NaN\"", "Infinity", "-Infinity", "1e999", "-1e-999", "0", "-0", "-1", "1.5", "2147483648", "-9223372036854775809",
            "18446744073709551616", "99999999999999999999999999999999", "0x10", "1_000", "01", ".5", "1e5", "\\ud800", "\\udc00\\ud800", "\\u0000", "\0", "\uFEFF", "\u2028", "\uE000", "\uE000" + "0\uE001",
            "&a ", "*a", "!!binary ", "!x/y ", "!<%zz> ", "? ", "- ", ": ", "<<: ", "--- ", "...", "|+9\n", ">-\n", "{{", "}}", "{{number x}}", "{{see y}}", "{{table z 0.00}}", "..", "../", "/etc/passwd", "a/../../b",
            "#!markdown\n", "#!time", "#!import x\n", "#r \"nuget:x\"\n", "/*", "*/", "\"\"\"", "$\"{", "@\"", "//", "#if", "#endif", "**", "![](", "](x)", "<script>", "<b>", "|", "\t", "\r", "\r\n", ",", ";", "\"", "'", "\\",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF0, 0x9F],
    ];

    private static readonly byte[][] Nests = [.. new[] { "[", "{\"a\":", "(
        ", "{", "[{", "<b>", "> ", "- ", "*", "_", "\"", "&a [", "!a ", "  ", "((", "x => ", "-", "!" }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>One input.</summary>
    public byte[] Make(SeededRandom random)
    {
        var bytes = Pick(seeds, random);
        for (var times = 1 + random.NextInt(random.NextInt(4) == 0 ? 16 : 3); times > 0; times--)
        {
            bytes = Once(bytes, random);
        }

        return bytes.Length <= LargestInput ? bytes : bytes[..LargestInput];
    }

    private byte[] Once(byte[] bytes, SeededRandom random)
    {
        var at = random.NextInt(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + random.NextInt(1 + Math.Min(bytes.Length, 1 << random.NextInt(14))));
        return random.NextInt(14) switch
        {
            0 when bytes.Length > 0 => Flipped(bytes, random),
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..end], .. bytes[end..]],
            3 => [.. bytes[..at], .. Pick(Words, random), .. bytes[(random.NextInt(2) == 0 ? at : end)..]],
            4 => Numbered(bytes, at, random),
            5 => bytes[..at],
            6 => Spliced(bytes, at, random),
            7 => [.. bytes[..at], .. Repeated(Pick(Nests, random), 1 << random.NextInt(15)), .. bytes[at..]],
            8 => [.. bytes[..at], .. Repeated(bytes[at..end], Math.Min(1 << random.NextInt(12), LargestInput / Math.Max(1, end - at))), .. bytes[end..]],
            9 => Worded(bytes, at, random),
            10 => LinesSwapped(bytes, random),
            11 => [.. bytes[..at], .. Repeated([(byte)(random.NextInt(2) == 0 ? '0' + random.NextInt(10) : ' ' + random.NextInt(95))], 1 << random.NextInt(17)), .. bytes[at..]],
            12 => Filled(bytes, at, end, random),
            _ => bytes.Length == 0 ? Pick(Words, random) : Flipped(bytes, random),
        };
    }

    private static T Pick<T>(IReadOnlyList<T> list, SeededRandom random) => list[random.NextInt(list.Count)];

    private static byte[] Flipped(byte[] bytes, SeededRandom random)
    {
        var flipped = bytes.ToArray();
        for (var times = 1 + random.NextInt(4); times > 0; times--)
        {
            var at = random.NextInt(flipped.Length);
            flipped[at] = random.NextInt(3) switch
            {
                0 => (byte)(flipped[at] ^ (1 << random.NextInt(8))),
                1 => (byte)random.NextInt(256),
                _ => (byte)(flipped[at] + 1 - (2 * random.NextInt(2))),
            };
        }

        return flipped;
    }

    /// <summary>Another number in the place of the next one.</summary>
    private static byte[] Numbered(byte[] bytes, int from, SeededRandom random)
    {
        var at = Array.FindIndex(bytes, from, part => part is >= (byte)'0' and <= (byte)'9');
        if (at < 0)
        {
            return bytes;
        }

        var end = at;
        while (end < bytes.Length && bytes[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e')
        {
            end++;
        }

        var number = random.NextInt(5) switch
        {
            0 => ((long)random.NextBits()).ToString(CultureInfo.InvariantCulture),
            1 => BitConverter.UInt64BitsToDouble(random.NextBits()).ToString("R", CultureInfo.InvariantCulture),
            2 => random.NextInt(1000).ToString(CultureInfo.InvariantCulture),
            3 => ((1L << random.NextInt(63)) - random.NextInt(3)).ToString(CultureInfo.InvariantCulture),
            _ => Encoding.UTF8.GetString(Pick(Words, random)),
        };
        return [.. bytes[..at], .. Encoding.UTF8.GetBytes(number), .. bytes[end..]];
    }

    /// <summary>A word of our own in the place of the next word.</summary>
    private static byte[] Worded(byte[] bytes, int from, SeededRandom random)
    {
        var at = Array.FindIndex(bytes, from, part => char.IsAsciiLetter((char)part));
        if (at < 0)
        {
            return bytes;
        }

        var end = at;
        while (end < bytes.Length && char.IsAsciiLetterOrDigit((char)bytes[end]))
        {
            end++;
        }

        return [.. bytes[..at], .. Pick(Words, random), .. bytes[end..]];
    }

    /// <summary>The head of one input and the tail of another.</summary>
    private byte[] Spliced(byte[] bytes, int at, SeededRandom random)
    {
        var other = Pick(seeds, random);
        return [.. bytes[..at], .. other[random.NextInt(other.Length + 1)..]];
    }

    private static byte[] LinesSwapped(byte[] bytes, SeededRandom random)
    {
        List<Range> lines = [.. bytes.AsSpan().Split((byte)'\n')];
        var (one, other) = (random.NextInt(lines.Count), random.NextInt(lines.Count));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return [.. lines.SelectMany((line, index) => index == 0 ? bytes[line] : [(byte)'\n', .. bytes[line]])];
    }

    private static byte[] Filled(byte[] bytes, int at, int end, SeededRandom random)
    {
        var filled = bytes.ToArray();
        filled.AsSpan(at, end - at).Fill(random.NextInt(2) == 0 ? (byte)0xFF : (byte)0);
        return filled;
    }

    private static byte[] Repeated(byte[] part, int times)
    {
        var repeated = new byte[part.Length * times];
        for (var index = 0; index < times; index++)
        {
            part.CopyTo(repeated, index * part.Length);
        }

        return repeated;
    }
}
