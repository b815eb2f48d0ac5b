using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Packets;

/// <summary>Reads the binary packets of sensing nodes, as they come in one datagram each. All numbers are little-endian.</summary>
/// <remarks>
/// Source: the layouts of the open RuView reference (its firmware's <c>csi_collector</c>, <c>edge_processing</c> and
/// <c>wasm_runtime</c>).
/// </remarks>
public static class Packet
{
    /// <summary>Reads one datagram.</summary>
    /// <param name="datagram">The whole datagram and nothing else.</param>
    /// <param name="order">Which byte of a CSI pair comes first; it says nothing about it itself.</param>
    /// <exception cref="FileFormatException">It is too short, too long, or of an unknown kind; the message says what was
    /// expected.</exception>
    public static NodePacket Parse(ReadOnlySpan<byte> datagram, IqOrder order = IqOrder.InPhaseFirst) =>
        TryParse(datagram, order, out var packet, out var problem) ? packet : throw new FileFormatException(problem, Place.Unknown);

    /// <summary>Reads one datagram, or says what is wrong with it.</summary>
    /// <param name="datagram">The whole datagram and nothing else.</param>
    /// <param name="order">Which byte of a CSI pair comes first.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="problem">What is wrong, when it cannot be read.</param>
    public static bool TryParse(ReadOnlySpan<byte> datagram, IqOrder order, [NotNullWhen(true)] out NodePacket? packet, [NotNullWhen(false)] out string? problem)
    {
        packet = null;
        if (datagram.Length < PacketLayout.Deciding)
        {
            problem = Text($"a packet has {PacketLayout.Deciding} bytes or more; got {datagram.Length}.");
            return false;
        }

        var magic = BinaryPrimitives.ReadUInt32LittleEndian(datagram);
        problem = magic switch
        {
            PacketMagic.Csi => CheckCsi(datagram),
            PacketMagic.EdgeVitals => CheckLength("an edge vitals packet", PacketLayout.EdgeVitals, datagram.Length),
            PacketMagic.Feature => CheckLength("a feature packet", PacketLayout.Feature, datagram.Length),
            PacketMagic.FusedOrWasm => CheckFusedOrWasm(datagram),
            PacketMagic.Wasm => CheckLength("a packet of module events as announced", PacketLayout.Wasm(datagram), datagram.Length),
            PacketMagic.Compressed or PacketMagic.FeatureState => null,
            _ => Text($"a packet starts with 0x{PacketMagic.Csi:X8} to 0x{PacketMagic.Wasm:X8}; got 0x{magic:X8}."),
        };
        if (problem is not null)
        {
            return false;
        }

        packet = magic switch
        {
            PacketMagic.Csi => ReadCsi(datagram, order),
            PacketMagic.EdgeVitals => ReadVitals(new EdgeVitalsPacket(), datagram),
            PacketMagic.Feature => ReadFeatures(datagram),
            PacketMagic.FusedOrWasm => IsWasm(datagram) ? ReadWasm(datagram) : ReadFused(datagram),
            PacketMagic.Wasm => ReadWasm(datagram),
            _ => new UndecodedPacket { NodeId = Node(datagram), Magic = magic, LengthBytes = datagram.Length },
        };
        return true;
    }

    /// <summary>
    /// Two kinds share a magic. A fused packet has 48 bytes; a module's events have 8 and 5 for each. Eight events have 48 bytes too: as a
    /// fused packet they would mean 0.08 breaths a minute, which no node sends.
    /// </summary>
    internal static bool IsWasm(ReadOnlySpan<byte> datagram) => datagram.Length == PacketLayout.Wasm(datagram);

    private static string? CheckCsi(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < PacketLayout.CsiHeader)
        {
            return Text($"a CSI packet has a header of {PacketLayout.CsiHeader} bytes; got {datagram.Length} bytes.");
        }

