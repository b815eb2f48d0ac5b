namespace NeuroPose.Formats;

/// <summary>One array of a file: its header, which has been read, and its numbers, which are read when they are asked for.</summary>
/// <param name="Name">The name in the .npz file, without <c>.npy</c>; empty for a .npy file.</param>
/// <param name="Header">The header.</param>
/// <param name="Type">The type of the elements; null for one that is not read.</param>
/// <param name="WhyNot">Why the type is not read.</param>
/// <param name="Length">The bytes of header and elements that the file has.</param>
/// <param name="Stored">The bytes that these take in the file, compressed or not.</param>
/// <param name="Open">Opens the array at its header.</param>
/// <param name="Place">The file, and the member where there are several.</param>
internal sealed record NumpyMember(
    string Name, NumpyHeader Header, NumpyType? Type, string WhyNot, long Length, long Stored, Func<Stream> Open, Place Place)
{
    private const int BufferElements = 1 << 16;

    /// <summary>Reads a header and says what the array is.</summary>
    public static NumpyMember Of(string name, long length, long stored, Func<Stream> open, Place place)
    {
        using var stream = open();
        var header = NumpyHeader.Read(stream, place);
        return new(name, header, NumpyType.Parse(header.Descr, out var reason), reason, length, stored, open, place);
    }

    /// <summary>The elements that the file has, whatever the header says.</summary>
    public long Present => Type is { Size: > 0 } type ? Math.Max(0, Length - Header.Length) / type.Size : 0;

    /// <summary>Reads the first elements as numbers, in the order of the file.</summary>
    /// <exception cref="FileFormatException">They are no numbers, there are too many, or they are not there.</exception>
    public double[] Numbers(UInt128 count, CancellationToken cancellation)
    {
        var type = Type is { IsNumber: true } known ? known : throw new FileFormatException(WhyNot.Length > 0 ? WhyNot : $"the array has text (\"{Header.Descr}\"), no numbers.", Place);
        var numbers = new double[Checked(count, type.Size)];
        Read(numbers.Length, type.Size, (first, bytes) => type.Number.Read(bytes, type.Size, numbers.AsSpan(first, bytes.Length / type.Size)), cancellation);
        return numbers;
    }

    /// <summary>Reads all elements as texts.</summary>
    public string[] Texts(CancellationToken cancellation)
    {
        var type = Type is { IsText: true } known ? known : throw new FileFormatException(WhyNot.Length > 0 ? WhyNot : "the array has numbers, no text.", Place);
        var texts = new string[Checked(Header.Count, Math.Max(1, type.Size))];
        Read(texts.Length, type.Size, (first, bytes) =>
        {
            for (var index = 0; type.Size > 0 && index < bytes.Length / type.Size; index++)
            {
                texts[first + index] = type.Text(bytes[(index * type.Size)..]);
            }
        }, cancellation);
        return [.. texts.Select(text => text ?? "")];
    }

    private int Checked(UInt128 count, int size)
    {
        var bytes = count * (uint)size;
        if (bytes > (ulong)Math.Max(0, Length - Header.Length))
        {
            throw new FileFormatException(FormattableString.Invariant($"cut short: {(ulong)UInt128.Min(bytes, ulong.MaxValue):N0} bytes of elements were announced, {Math.Max(0, Length - Header.Length):N0} are there."), Place);
        }

        return count <= (ulong)Array.MaxLength && Inflation.IsPlausible(Stored, bytes)
            ? (int)count
            : throw new FileFormatException(FormattableString.Invariant($"the array is too large: {(ulong)count:N0} elements from {Stored:N0} stored bytes."), Place);
    }

    private void Read(int count, int size, ReadElements read, CancellationToken cancellation)
    {
        using var stream = Open();
        stream.ReadExactly(new byte[Header.Length]);
        var buffer = new byte[Math.Min(count, BufferElements) * size];
        for (var first = 0; first < count; first += BufferElements)
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = buffer.AsSpan(0, Math.Min(count - first, BufferElements) * size);
            stream.ReadExactly(bytes);
            read(first, bytes);
        }
    }

    private delegate void ReadElements(int first, ReadOnlySpan<byte> bytes);
}
