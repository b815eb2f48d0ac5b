using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace NeuroPose.Formats;

/// <summary>A dataset of an HDF5 file: an array, read when it is asked for and in pieces of some megabytes.</summary>
internal sealed class HdfDataset(HdfFile file, NativeDataset dataset, string path) : HdfObject(file, dataset, path)
{
    private const int MaxRank = 8;
    private const int MaxTexts = 100_000;
    private const int PieceLength = 1 << 25;
    private const int TextsAtATime = 64;
    private const long LargestTexts = 1 << 24;

    /// <summary>A file of this length has no more chunks, as each has an entry in an index.</summary>
    private const long ChunksOfTheSmallest = 1 << 18;

    private const int ChunkEntryLength = 8;

    private IReadOnlyList<int>? sizes;

    private delegate void ReadRows(int firstRow, ReadOnlySpan<byte> bytes);

    /// <summary>The dimensions; empty for a single value, and one of zero where there is none.</summary>
    public IReadOnlyList<int> Sizes => sizes ??= Read<IReadOnlyList<int>>(() =>
    {
        if (dataset.Space.Type == H5DataspaceType.Null)
        {
            return [0];
        }

        var dimensions = dataset.Space.Dimensions;
        return dimensions.Length <= MaxRank && dimensions.All(size => size <= int.MaxValue)
            ? [.. dimensions.Select(size => (int)size)]
            : throw Broken($"the dataset has the shape ({string.Join(", ", dimensions)}), which is too large.");
    });

    /// <summary>The shape as NumPy prints it.</summary>
    public string Shape => NumpyLayout.InWords(Sizes);

    /// <summary>True for numbers.</summary>
    public bool IsNumbers => Read(() => HdfType.NumberOf(dataset.Type) is not null);

    /// <summary>True for texts.</summary>
    public bool IsTexts => Read(() => HdfType.IsText(dataset.Type));

    /// <summary>The type in a word: see <see cref="HdfType.Word"/>.</summary>
    public string TypeWord => Read(() => HdfType.Word(dataset.Type));

    /// <summary>The objects that references lead to, by their <see cref="HdfObject.Address"/>; empty for what has no references.</summary>
    public IReadOnlyList<ulong> References() => Read<IReadOnlyList<ulong>>(() =>
    {
        const int Size = sizeof(ulong);
        if (dataset.Type is not { Class: H5DataTypeClass.Reference, Size: Size })
        {
            return [];
        }

        var addresses = new ulong[CheckedCount(Size)];
        var width = RowLength();
        Pieces(Size, (first, bytes) => MemoryMarshal.Cast<byte, ulong>(bytes).CopyTo(addresses.AsSpan(first * width)));
        return addresses;
    });

    /// <summary>All numbers, the last dimension running fastest.</summary>
    /// <exception cref="FileFormatException">They are no numbers, or the dataset is damaged or larger than its file can be.</exception>
    public double[] Numbers() => Read(() =>
    {
        var type = HdfType.NumberOf(dataset.Type) ?? throw Broken("the dataset has no numbers.");
        var numbers = new double[CheckedCount(type.Size)];
        Pieces(type.Size, (first, bytes) =>
        {
            var width = RowLength();
            type.Read(bytes, type.Size, numbers.AsSpan(first * width, bytes.Length / type.Size));
        });
        return numbers;
    });

    /// <summary>All texts, the last dimension running fastest.</summary>
    /// <exception cref="FileFormatException">They are no texts, or the dataset is damaged or has too many.</exception>
    public IReadOnlyList<string> Texts() => Read<IReadOnlyList<string>>(() =>
    {
        if (!HdfType.IsText(dataset.Type))
        {
            return CheckedCount(dataset.Type.Size) == 0 ? [] : throw Broken("the dataset has no texts.");
        }

        var count = CheckedCount(dataset.Type.Size);
        if (count > MaxTexts)
        {
            throw Broken(FormattableString.Invariant($"the dataset has {count:N0} texts; at most {MaxTexts:N0} are read."));
        }

        if (Sizes.Count == 0)
        {
            return [dataset.Read<string>() ?? ""];
        }

        // Texts of any length can all be one long text of the file: they are read some at a time and counted.
        List<string> texts = new(count);
        var length = 0L;
        for (int row = 0, rows = Math.Max(1, TextsAtATime / Math.Max(1, RowLength())); row < Sizes[0] && count > 0; row += rows)
        {
            var piece = dataset.Read<string[]>(Rows(row, Math.Min(rows, Sizes[0] - row)));
            texts.AddRange(piece.Select(text => text ?? ""));
            length += piece.Sum(text => (long)(text?.Length ?? 0));
            if (length > LargestTexts)
            {
                throw Broken($"the texts of the dataset have more than {LargestTexts} characters.");
            }
        }

        return texts;
    });

    /// <summary>The names of the fields of a table; empty when it is none.</summary>
    public IReadOnlyList<string> Fields => Read<IReadOnlyList<string>>(() =>
        dataset.Type.Class == H5DataTypeClass.Compound ? [.. dataset.Type.Compound.Members.Select(member => member.Name)] : []);

