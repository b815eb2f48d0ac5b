using System.Collections.Immutable;
using System.IO.Compression;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// A recording of CSI, read frame by frame in memory that does not grow with its length. Every dialect of the RuView reference is taken,
/// the lines that an ESP32 prints, and the files of the tools for Intel's, Broadcom's and Atheros' radios, also compressed with gzip;
/// frames of different sizes, irregular arrival and gaps are kept as they are and reported in <see cref="Report"/>.
/// Nothing is resampled, and no time is made up.
/// </summary>
public sealed class CsiRecording : IDisposable
{
    private readonly PeekStream file;
    private readonly RecordingLog log;
    private readonly AtherosFiles? tables;
    private bool isTaken;

    private CsiRecording(Stream stream, string name, RecordingOptions? options, bool leaveOpen, AtherosFiles? tables = null)
    {
        file = new(stream, leaveOpen);
        log = new(name, (options ?? new()).Checked());
        this.tables = tables;
    }

    /// <summary>What has been found so far; all there is once the frames have been read to the end.</summary>
    public RecordingReport Report => log.Report();

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, in any of the formats of <see cref="RecordingFormat"/>; plain or gzip. The three tables of an Atheros
    /// recording are named by any of them, or by their folder.</param>
    /// <param name="options">What is refused, and what happens then; the defaults when left out.</param>
    /// <exception cref="FileFormatException">There is no such file, or it is a folder of no recording.</exception>
    public static CsiRecording Open(string path, RecordingOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (AtherosFiles.At(path) is { } tables)
        {
            return new(Stream(tables.Real), path, options, leaveOpen: false, tables);
        }

        if (!File.Exists(path))
        {
            throw new FileFormatException(Directory.Exists(path) ? "a recording is a file; this is a folder." : "there is no such file.", new Place(File: path));
        }

        return new(Stream(path), path, options, leaveOpen: false);
    }

    /// <summary>Reads from a stream, such as standard input.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="options">What is refused, and what happens then; the defaults when left out.</param>
    /// <param name="name">The recording's name, for messages and the report.</param>
    public static CsiRecording Read(Stream stream, RecordingOptions? options = null, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream, name, options, leaveOpen: true);
    }

    /// <summary>Reads a whole recording into memory: some four kilobytes for a frame of 128 subcarriers.</summary>
    /// <param name="path">The file, as for <see cref="Open"/>.</param>
    /// <param name="options">What is refused, and what happens then.</param>
    /// <param name="progress">Told the bytes read of the file, now and then.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">There is no such file; or, when strict, a record cannot be used.</exception>
    public static LoadedRecording Load(string path, RecordingOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        using var recording = Open(path, options);
        ImmutableArray<RecordingEntry> entries = [.. recording.Entries(progress, cancellation)];
        return new() { Entries = entries, Report = recording.Report };
    }

    /// <summary>The CSI frames in the order of the recording, once: a second call is an error.</summary>
    /// <param name="progress">Told the bytes read of the file, now and then.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">When strict: the first record that cannot be used, with its line.</exception>
    public IEnumerable<CsiFrame> Frames(IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Entries(progress, cancellation).Select(entry => entry.Frame).OfType<CsiFrame>();

    /// <summary>All usable records in the order of the recording, once: CSI frames, and what nodes worked out by themselves.</summary>
    /// <param name="progress">Told the bytes read of the file, now and then.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">When strict: the first record that cannot be used, with its line.</exception>
    public IEnumerable<RecordingEntry> Entries(IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (isTaken)
        {
            throw new InvalidOperationException("A recording is read once. Open it again to read it again.");
        }

        isTaken = true;
        return Enumerate(progress, cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    /// <summary>The report's paragraph.</summary>
    public override string ToString() => Report.ToString();

    private static FileStream Stream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);

    private IEnumerable<RecordingEntry> Enumerate(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        const int EntriesAReport = 4096;
        using var source = Source();
        for (var count = 0L; Next(source) is { } entry; count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count % EntriesAReport == 0)
            {
                progress?.Report(new(file.BytesRead, null, "bytes"));
            }

            yield return entry;
        }

        log.IsComplete = true;
        progress?.Report(new(file.BytesRead, null, "bytes"));
    }

    // What gzip finds wrong in a file is the file's fault, not a defect.
    private RecordingEntry? Next(IRecordSource source)
    {
        try
        {
            return source.Next();
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            log.Skip(log.RecordCount, SkipReason.Truncated, $"the compressed recording is broken behind this record: {broken.Message}");
            return null;
        }
    }

    private IRecordSource Source()
    {
        if (tables is not null)
        {
            log.Format = RecordingFormat.AtherosTables;
            return new AtherosTables(file, tables, log);
        }

        Stream stream = file;
        var head = file.Peek(1 << 14);
        if (FormatGuess.IsGzip(head))
        {
            var plain = new PeekStream(new GZipStream(file, CompressionMode.Decompress, leaveOpen: true), leaveOpen: false);
            head = Peek(plain);
            stream = plain;
        }

        log.Format = log.Options.Format == RecordingFormat.Automatic ? FormatGuess.Of(head, log.Source) : log.Options.Format;
        return log.Format switch
        {
            RecordingFormat.Packets => new PacketSource(stream, log),
            RecordingFormat.Document => new DocumentSource(stream, log),
            RecordingFormat.Intel5300 => new IntelSource(stream, log),
            RecordingFormat.Nexmon => new NexmonSource(stream, log),
            RecordingFormat.FeitCsi => new FeitCsiSource(stream, log),
            RecordingFormat.PicoScenes => new PicoScenesSource(stream, log),
            RecordingFormat.Atheros => new AtherosSource(stream, log),
            RecordingFormat.AtherosTables => throw new FileFormatException(FormatGuess.OneTable, new Place(File: log.Source)),
            _ when log.Options.Format == RecordingFormat.Automatic && UnknownSource.IsIn(head) => UnknownSource.Of(log, head),
            _ => new LineSource(stream, log, LineClock.Guess(head, log.Options.MostSubcarriers), SerialLines.AreIn(head)),
        };
    }

    private ReadOnlySpan<byte> Peek(PeekStream plain)
    {
        try
        {
            return plain.Peek(1 << 14);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            log.Skip(0, SkipReason.Truncated, $"the recording starts like gzip and is none: {broken.Message}");
            return [];
        }
    }
}
