namespace NeuroPose.Formats;

/// <summary>A column of a Motive export behind the frame and the time.</summary>
/// <param name="Type">What it is of: Marker, Bone Marker, Rigid Body, Bone and so on.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Quantity">Position, Rotation or an error.</param>
/// <param name="Axis">X, Y, Z or W; empty for an error.</param>
internal sealed record MotiveColumn(string Type, string Name, string Quantity, string Axis);

/// <summary>
/// The rows of a Motive export that say what its columns are. Which there are, and in which order, differs between versions.
/// </summary>
/// <param name="Columns">The columns behind the frame and the time.</param>
internal sealed record MotiveColumns(IReadOnlyList<MotiveColumn> Columns)
{
    private const int MostRows = 20;

    /// <summary>Reads to the row that starts with Frame.</summary>
    public static MotiveColumns Read(DelimitedText text)
    {
        Dictionary<string, string[]> rows = new(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < MostRows && text.ReadFilledLine(); row++)
        {
            var cells = text.ReadCells();
            if (cells[0].Equals("Frame", StringComparison.OrdinalIgnoreCase))
            {
                return new([
                    .. Enumerable.Range(2, Math.Max(0, cells.Length - 2))
                        .Select(column =>
                            new MotiveColumn(Cell("Type", column), Cell("Name", column), Cell("Quantity", column), cells[column]))
                        .Reverse().SkipWhile(column => column is { Name: "", Axis: "" }).Reverse(),
                ]);
            }

            var title = cells.Take(2).FirstOrDefault(cell => cell.Length > 0) ?? "";
            rows.TryAdd(title.Length > 0 ? title : "Quantity", cells);
        }

        throw text.Refused("there is no row of column names. Expected a line that starts with Frame and Time.");

        string Cell(string row, int column) => rows.TryGetValue(row, out var cells) && column < cells.Length ? cells[column] : "";
    }

    /// <summary>The first columns of position triples of these types, by name.</summary>
    public IReadOnlyList<(string Name, int Column)> Points(params IReadOnlyList<string> types) =>
    [
        .. Enumerable.Range(0, Math.Max(0, Columns.Count - 2))
            .Where(at => types.Contains(Columns[at].Type, StringComparer.OrdinalIgnoreCase)
                && Columns[at].Quantity.Equals("Position", StringComparison.OrdinalIgnoreCase)
                && (Columns[at].Axis, Columns[at + 1].Axis, Columns[at + 2].Axis) is ("X", "Y", "Z")
                    && Columns[at].Name == Columns[at + 2].Name)
            .Select(at => (Columns[at].Name, at)),
    ];
}
