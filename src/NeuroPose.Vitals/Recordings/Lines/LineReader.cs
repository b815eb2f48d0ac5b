namespace NeuroPose.Vitals.Recordings;

/// <summary>Cuts a stream into lines, in memory that does not grow beyond the longest line that is read.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] buffer = new byte[Math.Min(longest + 1, 1 << 16)];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line that was read last has no line break behind it: the file may be cut short there.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>The next line without its line break; false at the end.</summary>
    /// <param name="line">The line, until the next call; empty when it is too long.</param>
    /// <param name="isTooLong">Whether the line was passed over.</param>
    public bool Next(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        line = default;
        isTooLong = false;
        var searched = 0;
        while (true)
        {
            var hit = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (hit >= 0)
            {
                line = isTooLong || searched + hit > longest ? default : buffer.AsSpan(start, searched + hit);
                isTooLong |= searched + hit > longest;
                start += searched + hit + 1;
                return Found(ref line);
            }

            searched = end - start;
            if (searched > longest)
            {
                isTooLong = true;
            }

            if (isTooLong)
            {
                (start, searched) = (end, 0);
            }

            if (!Fill())
            {
                IsUnterminated = isTooLong || end > start;
                line = isTooLong ? default : buffer.AsSpan(start, end - start);
                start = end;
                return IsUnterminated && Found(ref line);
            }
        }
    }

    private bool Found(ref ReadOnlySpan<byte> line)
    {
        Number++;
        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        line = Number == 1 && line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? line[3..] : line;
        return true;
    }

    private bool Fill()
    {
        if (ended)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, longest + 1L));
        }

        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        ended = read == 0;
        return !ended;
    }
}
