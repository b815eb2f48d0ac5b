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
