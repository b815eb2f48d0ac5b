using System.Buffers.Binary;

namespace NeuroPose.Formats;

/// <summary>The processor whose number formats a C3D file has.</summary>
public enum C3dProcessor
{
    /// <summary>Little-endian IEEE numbers, as of nearly all files.</summary>
    Intel = 84,

    /// <summary>Little-endian integers and VAX F floating point numbers.</summary>
    Dec = 85,

    /// <summary>Big-endian IEEE numbers.</summary>
    Mips = 86,
}

/// <summary>
/// A number of the data section: one type for each processor and storage, so that the loops over them are compiled for each.
/// </summary>
internal interface IC3dWord
{
    /// <summary>How many bytes one has.</summary>
    static abstract int Size { get; }

    /// <summary>The number at the start of the bytes, exactly.</summary>
    static abstract double Read(ReadOnlySpan<byte> bytes);
}

internal readonly struct IntelReal : IC3dWord
{
    public static int Size => 4;

    public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadSingleLittleEndian(bytes);
}

internal readonly struct DecReal : IC3dWord
{
    public static int Size => 4;

    /// <summary>
    /// The halves are swapped, and the exponent counts from 129 instead of 127: a quarter of what IEEE reads; zero stays zero.
    /// </summary>
    public static double Read(ReadOnlySpan<byte> bytes)
    {
        var high = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var low = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        return BitConverter.Int32BitsToSingle((high << 16) | low) / 4.0;
    }
}

internal readonly struct MipsReal : IC3dWord
{
    public static int Size => 4;

    public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadSingleBigEndian(bytes);
}

/// <summary>An integer of Intel and DEC.</summary>
internal readonly struct LittleInteger : IC3dWord
{
    public static int Size => 2;

    public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt16LittleEndian(bytes);
}

internal readonly struct MipsInteger : IC3dWord
{
    public static int Size => 2;

    public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt16BigEndian(bytes);
}

/// <summary>Numbers of the header and the parameters.</summary>
internal static class C3dNumbers
{
    /// <summary>The unsigned 16-bit number at the start of the bytes.</summary>
    public static int Unsigned(this C3dProcessor processor, ReadOnlySpan<byte> bytes) =>
        processor == C3dProcessor.Mips ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    /// <summary>The signed 16-bit number at the start of the bytes.</summary>
    public static int Signed(this C3dProcessor processor, ReadOnlySpan<byte> bytes) => (short)processor.Unsigned(bytes);

    /// <summary>The single-precision number at the start of the bytes.</summary>
    public static double Real(this C3dProcessor processor, ReadOnlySpan<byte> bytes) => processor switch
    {
        C3dProcessor.Dec => DecReal.Read(bytes),
        C3dProcessor.Mips => MipsReal.Read(bytes),
        _ => IntelReal.Read(bytes),
    };
}
