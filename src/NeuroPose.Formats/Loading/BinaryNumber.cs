using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuroPose.Formats;

/// <summary>How a number lies in bytes.</summary>
/// <param name="Kind">i for signed and u for unsigned whole numbers, f for numbers with a point.</param>
/// <param name="Size">Bytes a number: 1, 2, 4 or 8; 2, 4 or 8 for those with a point.</param>
/// <param name="IsBigEndian">True where the highest byte is first.</param>
internal readonly record struct BinaryNumber(char Kind, int Size, bool IsBigEndian)
{
    /// <summary>Numbers that begin one a step in the bytes.</summary>
    public void Read(ReadOnlySpan<byte> bytes, int step, Span<double> numbers)
    {
        // Nearly all files have this type: it is copied whole.
        if (this == new BinaryNumber('f', 8, false) && step == sizeof(double) && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, double>(bytes)[..numbers.Length].CopyTo(numbers);
            return;
        }

        for (var (index, at) = (0, 0); index < numbers.Length; index++, at += step)
        {
            numbers[index] = Read(bytes[at..]);
        }
    }

    /// <summary>The number at the start of the bytes; whole numbers beyond 2^53 are rounded.</summary>
    public double Read(ReadOnlySpan<byte> bytes) => (Kind, Size, IsBigEndian) switch
    {
        ('f', 8, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ('f', 8, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        ('f', 4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ('f', 4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        ('f', _, false) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ('f', _, true) => (double)BinaryPrimitives.ReadHalfBigEndian(bytes),
        ('i', 1, _) => (sbyte)bytes[0],
        ('i', 2, false) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ('i', 2, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
        ('i', 4, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ('i', 4, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
        ('i', _, false) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ('i', _, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
        (_, 1, _) => bytes[0],
        (_, 2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (_, 2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, 4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (_, 4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (_, _, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        (_, _, true) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
    };
}
