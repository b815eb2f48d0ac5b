using System.Buffers.Binary;

namespace NeuroPose.Vitals.Recordings;

/// <summary>How a chip's firmware writes the complex number of a tone in four bytes.</summary>
internal abstract record NexmonNumbers
{
    private static readonly NexmonNumbers Whole = new WholeNumbers();
    private static readonly NexmonNumbers Short = new PackedFloats(MantissaBits: 9, ExponentBits: 5);
    private static readonly NexmonNumbers Long = new PackedFloats(MantissaBits: 12, ExponentBits: 6);

    /// <summary>The numbers of a chip; null for one that is not known.</summary>
    public static NexmonNumbers? Of(ushort chip) => chip switch
    {
        0x0001 or 0x0065 => Whole,
        0x0003 or 0xDEAD => Short,
        0x006A or 0xE834 => Long,
        _ => null,
    };

    /// <summary>Reads tone after tone: real part, imaginary part.</summary>
    public abstract void Read(ReadOnlySpan<byte> bytes, Span<double> values);

    /// <summary>
    /// Sets the tones to zero on which no station sends (those of 802.11n and ac: the carrier and the guards), in the order of a Fourier
    /// transform; and three over which newer firmware writes the state of the receiver.
    /// </summary>
    public static void ClearEmpty(Span<double> values, int megahertz, bool hasState)
    {
        var tones = values.Length / 2;
        for (var at = 0; at < tones; at++)
        {
            // From -tones/2 on; 160 MHz are two channels of 80, each with a middle of its own.
            var tone = at < tones / 2 ? at : at - tones;
            var inChannel = Math.Abs(megahertz == 160 ? (tone < 0 ? tone + 128 : tone - 128) : tone);
            var isEmpty = megahertz switch
            {
                20 => inChannel is 0 or > 28,
                40 => inChannel is < 2 or > 58,
                _ => inChannel is < 2 or > 122,
            };
            var state = at - (megahertz == 20 ? 28 : 0);
            if (isEmpty || (hasState && state is >= 0 and < 3))
            {
                values.Slice(2 * at, 2).Clear();
            }
        }
    }

    /// <summary>Two whole numbers of 16 bits: 4339 and 43455c0.</summary>
    private sealed record WholeNumbers : NexmonNumbers
    {
        public override void Read(ReadOnlySpan<byte> bytes, Span<double> values)
        {
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * at)..]);
            }
        }
    }

    /// <summary>
    /// Two mantissas, each with its sign in front, and one exponent of both, the lowest bits: 4358 with 9 and 5 bits, 4366c0 with 12 and 6.
    /// </summary>
    /// <remarks>
    /// A number is its mantissa times two to the exponent. Nexmon's own unpacker, without its automatic scale, shifts by 10 and half the
    /// exponent's range more, so that the smallest is a whole number; so does this one.
    /// </remarks>
    private sealed record PackedFloats(int MantissaBits, int ExponentBits) : NexmonNumbers
    {
        public override void Read(ReadOnlySpan<byte> bytes, Span<double> values)
        {
            var half = 1 << (ExponentBits - 1);
            var magnitude = (1u << (MantissaBits - 1)) - 1;
            for (var tone = 0; tone < values.Length / 2; tone++)
            {
                var word = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * tone)..]);
                var exponent = (int)(word & ((1u << ExponentBits) - 1));
                exponent -= exponent >= half ? 2 * half : 0;
                values[2 * tone] = Part(word >> (ExponentBits + MantissaBits), magnitude, exponent + 10 + half);
                values[(2 * tone) + 1] = Part(word >> ExponentBits, magnitude, exponent + 10 + half);
            }
        }

        private static double Part(uint bits, uint magnitude, int exponent)
        {
            var size = Math.ScaleB(bits & magnitude, exponent);
            return (bits & (magnitude + 1)) == 0 ? size : -size;
        }
    }
}
