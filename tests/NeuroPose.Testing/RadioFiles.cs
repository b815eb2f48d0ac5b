using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NeuroPose.Testing;

/// <summary>One frame that a radio might have sent: a whole complex number for each tone of each pair of antennas.</summary>
/// <param name="Seconds">When, on the radio's clock.</param>
/// <param name="Receive">Receiving antennas.</param>
/// <param name="Transmit">Sending antennas.</param>
/// <param name="Tones">Tones of each pair.</param>
public sealed record RadioFrameSample(double Seconds, int Receive = 1, int Transmit = 1, int Tones = 56)
{
    /// <summary>The number of a tone: small enough for eight bits, and another for each place and time.</summary>
    public (int Real, int Imaginary) At(int receive, int transmit, int tone)
    {
        var seed = (receive * 41) + (transmit * 17) + (tone * 5) + (int)(Seconds * 10 % 1000);
        return ((seed * 7 % 201) - 100, (seed * 13 % 191) - 95);
    }
}

/// <summary>Files as the tools of radios write them, of numbers that are made up: for tests and for the fuzzer.</summary>
public static class RadioFiles
{
    /// <summary>The radios whose numbers PicoScenes packs, by its own codes.</summary>
    public const int Iwl5300 = 0x5300, Qca9300 = 0x9300, Ax200 = 0x2000, Usrp = 0x1234;

    /// <summary>The sender of all frames.</summary>
    public const string Sender = "02:11:22:33:44:55";

    private static readonly byte[] SenderBytes = [0x02, 0x11, 0x22, 0x33, 0x44, 0x55];

