using System.Buffers.Binary;
using System.Text.Json;

namespace NeuroPose.Warping.Blocks;

/// <summary>What stands at the head of a matrix file; all numbers little-endian. docs/reference/dtw.md says where each is.</summary>
internal sealed record MatrixHeader
{
    public const int Version = 1;

    // A page: what follows can be mapped from there on by any program.
    private const int Alignment = 4096;
    private const int FixedLength = 96;
    private static readonly byte[] Magic = "NPDTWMAT"u8.ToArray();

    public required PairGrid Grid { get; init; }

    /// <summary>The SHA-256 of the definition and all inputs.</summary>
    public required string Identity { get; init; }

    public required MatrixDescription Description { get; init; }

    /// <summary>Distances in the file: a condensed matrix and the diagonal after it, or every cell.</summary>
    public long Cells => Grid.IsSymmetric ? ((long)Grid.Rows * (Grid.Rows - 1) / 2) + Grid.Rows : (long)Grid.Rows * Grid.Columns;

    /// <summary>Where the bits of the finished blocks begin.</summary>
    public long BitmapOffset => Aligned(FixedLength + DescriptionBytes.Length);

    public long BitmapLength => (Grid.Blocks + 7) / 8;

    /// <summary>Where the distances begin.</summary>
    public long DataOffset => Aligned(BitmapOffset + BitmapLength);

    /// <summary>The whole file's bytes; infinite where they are no 64-bit number.</summary>
    public double FileLength => DataOffset + (Cells * (double)sizeof(double));

    private byte[] DescriptionBytes => field ??= JsonSerializer.SerializeToUtf8Bytes(Description);

    /// <summary>Where a distance is, counted in distances.</summary>
    public long CellOf(int row, int column) =>
        !Grid.IsSymmetric ? ((long)row * Grid.Columns) + column
        : row == column ? ((long)Grid.Rows * (Grid.Rows - 1) / 2) + row
        : PairGrid.CondensedIndex(Math.Min(row, column), Math.Max(row, column), Grid.Rows);

    public void Write(Stream stream)
    {
        Span<byte> head = stackalloc byte[FixedLength];
        head.Clear();
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], (Grid.IsSymmetric ? 1 : 0) | (Grid.HasDiagonal ? 2 : 0));
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], Grid.Rows);
        BinaryPrimitives.WriteInt32LittleEndian(head[20..], Grid.Columns);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], PairGrid.Width);
        Convert.FromHexString(Identity).CopyTo(head[32..]);
        BinaryPrimitives.WriteInt64LittleEndian(head[64..], DescriptionBytes.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head[72..], BitmapOffset);
        BinaryPrimitives.WriteInt64LittleEndian(head[80..], DataOffset);
        BinaryPrimitives.WriteInt64LittleEndian(head[88..], (long)FileLength);
        stream.Write(head);
        stream.Write(DescriptionBytes);
    }

    /// <summary>Reads a header and checks that the file is as long as it says.</summary>
    /// <exception cref="FileFormatException">The file is no matrix file, of a later version, or damaged.</exception>
    public static MatrixHeader Read(Stream stream, string path)
    {
        FileFormatException Refused(string problem) => new(problem, new(File: path));
        Span<byte> head = stackalloc byte[FixedLength];
        if (stream.ReadAtLeast(head, FixedLength, throwOnEndOfStream: false) < FixedLength || !head[..8].SequenceEqual(Magic))
        {
            throw Refused("this is no matrix file: it does not begin with NPDTWMAT. Matrix files are written by MatrixFile.Write and by neuropose dtw matrix --out FILE.npmatrix.");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        if (version != Version)
        {
            throw Refused(FormattableString.Invariant($"the matrix file has version {version}; this program knows version {Version}. Use the program that wrote it."));
        }

        var (flags, rows, columns) = (BinaryPrimitives.ReadInt32LittleEndian(head[12..]), BinaryPrimitives.ReadInt32LittleEndian(head[16..]), BinaryPrimitives.ReadInt32LittleEndian(head[20..]));
        var descriptionLength = BinaryPrimitives.ReadInt64LittleEndian(head[64..]);
        if (flags is < 0 or > 3 || rows < 1 || columns < 1 || ((flags & 1) == 1 && rows != columns) || BinaryPrimitives.ReadInt32LittleEndian(head[24..]) != PairGrid.Width
            || descriptionLength < 0 || descriptionLength > Math.Min(stream.Length - FixedLength, int.MaxValue))
        {
            throw Refused("the head of the matrix file is damaged. Compute it again.");
        }

        var bytes = new byte[descriptionLength];
        stream.ReadExactly(bytes);
        var header = new MatrixHeader
        {
            Grid = new(rows, columns, (flags & 1) == 1, (flags & 2) == 2),
            Identity = Convert.ToHexStringLower(head.Slice(32, 32)),
            Description = Parse(bytes) ?? throw Refused("the description at the head of the matrix file is damaged. Compute it again."),
        };
        if (BinaryPrimitives.ReadInt64LittleEndian(head[72..]) != header.BitmapOffset || BinaryPrimitives.ReadInt64LittleEndian(head[80..]) != header.DataOffset
            || !header.Description.Fits(rows, columns) || stream.Length != header.FileLength)
        {
            throw Refused(FormattableString.Invariant($"the matrix file has {stream.Length} bytes, but its head speaks of {header.FileLength}: it was cut or changed. Compute it again."));
        }

        return header;
    }

    private static MatrixDescription? Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<MatrixDescription>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;
}
