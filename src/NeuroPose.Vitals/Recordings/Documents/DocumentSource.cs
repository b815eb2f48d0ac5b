using NeuroPose.Json;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>The reference signal's document: a list of frames in one object, read frame by frame.</summary>
internal sealed class DocumentSource(Stream stream, RecordingLog log) : IRecordSource
{
    private readonly DocumentFrame frame = new(log.Options);
    private readonly DocumentHeader header = new();
    private JsonCursor? opened;
    private bool isInside;
    private bool isInFrames;
    private bool hasEnded;

    public RecordingEntry? Next()
    {
        while (!hasEnded)
        {
            try
            {
                if (Step() is { } entry && log.Accept(entry) is { } accepted)
                {
                    return accepted;
                }
            }
            catch (FileFormatException broken) when (!log.Options.Strict)
            {
                // Behind a break in the one JSON value there is no place to start again.
                hasEnded = true;
                log.Skip(broken.Place.Line ?? 0, SkipReason.Truncated, broken.Message);
            }
        }

        return null;
    }

    public void Dispose() => opened?.Dispose();

    private RecordingEntry? Step()
    {
        var cursor = opened ??= new(stream, log.Source);
        if (!isInside)
        {
            cursor.BeginObject();
            isInside = true;
        }

        if (isInFrames)
        {
            isInFrames = cursor.NextItem();
            return isInFrames ? ReadFrame(cursor) : null;
        }

        var name = cursor.NextMember();
        if (name is null)
        {
            cursor.Finish();
            hasEnded = true;
        }
        else if (name == "frames")
        {
            cursor.BeginArray();
            isInFrames = true;
        }
        else if (!header.TryTake(name, cursor))
        {
            LooseValue.Value(cursor);
        }

        return null;
    }

    private RecordingEntry? ReadFrame(JsonCursor cursor)
    {
        var record = cursor.Place.Line ?? 0;
        log.RecordCount++;
        if (frame.Read(cursor, header) is { } problem)
        {
            log.Skip(record, problem.Reason, problem.Text);
            return null;
        }

        var metadata = new CsiMetadata
        {
            TimestampSeconds = frame.Time,
            SequenceNumber = frame.Index,
            FrequencyMhz = header.FrequencyHz / 1e6,
            BandwidthMhz = header.BandwidthHz / 1e6,
        };
        var read = new CsiFrame(frame.Amplitudes, frame.Phases, frame.Antennas, frame.Amplitudes.Length / frame.Antennas, metadata, log.FrameCount);
        return new(record, frame.Time, new CsiPacket { Frame = header.RateHz is { } rate ? read.AtRate(rate) : read });
    }
}
