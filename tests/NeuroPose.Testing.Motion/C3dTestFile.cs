using System.Buffers.Binary;
using System.Text;
using NeuroPose.Formats;

namespace NeuroPose.Testing.Motion;

/// <summary>
/// Writes the bytes of a C3D file, right or wrong as a test wants them, in each of the six number formats. It shares nothing with the
/// library's writer.
/// </summary>
internal sealed record C3dTestFile
{
    private readonly OrderedDictionary<string, object> parameters = [];

    public C3dTestFile(int frames = 4, params string[] labels)
    {
        Labels = labels.Length == 0 ? ["LKNE", "RKNE", "LANK"] : labels;
        Frames = frames;
        Point = (frame, point) => [(10 * frame) + point, -point, 1000 + frame, 0];
        this["POINT:RATE"] = 100.0;
        this["POINT:LABELS"] = Labels;
        this["POINT:UNITS"] = "mm";
        this["POINT:X_SCREEN"] = "+X";
        this["POINT:Y_SCREEN"] = "+Z";
    }

    /// <summary>A file with everything in it: people, a model, events, channels, a force plate, rotations.</summary>
    public static C3dTestFile Rich(C3dProcessor processor, bool isReal) => new(6, "Anna:LKNE", "Anna:LKneeAngles", "*3", "box:A")
    {
        Processor = processor,
        IsReal = isReal,
        ChannelCount = 6,
        SamplesPerFrame = 2,
        ["POINT:ANGLES"] = new[] { "Anna:LKneeAngles" },
        ["TRIAL:ACTUAL_START_FIELD"] = new[] { 1, 0 },
        ["TRIAL:ACTUAL_END_FIELD"] = new[] { 6, 0 },
        ["ANALOG:SCALE"] = new[] { 1.0, 2, 3 },
        ["ANALOG:OFFSET"] = new[] { 1, 2, 3 },
        ["EVENT:USED"] = 2,
        ["EVENT:LABELS"] = new[] { "Foot Strike", "LTO" },
        ["EVENT:TIMES"] = (new[] { 2, 2 }, new[] { 0, 0.03, 1, 2 }),
        ["FORCE_PLATFORM:USED"] = 1,
        ["FORCE_PLATFORM:TYPE"] = new[] { 2 },
        ["FORCE_PLATFORM:CORNERS"] = (new[] { 3, 4, 1 }, new double[] { 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0 }),
        ["FORCE_PLATFORM:ORIGIN"] = (new[] { 3, 1 }, new double[] { 0, 0, 4 }),
        ["FORCE_PLATFORM:CHANNEL"] = (new[] { 6, 1 }, new[] { 1, 2, 3, 4, 5, 6 }),
        ["ROTATION:USED"] = 1,
        ["ROTATION:DATA_START"] = 8,
        Rotations = new double[17 * 6],
    };

    public C3dProcessor Processor { get; init; } = C3dProcessor.Intel;

    public bool IsReal { get; init; } = true;

    /// <summary>Without its sign.</summary>
    public double Scale { get; init; } = 0.5;

    public string[] Labels { get; init; }

    public int PointCount { get; init; } = -1;

    public int Frames { get; init; }

    /// <summary>x, y and z in the file's unit, and the fourth word as it is stored.</summary>
    public Func<int, int, double[]> Point { get; init; }

    public int ChannelCount { get; init; }

    public int SamplesPerFrame { get; init; } = 1;

    /// <summary>The stored number of a channel in a sample, which counts from the first frame.</summary>
    public Func<int, int, double> Sample { get; init; } = (sample, channel) => sample + (100 * channel);

    public int FirstFrame { get; init; } = 1;

    /// <summary>What the header says; null says the truth.</summary>
    public int? LastFrame { get; init; }

    public int ParameterBlock { get; init; } = 2;

    public double HeaderRate { get; init; } = 100;

    public (double Seconds, string Label)[] HeaderEvents { get; init; } = [];

    /// <summary>Bytes behind the last frame.</summary>
    public int Padding { get; init; }

    /// <summary>Sections behind the frames, such as rotations, that start at a block of their own.</summary>
    public double[] Rotations { get; init; } = [];

    /// <summary>A parameter: text, texts, a double, doubles, an int, ints, or rows with their sizes; null takes one away.</summary>
    public object? this[string name]
    {
        init
        {
            parameters.Remove(name);
            if (value is not null)
            {
                parameters[name] = value;
            }
        }
    }

    /// <summary>The same file with a parameter more, or with another value.</summary>
    public C3dTestFile With(string name, object? value)
    {
        var copy = this with { };
        copy.parameters.Remove(name);
        if (value is not null)
        {
            copy.parameters[name] = value;
        }

        return copy;
    }

    private C3dTestFile(C3dTestFile other)
    {
        (Processor, IsReal, Scale, Labels, PointCount, Frames) = (other.Processor, other.IsReal, other.Scale, other.Labels, other.PointCount, other.Frames);
        (Point, ChannelCount, SamplesPerFrame, Sample, FirstFrame, LastFrame) = (other.Point, other.ChannelCount, other.SamplesPerFrame, other.Sample, other.FirstFrame, other.LastFrame);
        (ParameterBlock, HeaderRate, HeaderEvents, Padding, Rotations) = (other.ParameterBlock, other.HeaderRate, other.HeaderEvents, other.Padding, other.Rotations);
        parameters = new(other.parameters);
    }

    public MotionRecording Load(LoadOptions? options = null) => LoadFile(options).Recording;

    public C3dFile LoadFile(LoadOptions? options = null) => LoadBytes(ToBytes(), options);

