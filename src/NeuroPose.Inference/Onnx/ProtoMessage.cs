using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Inference.Onnx;

/// <summary>A message of Protocol Buffers that is being written, field by field: what an ONNX file consists of.</summary>
/// <remarks>Source: Protocol Buffers, Encoding.</remarks>
internal sealed class ProtoMessage
{
    private const int Number = 0;
    private const int Block = 2;
    private const int FourBytes = 5;

    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>A whole number.</summary>
    public ProtoMessage Add(int field, long value)
    {
        Tag(field, Number);
        VarInt((ulong)value);
        return this;
    }

    /// <summary>A number in single precision.</summary>
    public ProtoMessage Add(int field, float value)
    {
        Tag(field, FourBytes);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        bytes.Write(four);
        return this;
    }

    /// <summary>A text.</summary>
    public ProtoMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    /// <summary>A message inside this one.</summary>
    public ProtoMessage Add(int field, ProtoMessage message) => Add(field, message.bytes.WrittenSpan);

    /// <summary>Bytes.</summary>
    public ProtoMessage Add(int field, ReadOnlySpan<byte> block)
    {
        Tag(field, Block);
        VarInt((ulong)block.Length);
        bytes.Write(block);
        return this;
    }

    /// <summary>The message's bytes.</summary>
    public byte[] ToBytes() => bytes.WrittenSpan.ToArray();

    private void Tag(int field, int kind) => VarInt((ulong)((field << 3) | kind));

    private void VarInt(ulong value)
    {
        const int Longest = 10;
        var span = bytes.GetSpan(Longest);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        bytes.Advance(length);
    }
}
