using System.Globalization;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>The first 512 bytes of a C3D file, in the number format that the parameter section names.</summary>
internal sealed record C3dHeader(C3dProcessor Processor, int ParameterBlock, byte[] Bytes)
{
    /// <summary>The second byte of every C3D file.</summary>
    public const byte Mark = 0x50;

    private const int MaxEvents = 18;
    private const int EventsAreNamed = 12345;

    public int PointCount => Word(2);

    public int AnalogPerFrame => Word(4);

    public int FirstFrame => Word(6);

    public int LastFrame => Word(8);

    /// <summary>True where the last frame's number does not fit the header's 16 bits.</summary>
    public bool IsSaturated => LastFrame == ushort.MaxValue;

    public double Scale => Processor.Real(Bytes.AsSpan(12));

    public int DataBlock => Word(16);

    public int SamplesPerFrame => Word(18);

    public double Rate => Processor.Real(Bytes.AsSpan(20));

    /// <summary>The events of older files: seconds and a name of four letters. The flags that hide some of them are ignored.</summary>
    public IEnumerable<(double Seconds, string Label)> Events
    {
        get
        {
            var count = Word(298) == EventsAreNamed ? Math.Min(Word(300), MaxEvents) : 0;
            for (var index = 0; index < count; index++)
            {
                var label = Encoding.Latin1.GetString(Bytes, 396 + (4 * index), 4).Trim(' ', '\0');
                yield return (Processor.Real(Bytes.AsSpan(304 + (4 * index))), label);
            }
        }
    }

    /// <summary>Reads the header; the processor first, as it is the key to the rest.</summary>
    /// <exception cref="FileFormatException">The file is no C3D file.</exception>
    public static C3dHeader Read(C3dBytes file)
    {
        var bytes = file.Read(0, C3dBytes.BlockSize);
        if (bytes.Length < C3dBytes.BlockSize)
        {
            throw file.Wrong(bytes.Length, string.Create(
                CultureInfo.InvariantCulture,
                $"this is no C3D file: it has {bytes.Length} bytes, and the header alone has {C3dBytes.BlockSize}."));
        }

        if (bytes[1] != Mark)
        {
            throw file.Wrong(1, $"this is no C3D file: expected 0x{Mark:X2}, found 0x{bytes[1]:X2}.");
        }

        if (bytes[0] < 2)
        {
            throw file.Wrong(0, $"the parameters are said to be in block {bytes[0]}; expected 2 or more.");
        }

        var processorAt = C3dBytes.StartOfBlock(bytes[0]) + 3;
        var processor = file.Read(processorAt, 1) switch
        {
            [var known] when Enum.IsDefined((C3dProcessor)known) => (C3dProcessor)known,
            [] => throw file.Wrong(file.Length, string.Create(
                CultureInfo.InvariantCulture,
                $"cut short: the parameters start at byte {processorAt - 3:N0}.")),
            [var other] => throw file.Wrong(processorAt, $"the processor is {other}; expected 84 (Intel), 85 (DEC) or 86 (MIPS)."),
            _ => default,
        };
        return new(processor, bytes[0], bytes);
    }

    private int Word(int at) => Processor.Unsigned(Bytes.AsSpan(at));
}
