using System.Buffers.Binary;

namespace NeuroPose.Vitals.Recordings;

/// <summary>What the firmware of Intel's AX200 and AX210 sends, in the files of FeitCSI and of PicoScenes.</summary>
internal static class IntelMvmPayload
{
    private static readonly string[] Formats = ["CCK", "non-HT", "HT", "VHT", "HE", "EHT"];

    /// <summary>Pairs of 16 bits, real part first: tones run fastest, then sending antennas.</summary>
    public static void Read(ReadOnlySpan<byte> payload, int receive, int transmit, int tones, ComplexMatrix matrix)
    {
        matrix.Clear(receive, transmit, tones);
        for (var pair = 0; pair < receive * transmit * tones; pair++)
        {
            var row = pair / tones;
            matrix.Set(
                row / transmit,
                row % transmit,
                pair % tones,
                BinaryPrimitives.ReadInt16LittleEndian(payload[(4 * pair)..]),
                BinaryPrimitives.ReadInt16LittleEndian(payload[((4 * pair) + 2)..]));
        }
    }

    /// <summary>The strength of the antenna that hears better, in dBm, of two numbers without their sign; null when neither hears.</summary>
    public static double? Strength(ReadOnlySpan<byte> two)
    {
        var (one, other) = (BinaryPrimitives.ReadUInt32LittleEndian(two), BinaryPrimitives.ReadUInt32LittleEndian(two[4..]));
        var heard = new[] { one, other }.Where(strength => strength is > 0 and < 128).DefaultIfEmpty(0u).Min();
        return heard == 0 ? null : -(double)heard;
    }

    /// <summary>The width of the frame's channel; null where the rate is of none that is known.</summary>
    public static double? BandwidthMhz(uint rate) => ((rate >> 11) & 7) is <= 4 and var width ? 20 << (int)width : null;

    /// <summary>The format and width of the frame.</summary>
    public static string Variant(uint rate)
    {
        var format = (rate >> 8) & 7;
        var name = format < Formats.Length ? Formats[format] : "unknown format";
        return BandwidthMhz(rate) is { } width ? FormattableString.Invariant($"{name}, {width} MHz") : name;
    }
}
