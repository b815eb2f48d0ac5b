namespace NeuroPose.Formats;

/// <summary>A data frame of pandas in an HDF5 file: rows of numbers under columns whose names have several levels.</summary>
internal sealed class PandasFrame
{
    /// <summary>The levels of the names of columns: scorer, individuals, bodyparts, coords.</summary>
    private const int MaxLevels = 4;

    private readonly int[] blockOf;
    private readonly int[] columnIn;
    private readonly List<(double[] Numbers, int Width)> blocks = [];

    private PandasFrame(HdfGroup group, IReadOnlyList<IReadOnlyList<string>> columns)
    {
        (Group, Columns) = (group, columns);
        (blockOf, columnIn) = (new int[columns.Count], new int[columns.Count]);
        Array.Fill(blockOf, -1);
    }

    /// <summary>Where the frame is in the file.</summary>
    public HdfGroup Group { get; }

    /// <summary>The names of the columns, each of several levels.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The number before each row; null where it is no number, as for labeled images.</summary>
    public double[]? Index { get; private set; }

    /// <summary>True for a group that holds a data frame.</summary>
    public static bool Is(HdfGroup group) => group.Text("pandas_type") is "frame" or "frame_table";

    /// <summary>Reads a frame, in pandas' table format or its fixed one.</summary>
    /// <exception cref="FileFormatException">The frame is damaged, or its names are no texts.</exception>
    public static PandasFrame Read(HdfGroup group) => group.Text("pandas_type") == "frame_table" ? ReadTable(group) : ReadFixed(group);

    /// <summary>The number of a row in a column.</summary>
    public double Number(int row, int column) => blocks[blockOf[column]] is var (numbers, width) ? numbers[(row * width) + columnIn[column]] : double.NaN;

    private static PandasFrame ReadTable(HdfGroup group)
    {
        PandasFrame frame = new(group, Names(group, "non_index_axes", axes => axes is [List<object> and [_, List<object> names]] ? names : null));
        var table = group.Needed("table");
        string[] fields = [.. table.Fields.Where(field => field.StartsWith("values_block_", StringComparison.Ordinal))];
        var numbers = table.Columns(["index", .. fields]);
        frame.RowCount = table.Sizes[0];
        frame.Index = numbers[0] is var (index, width) && width == 1 ? index : null;
        for (var block = 0; block < fields.Length; block++)
        {
            var names = fields.Length == 1 ? frame.Columns : Names(table, fields[block] + "_kind", columns => columns);
            frame.Add(numbers[block + 1] ?? throw table.Broken($"the field \"{fields[block]}\" has no numbers."), names);
        }

        return frame.Whole();
    }

    private static PandasFrame ReadFixed(HdfGroup group)
    {
        PandasFrame frame = new(group, Names(group, "axis0"));
        frame.Index = group.Dataset("axis1") is { IsNumbers: true } index ? index.Numbers() : null;
        frame.RowCount = frame.Index?.Length ?? group.Dataset("axis1_label0")?.Sizes[0] ?? group.Dataset("axis1")?.Sizes[0] ?? throw group.Broken("the rows have no index (axis1).");
        for (var block = 0; group.Dataset(FormattableString.Invariant($"block{block}_values")) is { } values; block++)
        {
            var names = Names(group, FormattableString.Invariant($"block{block}_items"));
            if (!values.Sizes.SequenceEqual([frame.RowCount, names.Count]))
            {
                throw values.Broken($"the block has the shape {values.Shape}; expected ({frame.RowCount}, {names.Count}).");
            }

            frame.Add((values.Numbers(), names.Count), names);
        }

        return frame.Whole();
    }

    /// <summary>The names in a pickled attribute.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Names(HdfObject owner, string attribute, Func<List<object>, List<object>?> find)
    {
        var text = owner.Bytes(attribute) ?? throw owner.Broken($"there is no attribute {attribute} with the names of the columns.");
        var names = ColumnPickle.Read(text, owner.Place) is List<object> list ? find(list) : null;
        return names is null
            ? throw owner.Broken($"the attribute {attribute} is no list of columns.")
            : [.. names.Select(name => name is List<object> levels && levels.Count <= MaxLevels && levels.All(level => level is string)
                ? levels.Cast<string>().ToArray()
                : throw owner.Broken("a column's name is no tuple of texts; expected scorer, (individual,) body part, coordinate."))];
    }

    /// <summary>The names of an axis in the fixed format: texts and, for each column, which of them is its own.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Names(HdfGroup group, string axis)
    {
        List<string[]> levels = [];
        for (var level = 0; level < MaxLevels && group.Dataset(FormattableString.Invariant($"{axis}_level{level}")) is { } texts; level++)
        {
            var names = texts.Texts();
            levels.Add([.. group.Needed(FormattableString.Invariant($"{axis}_label{level}")).Numbers()
                .Select(code => code >= 0 && code < names.Count ? names[(int)code] : throw texts.Broken($"a column has the name number {code} of {names.Count}."))]);
        }

        return levels.Count > 0 && levels.All(level => level.Length == levels[0].Length)
            ? [.. Enumerable.Range(0, levels[0].Length).Select(column => levels.Select(level => level[column]).ToArray())]
            : throw group.Broken($"the names of the columns ({axis}) do not have levels of one length.");
    }

    private void Add((double[] Numbers, int Width) block, IReadOnlyList<IReadOnlyList<string>> names)
    {
        if (block.Width != names.Count || block.Numbers.Length != (long)RowCount * block.Width)
        {
            throw Group.Broken($"there are {names.Count} names for {block.Width} columns.");
        }

        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        for (var column = 0; column < Columns.Count; column++)
        {
            columns.TryAdd(Key(Columns[column]), column);
        }

        for (var column = 0; column < names.Count; column++)
        {
            var found = columns.GetValueOrDefault(Key(names[column]), -1);
            if (found < 0 || blockOf[found] >= 0)
            {
                throw Group.Broken($"the column {string.Join(", ", names[column])} is there twice, or is not among the names.");
            }

            (blockOf[found], columnIn[found]) = (blocks.Count, column);
        }

        blocks.Add(block);
    }

    private static string Key(IReadOnlyList<string> levels) => string.Join('\0', levels);

    private PandasFrame Whole() => Array.IndexOf(blockOf, -1) is >= 0 and var missing
        ? throw Group.Broken($"the column {string.Join(", ", Columns[missing])} has no numbers.")
        : this;
}
