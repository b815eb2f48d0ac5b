using System.Buffers.Binary;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Frames of PicoScenes (.csi): a length, a magic, named segments that say how long they are, and the Wi-Fi frame that was received. Read
/// are the segments RxSBasic, MVMExtra and CSI.
/// </summary>
internal sealed class PicoScenesSource(Stream stream, RecordingLog log) : BinarySource(stream, log, LargestFrame)
{
    private const int LargestFrame = 1 << 22;
    private const int Header = 11;
    private const uint Magic = 0x20150315;

    // Up to the name of the first segment: a Wi-Fi frame of PicoScenes' own holds the magic too.
    private const int Start = Header + 7;

    private readonly ComplexMatrix matrix = new();
    private readonly PicoScenesFrame frame = new();

    public static bool AreIn(ReadOnlySpan<byte> head) => head.Length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) == Magic;

    protected override string Noun => "frame";

    protected override int Deciding => Start;

    protected override bool IsStart(ReadOnlySpan<byte> head) =>
        AreIn(head) && BinaryPrimitives.ReadUInt16LittleEndian(head[8..]) is > 0 and < 16 && head[10] is > 0 and < 64
        && head[Header + 4] is > 1 and < 64 && char.IsAsciiLetter((char)head[Header + 5]) && char.IsAsciiLetterOrDigit((char)head[Header + 6]);

    protected override int Length() =>
        IsStart(Window) && BinaryPrimitives.ReadUInt32LittleEndian(Window) is >= Start - 4 and <= LargestFrame - 4 and var length ? (int)length + 4 : 0;

    protected override bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry)
    {
        entry = null;
        if (!frame.TryRead(record[Header..], segments: record[10], out var problem))
        {
            return Skip(SkipReason.WrongLength, problem);
        }

        if (!frame.HasCsi)
        {
            Log.Other("frame without CSI");
            return true;
        }

        if (!PicoScenesCsi.TryRead(frame, matrix, Log, out var reason, out problem))
        {
            return Skip(reason, problem);
        }

        entry = matrix.ToEntry(frame.Metadata(), Log, Log.RecordCount);
        return true;
    }

    private bool Skip(SkipReason reason, string problem)
    {
        Log.Skip(Log.RecordCount, reason, problem);
        return true;
    }
}
