using System.Security.Cryptography;

namespace NeuroPose.Formats;

/// <summary>Reads the motion files of laboratories and pose estimators: one call for every format.</summary>
public static class MotionFile
{
    /// <summary>
    /// Recognizes a file's format by what is in it and loads it. The recording says what was found, what is not known and what was assumed;
    /// nothing is invented.
    /// </summary>
    /// <param name="path">A file, or a folder of OpenPose files.</param>
    /// <param name="options">What the caller knows; it wins over what the file says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, has no known format or two, or breaks its format; the message names the
    /// place and what to do.</exception>
    public static MotionRecording Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var head = FileHead.Of(path);
        var reader = options.Format is { } format ? Named(head, format) : Find(head).Reader;
        return Load(reader, path, options, cancellation);
    }

    /// <summary>Recognizes a file's format without loading it: at most the first 64 KiB are read (of HDF5, its root).</summary>
    /// <exception cref="FileFormatException">The file is not there, or has no known format or two.</exception>
    public static FormatGuess Detect(string path)
    {
        var (reader, reason) = Find(FileHead.Of(path));
        return new(reader.Format, reason);
    }

    /// <summary>Loads several cameras' files of one session, which have the same frames.</summary>
    /// <param name="views">The cameras' names and files.</param>
    /// <param name="options">What the caller knows about all of them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">A file cannot be loaded, or the cameras' frames or rates differ; the message says which.</exception>
    /// <exception cref="ArgumentException">There are no views, or two have one name.</exception>
    public static IReadOnlyDictionary<string, MotionRecording> LoadViews(
        IReadOnlyList<(string View, string Path)> views, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        if (views.Count == 0)
        {
            throw new ArgumentException("There are no views.", nameof(views));
        }

        OrderedDictionary<string, MotionRecording> loaded = [];
        foreach (var (view, path) in views)
        {
            if (!loaded.TryAdd(view, Load(path, options, cancellation)))
            {
                throw new ArgumentException($"Two views are named \"{view}\".", nameof(views));
            }
        }

        var (firstView, first) = (views[0].View, loaded[views[0].View]);
        foreach (var (view, recording) in loaded)
        {
            if (recording.FrameCount != first.FrameCount || recording.FirstFrame != first.FirstFrame || !recording.FramesPerSecond.Equals(first.FramesPerSecond))
            {
                throw new FileFormatException(
                    $"the views differ: {firstView} has {Frames(first)}, {view} has {Frames(recording)}. Cut them to the same frames first.",
                    new(File: recording.FileName));
            }
        }

        return loaded;
    }

    /// <summary>Reads with one reader, hashes the file beside it, and puts in what the caller knows.</summary>
    internal static MotionRecording Load(MotionReader reader, string path, LoadOptions? options, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        var hash = reader.HashesItself ? Task.FromResult("") : Task.Run(() => Hash(path, cancellation), cancellation);
        try
        {
            var recording = reader.Read(path, options, cancellation) with { FileName = Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) };
            return recording.WithRateOrNone().With(options) with { Sha256 = reader.HashesItself ? recording.Sha256 : hash.GetAwaiter().GetResult() };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FileFormatException($"the file cannot be read ({problem.Message})", new(File: path), problem);
        }
        finally
        {
            // The file is not left open behind the caller's back; a failure of the reader is the one that is reported.
            Task.WaitAny([hash], CancellationToken.None);
        }
    }

    private static (MotionReader Reader, string Reason) Find(FileHead head)
    {
        var readers = Readers(head);
        List<(MotionReader Reader, string Reason)> matches = [];
        foreach (var reader in readers)
        {
            if (reader.Recognize(head) is { } reason)
            {
                matches.Add((reader, reason));
            }
        }

        return matches switch
        {
            [var only] => only,
            [] => throw new FileFormatException($"no known motion format. {StartsWith(head)}; tried {string.Join(", ", readers.Select(reader => reader.Format.Title()))}. Name it: new LoadOptions {{ Format = … }}.", new(File: head.Path)),
            _ => throw new FileFormatException($"the file could be {string.Join(" or ", matches.Select(match => $"{match.Reader.Format.Title()} ({match.Reason})"))}. Name it: new LoadOptions {{ Format = … }}.", new(File: head.Path)),
        };
    }

    private static MotionReader Named(FileHead head, MotionFormat format) => Readers(head).Concat(MotionReaders.All).FirstOrDefault(reader => reader.Format == format)
        ?? throw new FileFormatException($"the file is no HDF5 file, but {format.Title()} was asked for.", new(File: head.Path));

    private static IReadOnlyList<MotionReader> Readers(FileHead head) => !MotionReaders.IsHdf5(head)
        ? MotionReaders.All
        : MotionReaders.Hdf5.Value is { Count: > 0 } readers
            ? readers
            : throw new FileFormatException("this is an HDF5 file. Its formats are read by the package NeuroPose.Formats.Hdf5, which is not here.", new(File: head.Path));

    private static string StartsWith(FileHead head) => head switch
    {
        { IsFolder: true, FileNames: [] } => "The folder is empty",
        { IsFolder: true } => $"The folder has {head.FileNames.Count} files, the first \"{head.FileNames[0]}\"",
        { Bytes: [] } => "The file is empty",
        { IsBinary: true } => $"It starts with the bytes {Convert.ToHexString(head.Bytes.AsSpan(0, Math.Min(8, head.Bytes.Length)))}",
        _ => $"It starts with \"{Short(head.Lines.Value.FirstOrDefault(line => line.Length > 0) ?? "")}\"",
    };

    private static string Short(string line) => line.Length <= 40 ? line : line[..40] + "…";

    private static string Frames(MotionRecording recording) => double.IsNaN(recording.FramesPerSecond)
        ? FormattableString.Invariant($"{recording.FrameCount} frames from {recording.FirstFrame}")
        : FormattableString.Invariant($"{recording.FrameCount} frames from {recording.FirstFrame} at {recording.FramesPerSecond:0.###}/s");

    private static string Hash(string path, CancellationToken cancellation)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = TrialFile.Open(path);
        var buffer = new byte[1 << 18];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            sum.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
