using NeuroPose.Files;

namespace NeuroPose.RuView.Witness;

/// <summary>
/// A tar archive on its way to the reader, its headers looked at as they pass. The reader takes as much memory as the header of a long
/// name or of extended attributes announces, before any of it is there; and it goes on for as long as an archive unfolds.
/// </summary>
internal sealed class WatchedArchive(Stream source, long mostBytes) : ReadOnlyStream
{
    private const int Block = 512;
    private const int SizeAt = 124;
    private const int SizeLength = 12;
    private const int KindAt = 156;

    // Names and attributes; a path has some hundred bytes.
    private const long LargestDescription = 1 << 20;

    private readonly byte[] header = new byte[Block];
    private int headerLength;
    private long contentLeft;
    private long passed;

    /// <exception cref="BundleRefusedException">A header announces what is not read, or the archive unfolds too far.</exception>
    protected override int Next(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        passed += read;
        if (passed > mostBytes)
        {
            throw new BundleRefusedException(FormattableString.Invariant($"the archive unfolds beyond {mostBytes} bytes."));
        }

        Look(buffer[..read]);
        return read;
    }

    private void Look(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (contentLeft > 0)
            {
                var content = (int)Math.Min(contentLeft, bytes.Length);
                contentLeft -= content;
                bytes = bytes[content..];
                continue;
            }

            var taken = Math.Min(Block - headerLength, bytes.Length);
            bytes[..taken].CopyTo(header.AsSpan(headerLength));
            headerLength += taken;
            bytes = bytes[taken..];
            if (headerLength == Block)
            {
                headerLength = 0;
                contentLeft = Announced();
            }
        }
    }

    /// <summary>The bytes behind a header, whole blocks.</summary>
    private long Announced()
    {
        var size = Size(header.AsSpan(SizeAt, SizeLength));
        var isDescription = (char)header[KindAt] is 'x' or 'g' or 'L' or 'K';
        var largest = isDescription ? LargestDescription : mostBytes;
        return size <= largest
            ? (size + Block - 1) / Block * Block
            : throw new BundleRefusedException(FormattableString.Invariant(
                $"a header of the archive announces {size} bytes; at most {largest} are read there."));
    }

    // Octal digits, or, with the highest bit set, a binary number. What is neither is for the reader to complain about.
    private static long Size(ReadOnlySpan<byte> field)
    {
        var size = 0L;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var part in field[1..])
            {
                size = size > long.MaxValue >> 9 ? long.MaxValue >> 1 : (size << 8) | part;
            }

            return size;
        }

        foreach (var digit in field)
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
            {
                size = (size << 3) | (uint)(digit - '0');
            }
            else if (size > 0)
            {
                break;
            }
        }

        return size;
    }
}
