using System.Buffers.Binary;

namespace NeuroPose.Vitals.Tests.Packets;

/// <summary>Packets as a node would send them.</summary>
internal static class PacketBytes
{
    public static byte[] Csi(int node, uint sequence, int subcarriers, int antennas = 1, sbyte rssi = -50)
    {
        var bytes = new byte[20 + (2 * antennas * subcarriers)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 0xC5110001);
        bytes[4] = (byte)node;
        bytes[5] = (byte)antennas;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), (ushort)subcarriers);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), 2437);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), sequence);
        bytes[16] = (byte)rssi;
        bytes[17] = unchecked((byte)-92);
        for (var at = 20; at < bytes.Length; at++)
        {
            bytes[at] = (byte)((at * 7) + sequence);
        }

        return bytes;
    }

    public static byte[] Wasm(uint magic, int node, int module, int events)
    {
        var bytes = new byte[8 + (5 * events)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, magic);
        bytes[4] = (byte)node;
        bytes[5] = (byte)module;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), (ushort)events);
        for (var index = 0; index < events; index++)
        {
            bytes[8 + (5 * index)] = (byte)(100 + index);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(9 + (5 * index)), index + 0.5f);
        }

        return bytes;
    }

    public static byte[] Fused(int node, double breathing)
    {
        var bytes = new byte[48];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 0xC5110004);
        bytes[4] = (byte)node;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), (ushort)(breathing * 100));
        return bytes;
    }

    public static byte[] Vitals(int node)
    {
        var bytes = new byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 0xC5110002);
        bytes[4] = (byte)node;
        return bytes;
    }
}