    /// <summary>Records of the Linux 802.11n CSI Tool.</summary>
    /// <param name="frames">What was sent.</param>
    /// <param name="strengths">Of the antennas a, b, c; 0 means absent.</param>
    /// <param name="selection">Which antenna stands first, second and third: two bits each.</param>
    /// <param name="gain">Of the receiver, in dB.</param>
    /// <param name="noise">In dBm; -127 where the receiver does not say.</param>
    public static byte[] Intel(
        IEnumerable<RadioFrameSample> frames, byte[]? strengths = null, int selection = 0b100100, int gain = 30, sbyte noise = -92)
    {
        List<byte> file = [];
        var count = 0;
        foreach (var frame in frames)
        {
            var payload = IntelBits(frame);
            var header = new byte[20];
            BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)(long)Math.Round(frame.Seconds * 1e6));
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), (ushort)count++);
            (header[8], header[9]) = ((byte)frame.Receive, (byte)frame.Transmit);
            (strengths ?? [40, 41, 42]).CopyTo(header, 10);
            (header[13], header[14], header[15]) = ((byte)noise, (byte)gain, (byte)selection);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(16), (ushort)payload.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(18), 0x0108);
            file.AddRange(IntelRecord(0xBB, [.. header, .. payload]));
        }

        return [.. file];
    }

    /// <summary>A record of the Linux 802.11n CSI Tool of any code.</summary>
    public static byte[] IntelRecord(byte code, byte[] payload)
    {
        var length = payload.Length + 1;
        return [(byte)(length >> 8), (byte)length, code, .. payload];
    }

    /// <summary>A packet capture of nexmon's datagrams, one for each core and stream of each frame.</summary>
    /// <param name="frames">What was sent.</param>
    /// <param name="chip">0x65 for 43455c0, 3 for 4358, 0x6A for 4366c0, 1 for 4339.</param>
    /// <param name="megahertz">The channel's width: 20, 40 or 80; it decides the number of tones.</param>
    /// <param name="bigEndian">Whether the machine that captured has the other order of bytes.</param>
    /// <param name="extra">Bytes before the numbers.</param>
    /// <param name="strength">In dBm; 0 for the firmware that does not say.</param>
    /// <param name="linkType">1 Ethernet, 113 Linux cooked, 101 raw IP.</param>
    public static byte[] Nexmon(
        IEnumerable<RadioFrameSample> frames,
        ushort chip = 0x65,
        int megahertz = 20,
        bool bigEndian = false,
        int extra = 0,
        int strength = -55,
        int linkType = 1)
    {
        List<byte> file =
        [
            .. U32(0xA1B2C3D4, bigEndian), .. U16(2, bigEndian), .. U16(4, bigEndian), .. new byte[8],
            .. U32(65535, bigEndian), .. U32((uint)linkType, bigEndian),
        ];
        var sequence = 0;
        foreach (var frame in frames)
        {
            sequence += 16;
            for (var part = 0; part < frame.Receive * frame.Transmit; part++)
            {
                var datagram = NexmonDatagram(frame, part / frame.Transmit, part % frame.Transmit, (ushort)sequence, chip, megahertz, extra, strength);
                file.AddRange(PcapRecord(frame.Seconds + (part * 1e-4), Udp(datagram, linkType), bigEndian));
            }
        }

        return [.. file];
    }

    /// <summary>A record of a packet capture.</summary>
    public static byte[] PcapRecord(double seconds, byte[] packet, bool bigEndian = false)
    {
        var microseconds = (long)Math.Round(seconds * 1e6);
        return
        [
            .. U32((uint)(microseconds / 1_000_000), bigEndian), .. U32((uint)(microseconds % 1_000_000), bigEndian),
            .. U32((uint)packet.Length, bigEndian), .. U32((uint)packet.Length, bigEndian), .. packet,
        ];
    }

    /// <summary>A UDP packet over IPv4.</summary>
    public static byte[] Udp(byte[] datagram, int linkType = 1)
    {
        byte[] link = linkType switch { 1 => [.. new byte[12], 0x08, 0x00], 113 => new byte[16], _ => [] };
        var ip = new byte[20];
        (ip[0], ip[9]) = (0x45, 17);
        return [.. link, .. ip, 0x15, 0x7C, 0x15, 0x7C, .. U16((ushort)(8 + datagram.Length), true), 0, 0, .. datagram];
    }

    /// <summary>Frames of FeitCSI.</summary>
    /// <param name="frames">What was sent.</param>
    /// <param name="rate">The rate's word: bits 8 to 10 the format, 11 to 13 the width.</param>
    public static byte[] FeitCsi(IEnumerable<RadioFrameSample> frames, uint rate = 2 << 8)
    {
        List<byte> file = [];
        foreach (var frame in frames)
        {
            var data = Shorts(frame);
            var header = new byte[272];
            BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)data.Length);
            (header[46], header[47]) = ((byte)frame.Receive, (byte)frame.Transmit);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(52), (uint)frame.Tones);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), 47);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(64), 44);
            SenderBytes.CopyTo(header, 68);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(88), (uint)(long)Math.Round(frame.Seconds * 1e6));
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(92), rate);
            file.AddRange([.. header, .. data]);
        }

        return [.. file];
    }

    /// <summary>Frames of PicoScenes, each with the segments RxSBasic, one that is not read, and CSI.</summary>
    /// <param name="frames">What was sent.</param>
    /// <param name="device">The radio, which decides how the numbers are packed.</param>
    /// <param name="version">The version of the segment CSI.</param>
    public static byte[] PicoScenes(IEnumerable<RadioFrameSample> frames, int device = Qca9300, int version = 2)
    {
        List<byte> file = [];
        foreach (var frame in frames)
        {
            var microseconds = (ulong)Math.Round(frame.Seconds * 1e6);
            List<byte[]> segments =
            [
                Segment("RxSBasic", 1, [
                    .. U16((ushort)device), .. U64(device == Ax200 ? 0 : device == Usrp ? microseconds * 1000 : microseconds),
                    .. U16(5180), 1, .. U16(20), .. U16(800), 7, (byte)frame.Transmit, 0, (byte)frame.Receive, unchecked((byte)-91), unchecked((byte)-48), 30, 31, 32,
                ]),
                Segment("ExtraInfo", 1, new byte[28]),
            ];
            if (device == Ax200)
            {
                segments.Add(Segment("MVMExtra", 1, [.. new byte[90], .. U32((uint)microseconds), .. new byte[180]]));
            }

            var payload = device switch
            {
                Iwl5300 => IntelBits(frame),
                Qca9300 => AtherosBits(frame),
                Ax200 => Shorts(frame),
                _ => SoftwareRadioMatrix(frame),
            };
            segments.Add(Segment("CSI", (ushort)version, [
                .. U16((ushort)device), .. version >= 4 ? new byte[] { 67 } : [], 1, .. U16(20), .. U64(5_180_000_000), .. U64(20_000_000),
                .. U32(312_500), .. U16((ushort)frame.Tones), (byte)frame.Transmit, (byte)frame.Receive, 0, .. version >= 3 ? U16(1) : [], 0b100100,
                .. version >= 2 ? U16(0) : [], .. U32((uint)payload.Length), .. payload,
            ]));
            byte[] received = [0x88, 0, 0, 0, 1, 2, 3, 4, 5, 6, .. SenderBytes, 1, 2, 3, 4, 5, 6, 0, 0];
            byte[] body = [.. U32(0x20150315), .. U16(1), (byte)segments.Count, .. segments.SelectMany(segment => segment), .. received];
            file.AddRange([.. U32((uint)body.Length), .. body]);
        }

        return [.. file];
    }

    /// <summary>Records of the Atheros CSI Tool.</summary>
    public static byte[] Atheros(IEnumerable<RadioFrameSample> frames, bool bigEndian = false)
    {
        List<byte> file = [];
        foreach (var frame in frames)
        {
            byte[] csi = AtherosBits(frame);
            var ticks = U64((ulong)Math.Round(frame.Seconds * 1e6));
            file.AddRange([
                .. U16((ushort)(25 + csi.Length + 3), bigEndian), .. bigEndian ? ticks.Reverse() : ticks, .. U16((ushort)csi.Length, bigEndian),
                .. U16(2437, bigEndian), 0, 0, 0x8F, 0, (byte)frame.Tones, (byte)frame.Receive, (byte)frame.Transmit, 40, 41, 42, 43,
                .. U16(3, bigEndian), .. csi, 1, 2, 3,
            ]);
        }

        return [.. file];
    }

    /// <summary>The three tables of an Atheros recording in a folder, and their names' common start.</summary>
    public static void AtherosTables(string folder, IEnumerable<RadioFrameSample> frames, string name = "take")
    {
        var tables = new[] { new StringBuilder(), new StringBuilder(), new StringBuilder() };
        foreach (var frame in frames)
        {
            var (real, imaginary) = (new int[9 * 114], new int[9 * 114]);
            foreach (var (receive, transmit, tone) in Places(frame))
            {
                var at = (((receive * 3) + transmit) * 114) + tone;
                (real[at], imaginary[at]) = frame.At(receive, transmit, tone);
            }

            tables[0].Append(string.Join(',', real)).Append('\n');
            tables[1].Append(string.Join(',', imaginary)).Append('\n');
            tables[2].Append(CultureInfo.InvariantCulture, $"{1_500_000_000 + frame.Seconds:R},5200.0,0.0,135.0,");
            tables[2].Append(CultureInfo.InvariantCulture, $"{frame.Receive}.0,{frame.Transmit}.0,{frame.Tones}.0,");
            tables[2].Append("0.0,7.0,36.0,24.0,34.0,32.0,1040.0,840.0,1905.0\n");
        }

        foreach (var (word, table) in new[] { "real", "imag", "status" }.Zip(tables))
        {
            File.WriteAllText(Path.Combine(folder, $"{name}_csi_{word}_log.csv"), table.ToString());
        }
    }

    /// <summary>What the packed numbers of a chip of nexmon's become: the mantissa that is written, times two to the exponent.</summary>
    public static uint Packed(int real, int imaginary, int exponent, int mantissaBits, int exponentBits)
    {
        uint Part(int value) => (uint)Math.Abs(value) | (value < 0 ? 1u << (mantissaBits - 1) : 0);
        return (Part(real) << (exponentBits + mantissaBits)) | (Part(imaginary) << exponentBits) | ((uint)exponent & ((1u << exponentBits) - 1));
    }

    private static byte[] NexmonDatagram(
        RadioFrameSample frame, int core, int stream, ushort sequence, ushort chip, int megahertz, int extra, int strength)
    {
        List<byte> numbers = [];
        for (var tone = 0; tone < frame.Tones; tone++)
        {
            var (real, imaginary) = frame.At(core, stream, tone);
            numbers.AddRange(chip switch
            {
                3 => U32(Packed(real, imaginary, -9, 9, 5)),
                0x6A => U32(Packed(real, imaginary, -17, 12, 6)),
                _ => [.. U16((ushort)(short)real), .. U16((ushort)(short)imaginary)],
            });
        }

        var specification = (ushort)(0xC000 | (megahertz switch { 20 => 2, 40 => 3, 80 => 4, _ => 5 } << 11) | 42);
        byte[] head = strength == 0 ? [0x11, 0x11] : [(byte)strength, 0x80];
        return
        [
            0x11, 0x11, .. head, .. SenderBytes, .. U16(sequence), .. U16((ushort)(core | (stream << 3))), .. U16(specification), .. U16(chip),
            .. new byte[extra], .. numbers,
        ];
    }

    private static IEnumerable<(int Receive, int Transmit, int Tone)> Places(RadioFrameSample frame) =>
        from receive in Enumerable.Range(0, frame.Receive)
        from transmit in Enumerable.Range(0, frame.Transmit)
        from tone in Enumerable.Range(0, frame.Tones)
        select (receive, transmit, tone);

    private static byte[] Shorts(RadioFrameSample frame) => [.. Places(frame).SelectMany(place =>
    {
        var (real, imaginary) = frame.At(place.Receive, place.Transmit, place.Tone);
        return U16((ushort)(short)real).Concat(U16((ushort)(short)imaginary));
    })];

    private static byte[] SoftwareRadioMatrix(RadioFrameSample frame) =>
    [
        .. Enumerable.Range(0, frame.Tones).SelectMany(tone => U16((ushort)tone)), .. "BBv2"u8,
        3, .. U64((ulong)frame.Tones), .. U64((ulong)frame.Transmit), .. U64((ulong)frame.Receive), .. "CD"u8, 64, (byte)'C',
        .. Places(frame).SelectMany(place =>
        {
            var (real, imaginary) = frame.At(place.Receive, place.Transmit, place.Tone);
            return BitConverter.GetBytes((double)real).Concat(BitConverter.GetBytes((double)imaginary));
        }),
    ];

    private static byte[] IntelBits(RadioFrameSample frame)
    {
        var bits = new BitWriter();
        for (var tone = 0; tone < frame.Tones; tone++)
        {
            bits.Write(0, 3);
            for (var pair = 0; pair < frame.Receive * frame.Transmit; pair++)
            {
                var (real, imaginary) = frame.At(pair / frame.Transmit, pair % frame.Transmit, tone);
                bits.Write(real, 8);
                bits.Write(imaginary, 8);
            }
        }

        return bits.Bytes();
    }

    private static byte[] AtherosBits(RadioFrameSample frame)
    {
        var bits = new BitWriter();
        for (var tone = 0; tone < frame.Tones; tone++)
        {
            for (var pair = 0; pair < frame.Receive * frame.Transmit; pair++)
            {
                var (real, imaginary) = frame.At(pair % frame.Receive, pair / frame.Receive, tone);
                bits.Write(imaginary, 10);
                bits.Write(real, 10);
            }
        }

        return bits.Bytes();
    }

    private static byte[] Segment(string name, ushort version, byte[] body) =>
        [.. U32((uint)(3 + name.Length + body.Length)), (byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. U16(version), .. body];

    private static byte[] U16(ushort number, bool bigEndian = false) => bigEndian ? [(byte)(number >> 8), (byte)number] : [(byte)number, (byte)(number >> 8)];

    private static byte[] U32(uint number, bool bigEndian = false) =>
        bigEndian ? [.. U16((ushort)(number >> 16), true), .. U16((ushort)number, true)] : [.. U16((ushort)number), .. U16((ushort)(number >> 16))];

    private static byte[] U64(ulong number) => [.. U32((uint)number), .. U32((uint)(number >> 32))];

    /// <summary>Puts numbers of any width behind each other, the least bit first.</summary>
    private sealed class BitWriter
    {
        private readonly List<bool> bits = [];

        public void Write(int number, int width)
        {
            for (var bit = 0; bit < width; bit++)
            {
                bits.Add(((number >> bit) & 1) != 0);
            }
        }

        public byte[] Bytes()
        {
            var bytes = new byte[(bits.Count + 7) / 8];
            for (var bit = 0; bit < bits.Count; bit++)
            {
                bytes[bit / 8] |= (byte)(bits[bit] ? 1 << (bit % 8) : 0);
            }

            return bytes;
        }
    }
}