    public static C3dFile LoadBytes(byte[] bytes, LoadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("test.c3d");
        File.WriteAllBytes(path, bytes);
        return C3dFile.Load(path, options);
    }

    /// <summary>Where the frames start.</summary>
    public int DataBlock => ParameterBlock + (Section().Length / 512);

    public byte[] ToBytes()
    {
        var points = PointCount < 0 ? Labels.Length : PointCount;
        var header = new byte[512];
        header[0] = (byte)ParameterBlock;
        header[1] = 0x50;
        void Word(int at, int value) => Integer(value).CopyTo(header, at);
        Word(2, points);
        Word(4, ChannelCount * SamplesPerFrame);
        Word(6, FirstFrame);
        Word(8, LastFrame ?? FirstFrame + Frames - 1);
        Real(IsReal ? -Scale : Scale).CopyTo(header, 12);
        Word(16, DataBlock);
        Word(18, ChannelCount == 0 ? 0 : SamplesPerFrame);
        Real(HeaderRate).CopyTo(header, 20);
        if (HeaderEvents.Length > 0)
        {
            Word(298, 12345);
            Word(300, HeaderEvents.Length);
            for (var index = 0; index < HeaderEvents.Length; index++)
            {
                Real(HeaderEvents[index].Seconds).CopyTo(header, 304 + (4 * index));
                Encoding.ASCII.GetBytes(HeaderEvents[index].Label.PadRight(4)).CopyTo(header, 396 + (4 * index));
            }
        }

        using var bytes = new MemoryStream();
        bytes.Write(header);
        bytes.Write(new byte[(ParameterBlock - 2) * 512]);
        bytes.Write(Section());
        for (var frame = 0; frame < Frames; frame++)
        {
            for (var point = 0; point < points; point++)
            {
                var numbers = Point(frame, point);
                for (var axis = 0; axis < 4; axis++)
                {
                    bytes.Write(IsReal ? Real(numbers[axis]) : Integer((int)Math.Round(axis < 3 ? numbers[axis] / Scale : numbers[axis])));
                }
            }

            for (var sample = 0; sample < SamplesPerFrame * Math.Sign(ChannelCount); sample++)
            {
                for (var channel = 0; channel < ChannelCount; channel++)
                {
                    var stored = Sample((frame * SamplesPerFrame) + sample, channel);
                    bytes.Write(IsReal ? Real(stored) : Integer((int)stored));
                }
            }
        }

        bytes.Write(new byte[Padding]);
        if (Rotations.Length > 0)
        {
            bytes.Write(new byte[(int)(((bytes.Length + 511) / 512 * 512) - bytes.Length)]);
            foreach (var number in Rotations)
            {
                bytes.Write(Real(number));
            }
        }

        return bytes.ToArray();
    }

    private byte[] Section()
    {
        using var section = new MemoryStream();
        section.Write([1, 0x50, 0, (byte)Processor]);
        string[] groups = [.. parameters.Keys.Select(name => name.Split(':')[0]).Distinct()];
        for (var group = 0; group < groups.Length; group++)
        {
            Record(section, groups[group], -(group + 1), [3, (byte)'a', (byte)'b', (byte)'c']);
        }

        foreach (var (name, value) in parameters)
        {
            var (type, sizes, data) = Encoded(value);
            Record(section, name.Split(':')[1], Array.IndexOf(groups, name.Split(':')[0]) + 1, [(byte)type, (byte)sizes.Length, .. sizes.Select(size => (byte)size), .. data, 0]);
        }

        section.WriteByte(0);
        var bytes = new byte[(section.Length + 511) / 512 * 512];
        section.ToArray().CopyTo(bytes, 0);
        bytes[2] = (byte)Math.Min(255, bytes.Length / 512);
        return bytes;
    }

    private void Record(MemoryStream section, string name, int id, byte[] body)
    {
        section.Write([(byte)name.Length, (byte)(sbyte)id, .. Encoding.ASCII.GetBytes(name)]);
        section.Write(Integer(2 + body.Length));
        section.Write(body);
    }

    private (sbyte Type, int[] Sizes, byte[] Data) Encoded(object value) => value switch
    {
        string text => (-1, [Encoding.UTF8.GetByteCount(text)], Encoding.UTF8.GetBytes(text)),
        string[] texts when texts.DefaultIfEmpty("").Max(text => text.Length) is var length => (-1, [length, texts.Length], [.. texts.SelectMany(text => Encoding.UTF8.GetBytes(text.PadRight(length)))]),
        double number => (4, [], Real(number)),
        double[] numbers => (4, [numbers.Length], [.. numbers.SelectMany(Real)]),
        int number => (2, [], Integer(number)),
        int[] numbers => (2, [numbers.Length], [.. numbers.SelectMany(Integer)]),
        (int[] sizes, double[] numbers) => (4, sizes, [.. numbers.SelectMany(Real)]),
        (int[] sizes, int[] numbers) => (2, sizes, [.. numbers.SelectMany(Integer)]),
        byte[] raw => (1, [raw.Length], raw),
        _ => throw new ArgumentException($"A parameter cannot be {value}.", nameof(value)),
    };

    private byte[] Integer(int value)
    {
        var bytes = new byte[2];
        if (Processor == C3dProcessor.Mips)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        }

        return bytes;
    }

    private byte[] Real(double value)
    {
        var bytes = new byte[4];
        switch (Processor)
        {
            case C3dProcessor.Intel:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                break;
            case C3dProcessor.Mips:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
                break;
            default:
                var bits = BitConverter.SingleToUInt32Bits((float)value * 4);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(bits >> 16));
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), (ushort)bits);
                break;
        }

        return bytes;
    }
}
