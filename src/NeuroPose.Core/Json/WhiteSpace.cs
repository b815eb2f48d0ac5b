using System.Numerics;
using System.Runtime.Intrinsics;

namespace NeuroPose.Json;

/// <summary>Space between values. A third of an indented trial is made of it.</summary>
internal static class WhiteSpace
{
    /// <summary>
    /// The index of the first byte, from <paramref name="at"/> on, that is no space, tab or line break; the length when there is none.
    /// </summary>
    public static int Skip(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] <= ' ')
        {
            if (text.Length - at < Vector128<byte>.Count)
            {
                if (text[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                {
                    return at;
                }

                at++;
                continue;
            }

            var block = Vector128.Create(text.Slice(at, Vector128<byte>.Count));
            var space = Vector128.Equals(block, Vector128.Create((byte)' ')) | Vector128.Equals(block, Vector128.Create((byte)'\n'))
                | Vector128.Equals(block, Vector128.Create((byte)'\r')) | Vector128.Equals(block, Vector128.Create((byte)'\t'));
            var length = BitOperations.TrailingZeroCount(~space.ExtractMostSignificantBits() | (1u << Vector128<byte>.Count));
            at += length;
            if (length < Vector128<byte>.Count)
            {
                return at;
            }
        }

        return at;
    }
}
