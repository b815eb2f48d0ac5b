using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Records one behind the other, each of which says how long it is. Where one is broken, the next start of a record is where reading goes
/// on; what lies between is counted with its place. Holds one record in memory, and no record beyond a limit.
/// </summary>
internal abstract class BinarySource(Stream stream, RecordingLog log, int largest) : IRecordSource
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isAtEnd;
    private bool hasBegun;

    /// <summary>Where the record in hand begins, in bytes from the start of the recording.</summary>
    protected long Offset { get; private set; }

    protected RecordingLog Log => log;

    /// <summary>What one record is called.</summary>
    protected abstract string Noun { get; }

    /// <summary>How many bytes decide whether a record starts, and how long it is.</summary>
    protected abstract int Deciding { get; }

    public virtual void Dispose()
    {
    }

    public RecordingEntry? Next()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            Begin();
        }

        while (Fill(Deciding) > 0)
        {
            log.RecordCount++;
            var length = Fill(Deciding) >= Deciding ? Length() : 0;
            if (length > 0 && length <= largest && Fill(length) >= length && IsWhole(length) && TryRead(Window[..length], out var entry))
            {
                Advance(length);
                if (entry is not null && log.Accept(entry) is { } accepted)
                {
                    return accepted;
                }

                continue;
            }

            PassOver(length);
        }

        return End() is { } last ? log.Accept(last) : null;
    }

    /// <summary>The bytes in hand, from the start of the record on.</summary>
    protected ReadOnlySpan<byte> Window => buffer.AsSpan(start, end - start);

    /// <summary>Reads what stands before the first record.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>What is left when the last record has been read: null, or an entry, once.</summary>
    protected virtual RecordingEntry? End() => null;

    /// <summary>The length of the record at the start of the window; 0 when none that can be read starts there.</summary>
    protected abstract int Length();

    /// <summary>Whether a record may start with these bytes, as many as decide.</summary>
    protected abstract bool IsStart(ReadOnlySpan<byte> head);

    /// <summary>Whether these bytes may stand behind a record.</summary>
    protected virtual bool MayFollow(ReadOnlySpan<byte> head) => IsStart(head);

    /// <summary>
    /// Reads a record. False when it is none after all, and the next start is to be searched for. A record that is one and cannot be used
    /// has been counted, and gives no entry.
    /// </summary>
    protected abstract bool TryRead(ReadOnlySpan<byte> record, out RecordingEntry? entry);

    /// <summary>The kind of what stands at the start of the window and is known, but not read; null when it is not known.</summary>
    protected virtual string? KnownKind() => null;

    /// <summary>Says where the bytes are that are no record.</summary>
    protected virtual string PlaceOf(long offset) => Text($" at byte {offset}");

    protected void Advance(int bytes)
    {
        start += bytes;
        Offset += bytes;
    }

    /// <summary>Reads until so many bytes are in hand, or the end; how many are.</summary>
    protected int Fill(int wanted)
    {
        if (end - start >= wanted || isAtEnd)
        {
            return end - start;
        }

        // Twice the space, so that a byte is moved about once, wherever records seem to start.
        if (buffer.Length < 2 * wanted)
        {
            Array.Resize(ref buffer, 2 * wanted);
        }

        if (start + wanted > buffer.Length)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        while (end - start < wanted && !isAtEnd)
        {
            var read = stream.Read(buffer.AsSpan(end));
            isAtEnd = read == 0;
            end += read;
        }

        return end - start;
    }

    protected static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    // A record that was torn goes on with the next one: what stands behind its length is no start, and one stands within.
    private bool IsWhole(int length)
    {
        var inHand = Fill(length + Deciding);
        if (inHand < length + Deciding || MayFollow(Window[length..]))
        {
            return true;
        }

        for (var at = 1; at < length; at++)
        {
            if (IsStart(Window[at..]))
            {
                return false;
            }
        }

        return true;
    }

    private void PassOver(int announced)
    {
        var (from, kind) = (Offset, KnownKind());
        do
        {
            Advance(1);
        }
        while (Fill(Deciding) >= Deciding && !IsStart(Window));
        if (end - start < Deciding)
        {
            Advance(end - start);
        }

        if (kind is not null)
        {
            log.Other(kind);
            return;
        }

        var passed = Offset - from;
        var isCut = start == end && announced > passed;
        log.Skip(
            log.RecordCount,
            isCut ? SkipReason.Truncated : SkipReason.NotReadable,
            isCut
                ? Text($"the {Noun}{PlaceOf(from)} has {announced} bytes; the recording ends after {passed} of them.")
                : Text($"{passed} bytes{PlaceOf(from)} are no {Noun}."));
    }
}