        var (antennas, subcarriers) = (datagram[5], PacketLayout.Subcarriers(datagram));
        return antennas == 0 || subcarriers == 0
            ? Text($"a CSI packet has at least one antenna and one subcarrier; got {antennas} antennas with {subcarriers} subcarriers.")
            : CheckLength(Text($"a CSI packet of {antennas} antennas with {subcarriers} subcarriers"), PacketLayout.Csi(datagram), datagram.Length);
    }

    private static string? CheckFusedOrWasm(ReadOnlySpan<byte> datagram) => datagram.Length == PacketLayout.Fused || IsWasm(datagram)
        ? null
        : Text($"a packet that starts with 0x{PacketMagic.FusedOrWasm:X8} has {PacketLayout.Fused} bytes (fused vitals) or {PacketLayout.Wasm(datagram)} (as many module events as it announces); got {datagram.Length}.");

    private static string? CheckLength(string what, int expected, int came) => expected == came ? null : Text($"{what} has {expected} bytes; got {came}.");

    private static CsiPacket ReadCsi(ReadOnlySpan<byte> datagram, IqOrder order)
    {
        var metadata = new CsiMetadata
        {
            DeviceId = Node(datagram),
            FrequencyMhz = BinaryPrimitives.ReadUInt32LittleEndian(datagram[8..]) is > 0 and var megahertz ? megahertz : null,
            SequenceNumber = BinaryPrimitives.ReadUInt32LittleEndian(datagram[12..]),
            RssiDbm = (sbyte)datagram[16],
            NoiseFloorDbm = (sbyte)datagram[17],
        };
        return new() { NodeId = metadata.DeviceId, Frame = CsiFrame.FromIq(datagram[PacketLayout.CsiHeader..], order, datagram[5], metadata) };
    }

    private static T ReadVitals<T>(T empty, ReadOnlySpan<byte> datagram)
        where T : EdgeVitalsPacket => empty with
        {
            NodeId = Node(datagram),
            Presence = (datagram[5] & 1) != 0,
            FallDetected = (datagram[5] & 2) != 0,
            Motion = (datagram[5] & 4) != 0,
            BreathingPerMinute = BinaryPrimitives.ReadUInt16LittleEndian(datagram[6..]) / 100.0,
            HeartPerMinute = BinaryPrimitives.ReadUInt32LittleEndian(datagram[8..]) / 10000.0,
            RssiDbm = (sbyte)datagram[12],
            PersonCount = datagram[13],
            MotionEnergy = Single(datagram, 16),
            PresenceScore = Single(datagram, 20),
            NodeMilliseconds = BinaryPrimitives.ReadUInt32LittleEndian(datagram[24..]),
        };

    private static FusedVitalsPacket ReadFused(ReadOnlySpan<byte> datagram) => ReadVitals(new FusedVitalsPacket(), datagram) with
    {
        HasRadar = (datagram[5] & 8) != 0,
        RadarType = datagram[14],
        FusionConfidence = datagram[15],
        RadarHeartPerMinute = Single(datagram, 28),
        RadarBreathingPerMinute = Single(datagram, 32),
        RadarDistanceCentimeters = Single(datagram, 36),
        RadarTargets = datagram[40],
        RadarConfidence = datagram[41],
    };

    private static FeaturePacket ReadFeatures(ReadOnlySpan<byte> datagram)
    {
        var features = ImmutableArray.CreateBuilder<double>(8);
        for (var k = 0; k < 8; k++)
        {
            features.Add(Single(datagram, 16 + (4 * k)));
        }

        return new()
        {
            NodeId = Node(datagram),
            SequenceNumber = BinaryPrimitives.ReadUInt16LittleEndian(datagram[6..]),
            NodeMicroseconds = BinaryPrimitives.ReadInt64LittleEndian(datagram[8..]),
            Features = features.MoveToImmutable(),
        };
    }

    private static WasmEventPacket ReadWasm(ReadOnlySpan<byte> datagram)
    {
        var events = ImmutableArray.CreateBuilder<WasmEvent>();
        for (var at = PacketLayout.WasmHeader; at < datagram.Length; at += PacketLayout.WasmEvent)
        {
            events.Add(new(datagram[at], Single(datagram, at + 1)));
        }

        return new() { NodeId = Node(datagram), ModuleId = datagram[5], Events = events.ToImmutable() };
    }

    private static string Node(ReadOnlySpan<byte> datagram) => datagram[4].ToString(CultureInfo.InvariantCulture);

    private static double Single(ReadOnlySpan<byte> datagram, int at) => BinaryPrimitives.ReadSingleLittleEndian(datagram[at..]);

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A CSI frame as a node sends it (magic 0xC5110001). It carries a sequence number and no time.</summary>
public sealed record CsiPacket : NodePacket
{
    /// <summary>The frame.</summary>
    public required CsiFrame Frame { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => Frame.ToString();
}

/// <summary>Something that a sensing node sent: CSI, or what it worked out by itself.</summary>
public abstract record NodePacket
{
    /// <summary>The node's number or name, as its source writes it; null when it gives none.</summary>
    public string? NodeId { get; init; }
}

/// <summary>A packet of a known kind whose content is not read here: compressed CSI (0xC5110005) or a feature state (0xC5110006).</summary>
public sealed record UndecodedPacket : NodePacket
{
    /// <summary>The packet's first four bytes as a little-endian number.</summary>
    public required uint Magic { get; init; }

    /// <summary>The packet's length in bytes.</summary>
    public required int LengthBytes { get; init; }
}
