using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Writes recordings as arrays of NumPy.</summary>
public static class NumpySaving
{
    /// <summary>The oldest time that a zip file can hold: so that the same recording gives the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Saves a recording. A .npz file gets <c>positions</c> (frames × joints × 2 or 3, people before them where there are several, NaN where
    /// missing), and where they are known <c>labels</c>, <c>fps</c>, <c>confidence</c>, <c>unit</c>, <c>up</c>, <c>first_frame</c> and the
    /// names of tracks, and reads back the same. A .npy file holds the positions alone; in 3-D a confidence is the fourth number. Names of
    /// subjects, events and channels are in neither.
    /// </summary>
    /// <param name="recording">The recording; its people have the same labels.</param>
    /// <param name="path">A file that ends in .npz or .npy.</param>
    /// <exception cref="ArgumentException">The file has another ending, or the people have different labels or none.</exception>
    public static void SaveNumpy(this MotionRecording recording, string path)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var labels = recording.Persons is [var first, ..] && first.Labels.Count > 0 ? first.Labels : throw new ArgumentException("The recording has no poses to save.", nameof(recording));
        if (recording.Persons.Any(person => !person.Labels.SequenceEqual(labels)))
        {
            throw new ArgumentException("An array has the same joints for everyone; these people have different ones. Save them one by one: recording with { Persons = [recording.Persons[0]] }.", nameof(recording));
        }

        Action<Stream> write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".NPZ" => stream => WriteArchive(stream, recording, labels),
            ".NPY" => stream => Write(stream, "<f8", Shape(recording, Columns(recording)), Positions(recording, Columns(recording))),
            var other => throw new ArgumentException($"The file ends in \"{other}\"; expected .npz or .npy.", nameof(path)),
        };
        AtomicFile.Write(path, write);
    }

    private static int Columns(MotionRecording recording) => recording.Dimensions == 2 ? 2 : recording.Persons.All(person => !person.Confidence.IsEmpty) ? 4 : 3;

    private static void WriteArchive(Stream stream, MotionRecording recording, IReadOnlyList<string> labels)
    {
        using ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        int[] shape = Shape(recording, recording.Dimensions);
        Add(zip, NumpyNames.Positions, "<f8", shape, Positions(recording, recording.Dimensions));
        AddTexts(zip, NumpyNames.Labels, [labels.Count], labels);
        AddTexts(zip, NumpyNames.Order, [], [shape.Length == 4 ? "pfjc" : "fjc"]);
        Add(zip, NumpyNames.FirstFrame, "<i8", [], EightBytes(recording.FirstFrame));
        if (!double.IsNaN(recording.FramesPerSecond))
        {
            Add(zip, NumpyNames.Rate, "<f8", [], EightBytes(BitConverter.DoubleToInt64Bits(recording.FramesPerSecond)));
        }

        if (recording.Persons.All(person => !person.Confidence.IsEmpty))
        {
            Add(zip, NumpyNames.Confidence, "<f8", shape[..^1], Confidences(recording));
        }

        if (recording.Unit != LengthUnit.Unknown)
        {
            AddTexts(zip, NumpyNames.Unit, [], [NumpyNames.TextOf(recording.Unit)]);
        }

        if (recording.Axes.Up is { } up)
        {
            AddTexts(zip, NumpyNames.Up, [], [up.Symbol()]);
        }

        if (recording.Persons.Any(person => person is { IsSubject: false, Name.Length: > 0 }))
        {
            AddTexts(zip, NumpyNames.People, [recording.Persons.Count], [.. recording.Persons.Select(person => person.IsSubject ? "" : person.Name)]);
        }
    }

    private static int[] Shape(MotionRecording recording, int columns) =>
        [.. recording.Persons.Count > 1 ? [recording.Persons.Count] : Array.Empty<int>(), recording.FrameCount, recording.Persons[0].Labels.Count, columns];

    /// <summary>The points one after the other: x, y, and what follows of z and the confidence.</summary>
    private static Action<Stream> Positions(MotionRecording recording, int columns) => stream =>
    {
        var row = new double[columns];
        NumberWriter numbers = new(stream);
        foreach (var person in recording.Persons)
        {
            for (var at = 0; at < person.Coordinates.Length / 3; at++)
            {
                person.Coordinates.Span.Slice(3 * at, Math.Min(3, columns)).CopyTo(row);
                if (columns == 4)
                {
                    row[3] = person.Confidence.Span[at];
                }

                numbers.Write(row);
            }
        }

        numbers.Flush();
    };

    private static Action<Stream> Confidences(MotionRecording recording) => stream =>
    {
        NumberWriter numbers = new(stream);
        foreach (var person in recording.Persons)
        {
            numbers.Write(person.Confidence.Span);
        }

        numbers.Flush();
    };

    private static Action<Stream> Bytes(byte[] elements) => stream => stream.Write(elements);

    private static Action<Stream> EightBytes(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Bytes(bytes);
    }

    private static void AddTexts(ZipArchive zip, string name, int[] shape, IReadOnlyList<string> texts)
    {
        int[][] runes = [.. texts.Select(text => text.EnumerateRunes().Select(rune => rune.Value).ToArray())];
        var width = Math.Max(1, runes.Max(text => text.Length));
        var bytes = new byte[4 * width * texts.Count];
        for (var index = 0; index < runes.Length; index++)
        {
            for (var at = 0; at < runes[index].Length; at++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * ((index * width) + at)), runes[index][at]);
            }
        }

        Add(zip, name, string.Create(CultureInfo.InvariantCulture, $"<U{width}"), shape, Bytes(bytes));
    }

    private static void Add(ZipArchive zip, string name, string descr, int[] shape, Action<Stream> elements)
    {
        var entry = zip.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        Write(stream, descr, shape, elements);
    }

    private static void Write(Stream stream, string descr, int[] shape, Action<Stream> elements)
    {
        const int Start = 10;
        const int Alignment = 64;
        var text = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {NumpyLayout.InWords(shape)}, }}";
        var padding = Alignment - ((Start + text.Length + 1) % Alignment);
        var header = text + new string(' ', padding % Alignment) + "\n";
        stream.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
        elements(stream);
    }

    /// <summary>Writes numbers in pieces, as a recording may be larger than an array of bytes can be.</summary>
    private sealed class NumberWriter(Stream stream)
    {
        private readonly byte[] buffer = new byte[1 << 16];
        private int used;

        public void Write(ReadOnlySpan<double> numbers)
        {
            foreach (var number in numbers)
            {
                if (used == buffer.Length)
                {
                    Flush();
                }

                BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(used), number);
                used += sizeof(double);
            }
        }

        public void Flush()
        {
            stream.Write(buffer, 0, used);
            used = 0;
        }
    }
}
