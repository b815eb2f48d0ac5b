namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// The packed numbers of Atheros' radios, as in the records of the Atheros CSI Tool and in PicoScenes: ten bits each, imaginary part
/// first, the least bit first; receiving antennas run fastest, then sending ones.
/// </summary>
internal static class AtherosPayload
{
    /// <summary>How many bytes the numbers of so many antennas and tones take.</summary>
    public static int Bytes(int receive, int transmit, int tones) => ((receive * transmit * tones * 20) + 7) / 8;

    public static void Read(ReadOnlySpan<byte> bytes, int receive, int transmit, int tones, ComplexMatrix matrix)
    {
        matrix.Clear(receive, transmit, tones);
        var bit = 0;
        for (var pair = 0; pair < receive * transmit * tones; pair++, bit += 20)
        {
            matrix.Set(pair % receive, pair / receive % transmit, pair / (receive * transmit), TenBits(bytes, bit + 10), TenBits(bytes, bit));
        }
    }

    private static int TenBits(ReadOnlySpan<byte> bytes, int bit)
    {
        var (at, shift) = (bit >> 3, bit & 7);
        var value = ((bytes[at] | (bytes[at + 1] << 8)) >> shift) & 1023;
        return value >= 512 ? value - 1024 : value;
    }
}
