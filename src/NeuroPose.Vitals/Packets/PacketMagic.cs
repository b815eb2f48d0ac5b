namespace NeuroPose.Vitals.Packets;

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
