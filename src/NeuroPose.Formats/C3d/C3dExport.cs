using System.Buffers.Binary;
using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Writes recordings as C3D files: Intel, real numbers, a point that is missing as 0, 0, 0 and -1. They are read back the same, to single
/// precision, which is all the format has. It has no place for confidences, for skeletons, and for residuals of real numbers.
/// </summary>
public static class C3dExport
{
    private const int BufferBytes = 1 << 20;
    private const int MaxCount = ushort.MaxValue;

    /// <summary>
    /// Saves a recording as a C3D file: people, trajectories without a label, outputs of models, events and analog channels.
    /// </summary>
    /// <param name="recording">The recording. Frames are numbered so that time 0 is frame 1, as in all C3D files.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="NeuroPoseException">The recording does not fit the format; the message says what to leave out.</exception>
    public static void SaveC3d(this MotionRecording recording, string path)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var columns = C3dColumns.Of(recording);
        var samples = SamplesPerFrame(recording);
        var analogPerFrame = samples * recording.Analog.Channels.Count;
        if (columns.Labels.Count > MaxCount || analogPerFrame > MaxCount)
        {
            throw new NeuroPoseException(
                $"a frame of {columns.Labels.Count} points and {analogPerFrame} analog numbers is wider than C3D's {MaxCount} of each.");
        }

        var first = recording.FirstFrame + C3dEvents.FrameAtZero - recording.TimeZeroFrame;
        if (first < 0)
        {
            throw new NeuroPoseException(
                $"the recording starts {-first} frames before the first that C3D can number. Cut it to start at time 0.");
        }

        // The last frame of a recording without frames is the one before the first, which cannot be less than 0.
        first = recording.FrameCount == 0 ? Math.Max(1, first) : first;

        // The block in which the data start is written into the section before them, whose length it does not change.
        var blocks = Parameters(recording, columns, samples, first, dataBlock: 0).Length / C3dBytes.BlockSize;
        var parameters = Parameters(recording, columns, samples, first, dataBlock: 2 + blocks);
        if (2 + blocks > MaxCount)
        {
            throw new NeuroPoseException("the labels and events are longer than what C3D has room for before the frames.");
        }

