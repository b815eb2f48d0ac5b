using System.Buffers.Binary;

namespace NeuroPose.Vitals.Packets;

/// <summary>How long packets are, from their own first bytes.</summary>
internal static class PacketLayout
{
    public const int CsiHeader = 20;
    public const int EdgeVitals = 32;
    public const int Feature = 48;
    public const int Fused = 48;
    public const int WasmHeader = 8;
    public const int WasmEvent = 5;

    /// <summary>The bytes that decide a packet's length.</summary>
    public const int Deciding = 8;

    /// <summary>What a CSI header announces: 20 bytes and a pair for each subcarrier of each antenna.</summary>
    public static int Csi(ReadOnlySpan<byte> header) => CsiHeader + (2 * header[5] * Subcarriers(header));

    public static int Subcarriers(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);

    /// <summary>What the header announces if it is one of a module's events.</summary>
    public static int Wasm(ReadOnlySpan<byte> header) => WasmHeader + (WasmEvent * BinaryPrimitives.ReadUInt16LittleEndian(header[6..]));
}

/// <summary>The numbers that packets start with, little-endian.</summary>
internal static class PacketMagic
{
    public const uint Csi = 0xC5110001;
    public const uint EdgeVitals = 0xC5110002;
    public const uint Feature = 0xC5110003;
    public const uint FusedOrWasm = 0xC5110004;
    public const uint Compressed = 0xC5110005;
    public const uint FeatureState = 0xC5110006;
    public const uint Wasm = 0xC5110007;

    public static bool IsKnown(uint magic) => magic is >= Csi and <= Wasm;
}
