using System.Text;
using System.Text.Json;
using NeuroPose.Live.Messages;

namespace NeuroPose.Live.Streams;

/// <summary>
/// Writes messages down as they arrive, one a line, as <c>CsiRecording</c> and <c>neuropose vitals</c> read them: a server's messages as it
/// sent them, packets in the dialect of the reference's node recorder. The file grows while it is written and is good up to its last whole
/// line, whatever ends the program. For one thread at a time.
/// </summary>
public sealed class LiveRecorder : IDisposable
{
    private readonly Stream stream;
    private readonly TimeProvider time;
    private readonly long begin;
    private long flushed;

    /// <summary>Begins a recording.</summary>
    /// <param name="path">The file; it must not be there yet, so that no recording is lost.</param>
    /// <param name="source">Where the messages come from, for the recording's first line.</param>
    /// <param name="time">The clock; the system's when left out.</param>
    /// <exception cref="NeuroPoseException">The file is there already, or cannot be written.</exception>
    public LiveRecorder(string path, string source, TimeProvider? time = null)
        : this(Create(path), source, time)
    {
    }

    /// <summary>Records to a stream.</summary>
    internal LiveRecorder(Stream stream, string source, TimeProvider? time = null)
    {
        (this.stream, this.time) = (stream, time ?? TimeProvider.System);
        begin = flushed = this.time.GetTimestamp();
        WriteLine(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{{\"type\":\"recording\",\"timestamp\":{Broken((this.time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds):R},\"source\":{JsonSerializer.Serialize(source)}}}")));
        stream.Flush();
    }

    /// <summary>How many messages were written.</summary>
    public long MessageCount { get; private set; }

    /// <summary>How many bytes were written.</summary>
    public long ByteCount { get; private set; }

    /// <summary>Writes a message; one that did not arrive as JSON or as a packet is passed over.</summary>
    /// <param name="message">The message.</param>
    public void Write(LiveMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var line = message.Recorded();
        if (line.IsEmpty)
        {
            return;
        }

        WriteLine(line.Span);
        MessageCount++;
        if (time.GetElapsedTime(flushed) >= TimeSpan.FromSeconds(1))
        {
            flushed = time.GetTimestamp();
            stream.Flush();
        }
    }

    /// <summary>Ends the recording.</summary>
    public void Dispose() => stream.Dispose();

    /// <summary>How long it has been written.</summary>
    public TimeSpan Duration => time.GetElapsedTime(begin);

    private static FileStream Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new NeuroPoseException(
                File.Exists(path) ? "there is such a file already; a recording does not replace one. Choose another name." : $"the recording cannot be written: {refused.Message}",
                new Place(File: path),
                refused);
        }
    }

    // A reader takes whole numbers that grow by more than five for milliseconds; a first line with a fraction says that they are seconds.
    private static double Broken(double seconds) => Math.Round(seconds, 6) is var rounded && rounded == Math.Floor(rounded) ? rounded + 1e-6 : rounded;

    private void WriteLine(ReadOnlySpan<byte> line)
    {
        stream.Write(line);
        stream.WriteByte((byte)'\n');
        ByteCount += line.Length + 1;
    }
}
