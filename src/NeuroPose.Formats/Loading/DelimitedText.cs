using System.Text;

namespace NeuroPose.Formats;

/// <summary>
/// Reads a file of lines and cells, one line in memory at a time. Lines end in LF, CR LF or CR; the text is UTF-8, or UTF-16 with a mark.
/// Cells have no blanks around them; one in quotes may hold the delimiter and doubled quotes, but no line end. Errors name the line and
/// the column.
/// </summary>
internal sealed class DelimitedText : IDisposable
{
    /// <summary>The delimiter of cells between which any number of blanks and tabs stand.</summary>
    public const byte Blanks = (byte)' ';

    private const int LongestLine = 1 << 24;
    private const int ShortestBuffer = 1 << 18;

    /// <summary>Numbers that a short line leaves out cost memory and no bytes of the file: there may not be many.</summary>
    private const int MostAbsentPerByte = 4;

    private readonly Stream stream;
    private readonly string path;
    private readonly CancellationToken cancellation;
    private byte[] buffer = new byte[ShortestBuffer];
    private int next;
    private int filled;
    private long passed;
    private bool hasEnded;
    private int lineStart;
    private int lineLength;
    private int cellAt;
    private byte[]? unquoted;
    private long absent;

    private DelimitedText(Stream stream, long length, string path, CancellationToken cancellation)
    {
        (this.stream, Length, this.path, this.cancellation) = (stream, length, path, cancellation);
        Fill();
        if (buffer.AsSpan(0, filled) is [0xEF, 0xBB, 0xBF, ..])
        {
            next = 3;
        }
    }

    /// <summary>What stands between two cells: a tab, a comma, a semicolon or <see cref="Blanks"/>.</summary>
    public byte Delimiter { get; set; } = (byte)',';

    /// <summary>The names of the columns, for messages; columns without one are named by number.</summary>
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>The number of the line in hand, counted from one.</summary>
    public int Line { get; private set; }

    /// <summary>
    /// About how many lines the file has, by those that were read, at most as many as have room for so many cells each.
    /// </summary>
    public int ExpectedLines(int cells) => (int)Math.Min(int.MaxValue / 2, Math.Min((double)Line * Length / (passed + next), Length / Math.Max(1, cells)));

    /// <summary>True from the first line on, until there is no further one.</summary>
    public bool HasLine { get; private set; }

    /// <summary>The bytes of the line in hand, without its end.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(lineStart, lineLength);

    /// <summary>The line in hand as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>True when the line in hand has nothing but blanks and delimiters.</summary>
    public bool IsBlank => !Bytes.ContainsAnyExcept((byte)' ', (byte)'\t', Delimiter);

    /// <summary>The index in the line of the cell in hand; −1 before the first.</summary>
    public int CellIndex { get; private set; } = -1;

    /// <summary>The bytes of the cell in hand, without blanks and quotes around it.</summary>
    public ReadOnlySpan<byte> Cell => unquoted ?? Bytes.Slice(CellStart, CellLength);

    private int CellStart { get; set; }

    private int CellLength { get; set; }