    /// <summary>Fields of a table, each with as many numbers a row as it has; null for one that is not there or no number.</summary>
    /// <exception cref="FileFormatException">It is no table, or the dataset is damaged or larger than its file can be.</exception>
    public (double[] Numbers, int Width)?[] Columns(params string[] names) => Read(() =>
    {
        var (type, rows) = (dataset.Type, Sizes is [var only] ? only : throw Broken($"the table has the shape {Shape}; expected rows."));
        var members = type.Class == H5DataTypeClass.Compound ? type.Compound.Members : throw Broken("the dataset is no table with fields.");
        CheckedCount(type.Size);
        (double[] Numbers, int Width, BinaryNumber Number, int Offset)?[] fields = [.. names.Select(name => Field(members.FirstOrDefault(member => member.Name == name), type.Size, rows))];
        Pieces(type.Size, (first, bytes) =>
        {
            foreach (var field in fields)
            {
                if (field is not var (numbers, width, number, offset))
                {
                    continue;
                }

                for (var row = 0; row < bytes.Length / type.Size; row++)
                {
                    number.Read(bytes[((row * type.Size) + offset)..], number.Size, numbers.AsSpan((first + row) * width, width));
                }
            }
        });
        return fields.Select(field => field is var (numbers, width, _, _) ? (numbers, width) : ((double[], int)?)null).ToArray();
    });

    private (double[] Numbers, int Width, BinaryNumber Number, int Offset)? Field(CompoundMember? member, int rowSize, int rows)
    {
        var single = member?.Type.Class == H5DataTypeClass.Array ? member.Type.Array.BaseType : member?.Type;
        if (member is null || single is null || HdfType.NumberOf(single) is not { } number)
        {
            return null;
        }

        var width = member.Type.Class == H5DataTypeClass.Array ? member.Type.Size / number.Size : 1;
        return member.Offset >= 0 && width >= 0 && member.Offset + ((long)width * number.Size) <= rowSize && (long)rows * width <= Array.MaxLength
            ? (new double[rows * width], width, number, member.Offset)
            : throw Broken($"the field \"{member.Name}\" lies outside the row of {rowSize} bytes.");
    }

    /// <summary>The number of elements, when a file of this length can have them.</summary>
    private int CheckedCount(int size)
    {
        var count = Sizes.Aggregate(UInt128.One, (product, dimension) => UInt128.Min(product * (uint)dimension, ulong.MaxValue));
        if (size <= 0 || count > (ulong)Array.MaxLength || !Inflation.IsPlausible(File.Length, count * (uint)size))
        {
            throw Broken(FormattableString.Invariant($"the dataset has the shape {Shape}, elements of {size:N0} bytes: too large for a file of {File.Length:N0} bytes."));
        }

        if (dataset.Layout.Class == H5DataLayoutClass.VirtualStorage || Unshown.IsInOtherFiles(dataset))
        {
            throw Broken("the numbers of the dataset are in other files, which are not opened. Copy them in: h5repack IN OUT.");
        }

        if (dataset.Layout.Class == H5DataLayoutClass.Chunked)
        {
            CheckChunks(size);
        }

        return (int)count;
    }

    private void CheckChunks(int size)
    {
        var chunk = dataset.Layout.Chunks;
        var (bytes, count) = ((UInt128)(uint)size, UInt128.One);
        for (var dimension = 0; dimension < Math.Min(chunk.Length, Sizes.Count); dimension++)
        {
            bytes = UInt128.Min(bytes * chunk[dimension], ulong.MaxValue);
            count = UInt128.Min(count * (((uint)Sizes[dimension] + Math.Max(chunk[dimension], 1) - 1) / Math.Max(chunk[dimension], 1)), ulong.MaxValue);
        }

        if (chunk.Length != Sizes.Count || bytes == 0 || bytes > int.MaxValue || !Inflation.IsPlausible(File.Length, bytes * UInt128.Max(count, 1))
            || count > (ulong)(ChunksOfTheSmallest + (File.Length / ChunkEntryLength)))
        {
            throw Broken($"the dataset has {count} chunks of the shape ({string.Join(", ", chunk)}): too many or too large for a file of {File.Length} bytes.");
        }
    }

    /// <summary>Reads the bytes in pieces of whole rows, and of whole chunks, so that none is unpacked twice.</summary>
    private void Pieces(int size, ReadRows read)
    {
        var rowBytes = (long)RowLength() * size;
        if (Sizes.Contains(0) || rowBytes == 0)
        {
            return;
        }

        if (Sizes.Count == 0)
        {
            var single = new byte[size];
            dataset.Read(single.AsSpan());
            read(0, single);
            return;
        }

        var step = dataset.Layout.Class == H5DataLayoutClass.Chunked ? (long)Math.Min(dataset.Layout.Chunks[0], (ulong)Sizes[0]) : 1;
        var rows = Math.Max(step, PieceLength / rowBytes / step * step);
        if (Math.Min(rows, Sizes[0]) * rowBytes > Array.MaxLength)
        {
            throw Broken($"the dataset has the shape {Shape}, and chunks of {step} rows: too large to be read.");
        }

        var buffer = new byte[Math.Min(rows, Sizes[0]) * rowBytes];
        for (var row = 0L; row < Sizes[0]; row += rows)
        {
            var count = (int)Math.Min(rows, Sizes[0] - row);
            var piece = buffer.AsSpan(0, (int)(count * rowBytes));
            H5DatasetAccess access = new(ChunkCache: new SimpleReadingChunkCache(chunkSlotCount: 1 << 12, byteCount: PieceLength));
            dataset.Read(access, piece, Rows((int)row, count));
            read((int)row, piece);
        }
    }

    private int RowLength() => Sizes.Skip(1).Aggregate(1, (product, size) => product * size);

    private HyperslabSelection Rows(int first, int count) => new(
        Sizes.Count, [(ulong)first, .. Sizes.Skip(1).Select(_ => 0UL)], [(ulong)count, .. Sizes.Skip(1).Select(size => (ulong)size)]);
}
