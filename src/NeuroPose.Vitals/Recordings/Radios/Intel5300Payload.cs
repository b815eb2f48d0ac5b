using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// The packed numbers of an Intel 5300, as in the records of the Linux 802.11n CSI Tool and in PicoScenes: thirty groups of tones, each
/// with three bits to pass over and a pair of signed bytes for each pair of antennas, the sender's running fastest; the least bit first.
/// </summary>
internal static class Intel5300Payload
{
    public const int Tones = 30;

    // What the published tool takes where the receiver gives no noise.
    private const int UnknownNoise = -127;
    private const int UsualNoise = -92;

    private static readonly string[] Letters =
        ["", "antenna a", "antenna b", "antennas a, b", "antenna c", "antennas a, c", "antennas b, c", ""];

    private static readonly double[] Powers = [.. Enumerable.Range(-512, 1025).Select(decibels => ExactMath.Pow(10, decibels / 10.0))];

    /// <summary>How many bytes the numbers of so many antennas take.</summary>
    public static int Bytes(int receive, int transmit) => ((Tones * ((receive * transmit * 16) + 3)) + 7) / 8;

    /// <summary>
    /// Reads the numbers. Rows of three receiving antennas are brought into the order a, b, c that <paramref name="selection"/> (two bits
    /// an antenna) names, where it names each once; those of fewer stay in the order of the record. A receiving antenna whose strength is 0
    /// is not there.
    /// </summary>
    /// <param name="payload">The bytes.</param>
    /// <param name="receive">Receiving antennas of the record.</param>
    /// <param name="transmit">Sending antennas.</param>
    /// <param name="selection">Which antenna comes first, second and third.</param>
    /// <param name="strengths">Of the antennas a, b and c; 0 means absent.</param>
    /// <param name="matrix">Takes the numbers.</param>
    /// <returns>The power of all antennas in the record, absent ones included: that is what the scale was published for.</returns>
    public static double Read(
        ReadOnlySpan<byte> payload, int receive, int transmit, int selection, ReadOnlySpan<byte> strengths, ComplexMatrix matrix)
    {
        Span<int> rows = [0, 1, 2];
        var kept = receive;
        if (receive == 3 && IsPermutation(selection))
        {
            kept = Present(strengths, rows, selection);
        }

        matrix.Clear(kept, transmit, Tones);
        var (bit, power) = (0, 0.0);
        for (var tone = 0; tone < Tones; tone++)
        {
            bit += 3;
            for (var antenna = 0; antenna < receive; antenna++)
            {
                for (var sender = 0; sender < transmit; sender++, bit += 16)
                {
                    double re = Signed(payload, bit);
                    double im = Signed(payload, bit + 8);
                    power += (re * re) + (im * im);
                    if (rows[antenna] >= 0)
                    {
                        matrix.Set(rows[antenna], sender, tone, re, im);
                    }
                }
            }
        }

        return power;
    }

    /// <summary>Which of the antennas a, b and c the rows are of, in words; empty where they are all three.</summary>
    public static string Antennas(ReadOnlySpan<byte> strengths) =>
        Letters[(strengths[0] != 0 ? 1 : 0) | (strengths[1] != 0 ? 2 : 0) | (strengths[2] != 0 ? 4 : 0)];

    /// <summary>The strength over all antennas in dBm; null when all are absent.</summary>
    public static double? Strength(ReadOnlySpan<byte> strengths, int gain) =>
        Sum(strengths) is > 0 and var sum ? (10 * ExactMath.Log10(sum)) - 44 - gain : null;

    /// <summary>
    /// What brings the numbers to units of √(signal to noise), as the tool's authors publish it: the received power over the power of the
    /// numbers; divided by the noise of the receiver and of rounding to whole numbers.
    /// </summary>
    public static double Scale(double power, ReadOnlySpan<byte> strengths, int gain, int noise, int receive, int transmit)
    {
        var received = Sum(strengths) * Decibels(-44 - gain);
        if (!(power > 0) || !(received > 0))
        {
            return 1;
        }

        var unit = received / (power / Tones);
        var floor = Decibels(noise == UnknownNoise ? UsualNoise : noise);
        var scale = Math.Sqrt(unit / (floor + (unit * receive * transmit)));
        return transmit switch
        {
            2 => scale * Math.Sqrt(2),
            3 => scale * Math.Sqrt(ExactMath.Pow(10, 0.45)),
            _ => scale,
        };
    }

    private static double Decibels(int decibels) => Powers[decibels + 512];

    private static double Sum(ReadOnlySpan<byte> strengths)
    {
        var sum = 0.0;
        foreach (var strength in strengths)
        {
            sum += strength == 0 ? 0 : Decibels(strength);
        }

        return sum;
    }

    private static sbyte Signed(ReadOnlySpan<byte> payload, int bit)
    {
        var (at, shift) = (bit >> 3, bit & 7);
        var next = shift == 0 ? 0 : payload[at + 1] << (8 - shift);
        return unchecked((sbyte)((payload[at] >> shift) | next));
    }

    private static bool IsPermutation(int selection) =>
        ((1 << (selection & 3)) | (1 << ((selection >> 2) & 3)) | (1 << ((selection >> 4) & 3))) == 7;

    // The row of each antenna of the record among those that are there, -1 for one that is not; all stay where none is.
    private static int Present(ReadOnlySpan<byte> strengths, Span<int> rows, int selection)
    {
        Span<int> placeOf = stackalloc int[3];
        var count = 0;
        for (var antenna = 0; antenna < 3; antenna++)
        {
            placeOf[antenna] = strengths[antenna] == 0 ? -1 : count++;
        }

        for (var at = 0; at < 3; at++)
        {
            var antenna = (selection >> (2 * at)) & 3;
            rows[at] = count == 0 ? antenna : placeOf[antenna];
        }

        return count == 0 ? 3 : count;
    }
}