        AtomicFile.Write(path, stream =>
        {
            stream.Write(Header(recording, columns.Labels.Count, analogPerFrame, samples, first, 2 + blocks));
            stream.Write(parameters);
            WriteFrames(stream, recording, columns, analogPerFrame);
        });
    }

    /// <summary>Whole samples a frame, as the format stores them between the frames' points.</summary>
    private static int SamplesPerFrame(MotionRecording recording)
    {
        var analog = recording.Analog;
        if (analog.Channels.Count == 0)
        {
            return 0;
        }

        var samples = recording.FrameCount == 0 ? 1 : analog.RowCount / recording.FrameCount;
        var rate = recording.FramesPerSecond * samples;
        return analog.RowCount == samples * recording.FrameCount && samples > 0 && !(Math.Abs(analog.FramesPerSecond - rate) > rate / 1000)
            ? samples
            : throw new NeuroPoseException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"C3D stores a whole number of analog samples with each frame; {analog.RowCount:N0} samples at "
                    + $"{analog.FramesPerSecond:0.###} Hz do not fit {recording.FrameCount:N0} frames at "
                    + $"{recording.FramesPerSecond:0.###} Hz. Leave them out: recording with {{ Analog = "
                    + $"TimeSeriesTable.Empty }}."));
    }

    private static byte[] Header(MotionRecording recording, int points, int analogPerFrame, int samples, int first, int dataBlock)
    {
        var header = new byte[C3dBytes.BlockSize];
        (header[0], header[1]) = (2, C3dHeader.Mark);
        void Word(int at, long value) => BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), (ushort)Math.Min(value, MaxCount));
        Word(2, points);
        Word(4, analogPerFrame);
        Word(6, first);
        Word(8, first + (long)recording.FrameCount - 1);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(12), -1);
        Word(16, dataBlock);
        Word(18, samples);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(20), (float)Known(recording.FramesPerSecond));
        return header;
    }

    private static byte[] Parameters(MotionRecording recording, C3dColumns columns, int samples, int first, int dataBlock)
    {
        var writer = new C3dParameterWriter();
        Points(writer, recording, columns, dataBlock);
        Analog(writer, recording, samples);
        writer.Integers("TRIAL:ACTUAL_START_FIELD", Halves(first));
        writer.Integers("TRIAL:ACTUAL_END_FIELD", Halves(first + (long)recording.FrameCount - 1));
        Events(writer, recording.Events);
        writer.Integer("SUBJECTS:USED", columns.Subjects.Count);
        writer.Integer("SUBJECTS:USES_PREFIXES", columns.HasPrefixes ? 1 : 0);
        WriteAny(writer, "SUBJECTS:NAMES", columns.Subjects);
        writer.Text("MANUFACTURER:SOFTWARE", "NeuroPose Workbench");
        if (recording.Dimensions == 2)
        {
            writer.Integer(DimensionsParameter, 2);
        }

        return writer.ToSection();
    }

    /// <summary>A parameter of our own: 2 in a file of poses in a picture, whose third coordinates are no depth.</summary>
    internal const string DimensionsParameter = "NEUROPOSE:DIMENSIONS";

    /// <summary>A parameter of our own: -Y where y points down, since a minus in Y_SCREEN is the screen's and not the laboratory's.</summary>
    internal const string UpParameter = "NEUROPOSE:UP";

    private static void Points(C3dParameterWriter writer, MotionRecording recording, C3dColumns columns, int dataBlock)
    {
        writer.Integer("POINT:USED", columns.Labels.Count);
        writer.Integer("POINT:FRAMES", Math.Min(recording.FrameCount, MaxCount));
        writer.Real("POINT:LONG_FRAMES", recording.FrameCount);
        writer.Real("POINT:SCALE", -1);
        writer.Real("POINT:RATE", Known(recording.FramesPerSecond));
        writer.Integer("POINT:DATA_START", dataBlock);
        WriteAny(writer, "POINT:LABELS", columns.Labels);
        WriteAny(writer, "POINT:MODELED_MARKERS", columns.Modeled);
        if (recording.Unit != LengthUnit.Unknown)
        {
            writer.Text("POINT:UNITS", recording.Unit == LengthUnit.Normalized ? "normalized" : recording.Unit.Symbol());
        }

        if (recording.Axes.Up is { } up)
        {
            // Any axis that is not the vertical one lies along the screen's width.
            writer.Text("POINT:X_SCREEN", up.Coordinate() == 0 ? "+Y" : "+X");
            writer.Text("POINT:Y_SCREEN", up.Symbol().ToUpperInvariant());
            if (up.Sign() < 0)
            {
                writer.Text(UpParameter, up.Symbol().ToUpperInvariant());
            }
        }

        foreach (var group in columns.Outputs)
        {
            writer.Texts($"POINT:{group.Word}S", group.Names);
            writer.Text($"POINT:{group.Word}_UNITS", group.Unit);
        }

        WriteAny(writer, "POINT:TYPE_GROUPS", [.. columns.Outputs.SelectMany(group => new[] { group.Word + "S", group.Word })]);
    }

    private static void Analog(C3dParameterWriter writer, MotionRecording recording, int samples)
    {
        var channels = recording.Analog.Channels;
        writer.Integer("ANALOG:USED", channels.Count);
        writer.Real("ANALOG:RATE", Known(recording.FramesPerSecond * samples));
        writer.Real("ANALOG:GEN_SCALE", 1);
        if (channels.Count > 0)
        {
            writer.Texts("ANALOG:LABELS", [.. channels.Select(channel => channel.Name)]);
            writer.Texts("ANALOG:UNITS", [.. channels.Select(channel => channel.Unit)]);
            writer.Reals("ANALOG:SCALE", 1, [.. channels.Select(_ => 1.0)]);
            writer.Reals("ANALOG:OFFSET", 1, [.. channels.Select(_ => 0.0)]);
        }
    }

    private static void Events(C3dParameterWriter writer, IReadOnlyList<MotionEvent> events)
    {
        writer.Integer("EVENT:USED", events.Count);
        if (events.Count > 0)
        {
            writer.Texts("EVENT:CONTEXTS", [.. events.Select(happened => happened.Side?.ToString() ?? "General")]);
            writer.Texts("EVENT:LABELS", [.. events.Select(happened => happened.Label)]);
            writer.Reals("EVENT:TIMES", 2, [.. events.SelectMany(happened => MinutesAndSeconds(happened.TimeSeconds))]);
            writer.Texts("EVENT:SUBJECTS", [.. events.Select(happened => happened.Subject ?? "")]);
        }
    }

    private static void WriteFrames(Stream stream, MotionRecording recording, C3dColumns columns, int analogPerFrame)
    {
        var coordinates = new double[3 * columns.Labels.Count];
        var frameBytes = ((4 * columns.Labels.Count) + analogPerFrame) * 4;
        var buffer = new byte[frameBytes * Math.Max(1, BufferBytes / Math.Max(1, frameBytes))];
        var used = 0;
        for (var frame = 0; frame < recording.FrameCount; frame++)
        {
            columns.Take(frame, coordinates);
            var words = buffer.AsSpan(used, frameBytes);
            for (var point = 0; point < columns.Labels.Count; point++, words = words[16..])
            {
                Point(coordinates.AsSpan(3 * point, 3), words);
            }

            foreach (var value in recording.Analog.Values.Slice(frame * analogPerFrame, analogPerFrame))
            {
                BinaryPrimitives.WriteSingleLittleEndian(words, (float)value);
                words = words[4..];
            }

            used += frameBytes;
            if (used == buffer.Length)
            {
                stream.Write(buffer);
                used = 0;
            }
        }

        stream.Write(buffer.AsSpan(0, used));
        if (stream.Position % C3dBytes.BlockSize is > 0 and var over)
        {
            stream.Write(new byte[C3dBytes.BlockSize - over]);
        }
    }

    private static void Point(ReadOnlySpan<double> coordinates, Span<byte> words)
    {
        var isMissing = double.IsNaN(coordinates[0]);
        for (var axis = 0; axis < 3; axis++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(words[(4 * axis)..], isMissing ? 0 : (float)coordinates[axis]);
        }

        BinaryPrimitives.WriteSingleLittleEndian(words[12..], isMissing ? -1 : 0);
    }

    private static void WriteAny(C3dParameterWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.Texts(name, texts);
        }
    }

    private static double Known(double rate) => double.IsNaN(rate) ? 0 : rate;

    private static int[] Halves(long frame) => [(int)(frame & 0xFFFF), (int)(frame >> 16)];

    private static double[] MinutesAndSeconds(double seconds)
    {
        var minutes = Math.Floor(seconds / 60);
        return [minutes, seconds - (60 * minutes)];
    }
}
