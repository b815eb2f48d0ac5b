using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>The segments of one PicoScenes frame, as far as they are read. One object serves frame after frame.</summary>
internal sealed class PicoScenesFrame
{
    public const int Qca9300 = 0x9300;
    public const int Iwl5300 = 0x5300;
    public const int Ax200 = 0x2000;
    public const int Ax210 = 0x2100;
    public const int Usrp = 0x1234;
    public const int VirtualSdr = 0x1000;

    private const int NewestCsi = 4;
    private const int OldestWithControlFrequency = 3;

    private static readonly string[] Formats = ["non-HT", "HT", "VHT", "HE", "HE-MU"];

    private double? seconds;
    private double? strength;
    private double? noise;
    private string? sender;
    private int format;

    /// <summary>Whether the frame has a segment with CSI.</summary>
    public bool HasCsi { get; private set; }

    /// <summary>The version of that segment.</summary>
    public int Version { get; private set; }

    public int Device { get; private set; }

    public int Tones { get; private set; }

    public int Transmit { get; private set; }

    public int Receive { get; private set; }

    /// <summary>Streams that only sound the channel, behind those that send.</summary>
    public int Sounding { get; private set; }

    /// <summary>How many measurements of one frame stand behind each other.</summary>
    public int Measurements { get; private set; }

    public int AntennaSelection { get; private set; }

    public double CarrierHz { get; private set; }

    public int WidthMhz { get; private set; }

    /// <summary>The strengths of three antennas; 0 where one is absent.</summary>
    public byte[] Strengths { get; } = new byte[3];

    /// <summary>The numbers, as the radio packs them.</summary>
    public ReadOnlyMemory<byte> Payload => payload.AsMemory(0, payloadBytes);

    private byte[] payload = [];
    private int payloadBytes;

    /// <summary>Reads the segments, and the sender's address from the Wi-Fi frame behind them.</summary>
    public bool TryRead(ReadOnlySpan<byte> rest, int segments, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        (seconds, strength, noise, sender, HasCsi, Version) = (null, null, null, null, false, 0);
        Strengths.AsSpan().Clear();
        uint? clock = null;
        for (var index = 0; index < segments; index++)
        {
            var length = rest.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(rest);
            var name = rest.Length < 5 ? 0 : rest[4];
            if (rest.Length < 7 + name || length < 3u + name || length > (uint)rest.Length - 4)
            {
                problem = Text($"segment {index + 1} of {segments} announces {length} bytes; the frame has {Math.Max(0, rest.Length - 4)} more.");
                return false;
            }

            var body = rest.Slice(7 + name, (int)length - 3 - name);
            var version = BinaryPrimitives.ReadUInt16LittleEndian(rest[(5 + name)..]);
            switch (Encoding.ASCII.GetString(rest.Slice(5, name)).TrimEnd('\0'))
            {
                case "RxSBasic" when body.Length >= 26:
                    ReadBasic(body, version);
                    break;
                case "MVMExtra" when body.Length >= 94:
                    clock = BinaryPrimitives.ReadUInt32LittleEndian(body[90..]);
                    break;
                case "CSI":
                    if (!TryReadCsi(body, version, out problem))
                    {
                        return false;
                    }

                    break;
            }

            rest = rest[(4 + (int)length)..];
        }

        // The radios of AX200's kind leave the general clock empty.
        seconds = clock is { } microseconds && Device is Ax200 or Ax210 ? microseconds / 1e6 : seconds;
        sender = Sender(rest);
        return true;
    }

    /// <summary>What is known about the frame.</summary>
    public CsiMetadata Metadata()
    {
        var name = format >= 0 && format < Formats.Length ? Formats[format] : "unknown format";
        var antennas = Device == Iwl5300 ? Intel5300Payload.Antennas(Strengths) : "";
        return new()
        {
            TimestampSeconds = seconds,
            DeviceId = sender,
            FrequencyMhz = CarrierHz > 0 ? CarrierHz / 1e6 : null,
            BandwidthMhz = WidthMhz > 0 ? WidthMhz : null,
            RssiDbm = strength,
            NoiseFloorDbm = noise,
            Variant = Text($"{name}, {WidthMhz} MHz{(antennas.Length == 0 ? "" : ", ")}{antennas}"),
        };
    }

    private void ReadBasic(ReadOnlySpan<byte> body, int version)
    {
        Device = BinaryPrimitives.ReadUInt16LittleEndian(body);
        var ticks = BinaryPrimitives.ReadUInt64LittleEndian(body[2..]);
        seconds = ticks / (Device is Usrp or VirtualSdr ? 1e9 : 1e6);

        // The last five bytes of each known version: noise, strength, and the strength of three antennas.
        var at = version switch { 1 => 21, 2 => 23, OldestWithControlFrequency => 27, 4 => 35, _ => int.MaxValue };
        if (body.Length < (long)at + 5)
        {
            return;
        }

        noise = (sbyte)body[at] is < 0 and var floor ? floor : null;
        strength = (sbyte)body[at + 1] is < 0 and var heard ? heard : null;
        body.Slice(at + 2, 3).CopyTo(Strengths);
    }

    private bool TryReadCsi(ReadOnlySpan<byte> body, int version, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        (HasCsi, Version) = (true, version);
        if (version is < 1 or > NewestCsi)
        {
            return true;
        }

        // Each version puts one field more between those of the one before.
        var firmware = version >= 4 ? 1 : 0;
        var count = version >= 3 ? 2 : 0;
        var offset = version >= 2 ? 2 : 0;
        var header = 35 + firmware + count + offset;
        if (body.Length < header || BinaryPrimitives.ReadUInt32LittleEndian(body[(header - 4)..]) > (uint)(body.Length - header))
        {
            problem = Text($"the segment CSI of {body.Length} bytes is cut short.");
            return false;
        }

        Device = BinaryPrimitives.ReadUInt16LittleEndian(body);
        var fields = body[(2 + firmware)..];
        format = (sbyte)fields[0];
        WidthMhz = BinaryPrimitives.ReadUInt16LittleEndian(fields[1..]);
        CarrierHz = BinaryPrimitives.ReadUInt64LittleEndian(fields[3..]);
        Tones = BinaryPrimitives.ReadUInt16LittleEndian(fields[23..]);
        (Transmit, Receive, Sounding) = (fields[25], fields[26], fields[27]);
        Measurements = count == 0 ? 1 : BinaryPrimitives.ReadUInt16LittleEndian(fields[28..]);
        AntennaSelection = fields[28 + count];
        payloadBytes = (int)BinaryPrimitives.ReadUInt32LittleEndian(body[(header - 4)..]);
        if (payload.Length < payloadBytes)
        {
            payload = new byte[payloadBytes];
        }

        body.Slice(header, payloadBytes).CopyTo(payload);
        return true;
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    // Acknowledgments and clearances name no sender.
    private static string? Sender(ReadOnlySpan<byte> frame) =>
        frame.Length >= 16 && !((frame[0] & 0x0C) == 0x04 && (frame[0] & 0xF0) is 0xC0 or 0xD0)
            ? RadioFrame.Address(frame.Slice(10, 6))
            : null;
}