    /// <summary>Opens a file; it is read when lines are.</summary>
    /// <exception cref="FileFormatException">There is no such file, or it cannot be read.</exception>
    public static DelimitedText Open(string path, CancellationToken cancellation)
    {
        var file = TrialFile.Open(path);
        try
        {
            var mark = new byte[2];
            var length = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
            file.Position = 0;
            var encoding = mark.AsSpan(0, length) switch
            {
                [0xFF, 0xFE] => Encoding.Unicode,
                [0xFE, 0xFF] => Encoding.BigEndianUnicode,
                _ => null,
            };
            var utf8 = encoding is null ? (Stream)file : Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8);
            return new(utf8, file.Length, path, cancellation);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a table whose first filled line has the names of its columns, and takes the delimiter from it.</summary>
    /// <exception cref="FileFormatException">The file cannot be opened, or is empty.</exception>
    public static DelimitedText OpenTable(string path, CancellationToken cancellation, out string[] header)
    {
        var text = Open(path, cancellation);
        try
        {
            if (!text.ReadFilledLine())
            {
                throw new FileFormatException("the file is empty.", new(File: path));
            }

            text.Delimiter = DelimiterOf(text.Bytes);
            header = text.ReadCells();
            text.Columns = header;
            return text;
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>The delimiter that a header line uses: a tab, else a semicolon, else a comma, else what is given.</summary>
    public static byte DelimiterOf(ReadOnlySpan<byte> line, byte otherwise = Blanks) =>
        line.Contains((byte)'\t') ? (byte)'\t' : line.Contains((byte)';') ? (byte)';' : line.Contains((byte)',') ? (byte)',' : otherwise;

    /// <summary>Goes on to the next line, which may be blank; false at the end. An empty line after the last line end is none.</summary>
    public bool ReadLine()
    {
        while (true)
        {
            var length = buffer.AsSpan(next, filled - next).IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0 && (hasEnded || buffer[next + length] == '\n' || next + length + 2 < filled))
            {
                Take(length, LineEnd(next + length));
                return true;
            }

            if (hasEnded && next == filled)
            {
                HasLine = false;
                return false;
            }

            if (hasEnded)
            {
                Take(filled - next, 0);
                return true;
            }

            Fill();
        }
    }

    /// <summary>Goes on to the next line that is not blank; false at the end.</summary>
    public bool ReadFilledLine()
    {
        while (ReadLine())
        {
            if (!IsBlank)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes back to the beginning of the line in hand.</summary>
    public void Restart() => (cellAt, CellIndex, unquoted, CellStart, CellLength) = (0, -1, null, 0, 0);

    /// <summary>
    /// Goes on to the next cell of the line; false at its end. A line without blanks as delimiters has at least one cell, which may be
    /// empty.
    /// </summary>
    public bool NextCell()
    {
        var line = Bytes;
        unquoted = null;
        SkipBlanks(line, ref cellAt);
        if (Delimiter == Blanks ? cellAt >= line.Length : cellAt > line.Length)
        {
            return false;
        }

        CellIndex++;
        CellStart = cellAt;
        if (cellAt < line.Length && line[cellAt] == '"')
        {
            Unquote(line);
            return true;
        }

        var length = Delimiter == Blanks ? line[cellAt..].IndexOfAny((byte)' ', (byte)'\t') : line[cellAt..].IndexOf(Delimiter);
        length = length < 0 ? line.Length - cellAt : length;
        cellAt += length + 1;
        CellLength = line.Slice(CellStart, length).TrimEnd(" \t"u8).Length;
        return true;
    }

    /// <summary>The cell in hand as text.</summary>
    public string CellText() => Encoding.UTF8.GetString(Cell);

    /// <summary>The number of the cell in hand; NaN where it is empty or says that it is missing.</summary>
    /// <exception cref="FileFormatException">It is no number.</exception>
    public double CellNumber() => TextNumber.TryReadCell(Cell, out var value) ? value : throw NoNumber();

    /// <summary>All cells of the line that are left, as text.</summary>
    public string[] ReadCells()
    {
        List<string> cells = [];
        while (NextCell())
        {
            cells.Add(CellText());
        }

        return [.. cells];
    }

    /// <summary>
    /// Reads the cells of the line that are left as numbers. What is empty, says that it is missing, or is not there in a line that is
    /// shorter, is NaN. Returns how many cells there are, without those beyond the numbers, which must be empty.
    /// </summary>
    /// <exception cref="FileFormatException">A cell is no number, or there are more.</exception>
    public int ReadNumbers(Span<double> numbers)
    {
        var count = TakeNumbers(numbers);
        numbers[count..].Fill(double.NaN);
        absent += numbers.Length - count;
        if (absent > (MostAbsentPerByte * Length) + 1_000_000)
        {
            throw Refused(FormattableString.Invariant($"the lines are far shorter than the {numbers.Length:N0} columns that are named."));
        }

        while (NextCell())
        {
            if (!Cell.IsEmpty)
            {
                throw Refused($"the line has more cells than the {CellIndex} columns that are named{CommaHint()}.", CellStart);
            }
        }

        return count;
    }

    /// <summary>Reads as many numbers as the line has left, at most as many as there is room for; returns how many.</summary>
    /// <exception cref="FileFormatException">A cell is no number.</exception>
    public int TakeNumbers(Span<double> numbers)
    {
        var line = Bytes;
        var count = 0;
        while (count < numbers.Length)
        {
            SkipBlanks(line, ref cellAt);
            if (cellAt < line.Length)
            {
                // A plain number and its delimiter, without looking at anything twice.
                var end = cellAt + TextNumber.Read(line[cellAt..], out numbers[count]);
                var start = cellAt;
                SkipBlanks(line, ref end);
                if (end > start
                    && (end == line.Length || line[end] == Delimiter || (Delimiter == Blanks && line[end - 1] is (byte)' ' or (byte)'\t')))
                {
                    cellAt = Delimiter == Blanks ? end : end + 1;
                    count++;
                    CellIndex++;
                    continue;
                }
            }

            if (!NextCell())
            {
                break;
            }

            numbers[count++] = CellNumber();
        }

        return count;
    }

    /// <summary>An error in the line in hand.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="at">Where in the line, in bytes; null for the whole line.</param>
    public FileFormatException Refused(string problem, int? at = null) => new(problem, new(File: path, Line: Line, Column: at + 1));

    /// <summary>An error in the cell in hand, which should have been something else.</summary>
    public FileFormatException RefusedCell(string problem) =>
        Refused($"\"{Short(CellText())}\" in the column \"{ColumnTitle(CellIndex)}\" {problem}", CellStart);

    /// <summary>Text from a file as it is put into a message.</summary>
    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private string ColumnTitle(int column) => column >= 0 && column < Columns.Count && Columns[column].Length > 0
        ? Short(Columns[column])
        : FormattableString.Invariant($"{column + 1}");

    private FileFormatException NoNumber() => RefusedCell(IsDecimalComma(Cell)
        ? "is no number: decimal commas are not read. Save the file with decimal points."
        : "is no number.");

    private static bool IsDecimalComma(ReadOnlySpan<byte> cell) =>
        cell.IndexOf((byte)',') is >= 0 and var comma
        && TextNumber.Read(cell[..comma], out _) == comma
        && TextNumber.Read(cell[(comma + 1)..], out _) == cell.Length - comma - 1;

    private string CommaHint() => Delimiter == ',' ? ". Where the comma is also the decimal sign, save the file with decimal points" : "";

    private void SkipBlanks(ReadOnlySpan<byte> line, ref int at)
    {
        while (at < line.Length && (line[at] == ' ' || (line[at] == '\t' && Delimiter != '\t')))
        {
            at++;
        }
    }

    /// <summary>Takes the quotes off the cell that begins here, and goes behind the delimiter after it.</summary>
    private void Unquote(ReadOnlySpan<byte> line)
    {
        var (end, isOpen) = (cellAt + 1, true);
        List<byte> bytes = [];
        for (; end < line.Length && isOpen; end++)
        {
            if (line[end] != '"')
            {
                bytes.Add(line[end]);
            }
            else if (end + 1 < line.Length && line[end + 1] == '"')
            {
                bytes.Add(line[end++]);
            }
            else
            {
                isOpen = false;
            }
        }

        SkipBlanks(line, ref end);
        if (isOpen || (end < line.Length && line[end] != Delimiter && Delimiter != Blanks))
        {
            throw Refused("a cell in quotes does not end in a quote before the next delimiter.", cellAt);
        }

        (unquoted, CellLength, cellAt) = ([.. bytes], end - CellStart, Delimiter == Blanks ? end : end + 1);
    }

    private void Take(int length, int endLength)
    {
        (lineStart, lineLength) = (next, length);
        next += length + endLength;
        Restart();
        Line++;
        HasLine = true;
    }

    /// <summary>How many bytes end the line here: LF, CR LF or CR; also CR CR LF, of programs that turn LF into CR LF twice.</summary>
    private int LineEnd(int at) =>
        buffer[at] == '\n' ? 1
        : at + 1 < filled && buffer[at + 1] == '\n' ? 2
        : at + 2 < filled && buffer[at + 1] == '\r' && buffer[at + 2] == '\n' ? 3
        : 1;

    /// <summary>Moves what is left to the front and reads on; the buffer grows with the longest line only.</summary>
    private void Fill()
    {
        cancellation.ThrowIfCancellationRequested();
        var left = filled - next;
        if (left > LongestLine)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"the line has more than {LongestLine:N0} bytes. Expected one frame a line."),
                    new(File: path, Line: Line + 1));
        }

        var target = left > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(next, left).CopyTo(target);
        passed += next;
        (buffer, next) = (target, 0);
        filled = left + stream.ReadAtLeast(buffer.AsSpan(left), buffer.Length - left, throwOnEndOfStream: false);
        hasEnded = filled < buffer.Length;
    }
}
