using System.IO.MemoryMappedFiles;
using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>
/// Distances of many series in a memory-mapped file, for matrices larger than memory. Only whole files open: one that was
/// interrupted is named FILE.part and has its unfinished blocks marked. The bytes are described in docs/reference/dtw.md. Reading
/// from several threads is safe.
/// </summary>
public sealed partial class MatrixFile : IDisposable
{
    private readonly MatrixHeader header;
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;

    private MatrixFile(MatrixHeader header, MemoryMappedFile map, MemoryMappedViewAccessor view) => (this.header, this.map, this.view) = (header, map, view);

    /// <summary>The number of rows.</summary>
    public int Rows => header.Grid.Rows;

    /// <summary>The number of columns.</summary>
    public int Columns => header.Grid.Columns;

    /// <summary>One name a row.</summary>
    public IReadOnlyList<string> RowLabels => header.Description.RowLabels;

    /// <summary>One name a column.</summary>
    public IReadOnlyList<string> ColumnLabels => header.Description.ColumnLabels ?? RowLabels;

    /// <summary>For each row the SHA-256 of the file its series came from, empty where it came from none.</summary>
    public IReadOnlyList<string> RowInputSha256 => header.Description.RowSha256;

    /// <summary>For each column the SHA-256 of the file its series came from, empty where it came from none.</summary>
    public IReadOnlyList<string> ColumnInputSha256 => header.Description.ColumnSha256 ?? RowInputSha256;

    /// <summary>What the compared numbers are.</summary>
    public string Quantity => header.Description.Quantity;

    /// <summary>The distances' unit.</summary>
    public string Unit => header.Description.Unit;

    /// <summary>The SHA-256 of the definition and of all inputs, in lower-case hexadecimal.</summary>
    public string Identity => header.Identity;

    /// <summary>
    /// Whether one distance a pair was computed and kept, in SciPy's order, with the diagonal after them; else every cell is kept, row
    /// after row.
    /// </summary>
    public bool IsSymmetric => header.Grid.IsSymmetric;

    /// <summary>The byte at which the distances begin (doubles, little-endian), for programs that map the file themselves.</summary>
    public long DataOffset => header.DataOffset;

    /// <summary>The distance from the row's series to the column's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return view.ReadDouble(header.DataOffset + (header.CellOf(row, column) * sizeof(double)));
        }
    }

    /// <summary>The distance from the row's series to the column's, by their labels.</summary>
    /// <exception cref="ArgumentException">No series has that label, and the message names the nearest; or several have it.</exception>
    public double this[string row, string column] => this[RowLabels.IndexOf(row, nameof(row)), ColumnLabels.IndexOf(column, nameof(column))];

    /// <summary>Opens a whole matrix file.</summary>
    /// <exception cref="FileFormatException">The file is no matrix file, is damaged, or was interrupted before it was whole.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    public static MatrixFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (header, map, view) = MatrixMapping.Open(path, FileAccess.Read);
        var (finished, all) = FinishedBlocks.Read(header, view).Count();
        if (finished == all)
        {
            return new(header, map, view);
        }

        view.Dispose();
        map.Dispose();
        throw new FileFormatException(
            FormattableString.Invariant($"the matrix is not whole: {finished} of {all} blocks are finished. Go on with it (MatrixOptions.Resume, or neuropose dtw matrix --resume)."),
            new(File: path));
    }

    /// <summary>One row of distances.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public double[] Row(int row)
    {
        var values = new double[Columns];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = this[row, column];
        }

        return values;
    }

    /// <summary>What was computed, in words.</summary>
    public string Describe() => header.Description.Definition;

    /// <summary>The size and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows} × {Columns} distances ({Unit}). {Describe()}");

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        view.Dispose();
        map.Dispose();
    }
}
