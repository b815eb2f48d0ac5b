namespace NeuroPose.Formats;

/// <summary>The rows above the numbers of a DeepLabCut table: whose part and which coordinate each column is.</summary>
/// <param name="Scorer">The first scorer's name.</param>
/// <param name="IndexColumns">Columns before the numbers: one of frames, or up to three of images.</param>
/// <param name="Width">All columns.</param>
/// <param name="Individuals">The animals' names; one empty name where there is no such row.</param>
/// <param name="Parts">The body parts, all different.</param>
/// <param name="Columns">What each column behind the index is.</param>
internal sealed record DeepLabCutHeader(
    string Scorer, int IndexColumns, int Width, IReadOnlyList<string> Individuals, IReadOnlyList<string> Parts, IReadOnlyList<DeepLabCutColumn> Columns)
{
    private static readonly string[] Coordinates = ["x", "y", "z", "likelihood"];

    public bool IsInSpace => Columns.Any(column => column.Coordinate == 2);

    public bool HasLikelihood => Columns.Any(column => column.Coordinate == 3);

    /// <summary>True for the first cells of the rows of a header.</summary>
    public static bool IsRowName(string cell) => cell is "scorer" or "individuals" or "bodyparts" or "coords";

    /// <summary>Reads the rows; the first row of numbers is then the line in hand, or there is none and the result of the second is false.</summary>
    /// <exception cref="FileFormatException">A row is not there, or the rows are not those of one table.</exception>
    public static (DeepLabCutHeader Header, bool HasRows) Read(DelimitedText text)
    {
        Dictionary<string, string[]> rows = [];
        bool hasRows;
        while (hasRows = text.ReadFilledLine())
        {
            if (text.Line == 1 || rows.Count == 0)
            {
                text.Delimiter = DelimitedText.DelimiterOf(text.Bytes);
            }

            text.NextCell();
            if (!IsRowName(text.CellText()))
            {
                break;
            }

            var name = text.CellText();
            if (!rows.TryAdd(name, text.ReadCells()))
            {
                throw text.Refused($"the row {name} is there twice. Expected one table in a file.");
            }
        }

        foreach (var name in new[] { "scorer", "bodyparts", "coords" })
        {
            if (!rows.ContainsKey(name))
            {
                throw text.Refused($"the rows above the numbers have no {name}. Expected scorer, bodyparts and coords, and individuals for several animals.");
            }
        }

        return (Of(text, rows), hasRows);
    }

    private static DeepLabCutHeader Of(DelimitedText text, Dictionary<string, string[]> rows)
    {
        var (coords, parts, individuals) = (rows["coords"], rows["bodyparts"], rows.GetValueOrDefault("individuals"));
        var index = Array.FindIndex(coords, coord => Coordinates.Contains(coord));
        if (index < 0)
        {
            throw text.Refused("the row coords has neither x nor y.");
        }

        // Spreadsheets put empty cells behind the rows.
        var width = Array.FindLastIndex(coords, coord => coord.Length > 0) + 1;
        List<string> animals = [];
        List<string> labels = [];
        List<DeepLabCutColumn> columns = [];
        for (var at = index; at < width; at++)
        {
            var coordinate = Array.IndexOf(Coordinates, coords[at]);
            if (coordinate < 0 || at >= parts.Length || (individuals is not null && at >= individuals.Length))
            {
                throw text.Refused(FormattableString.Invariant($"column {at + 2} has the coordinate \"{DelimitedText.Short(coords[at])}\"; expected x, y, z or likelihood, with a body part above it."));
            }

            var column = new DeepLabCutColumn(IndexIn(animals, individuals?[at] ?? ""), IndexIn(labels, parts[at]), coordinate);
            if (columns.Contains(column))
            {
                throw text.Refused(FormattableString.Invariant($"column {at + 2} is {coords[at]} of {DelimitedText.Short(parts[at])} a second time."));
            }

            columns.Add(column);
        }

        var scorer = rows["scorer"].FirstOrDefault(name => name.Length > 0) ?? "";
        return new(scorer, index + 1, width + 1, animals, labels, columns);
    }

    private static int IndexIn(List<string> names, string name)
    {
        var index = names.IndexOf(name);
        if (index < 0)
        {
            names.Add(name);
        }

        return index < 0 ? names.Count - 1 : index;
    }
}

/// <summary>What a column is.</summary>
/// <param name="Individual">The index of the animal.</param>
/// <param name="Part">The index of the body part.</param>
/// <param name="Coordinate">0 x, 1 y, 2 z, 3 likelihood.</param>
internal readonly record struct DeepLabCutColumn(int Individual, int Part, int Coordinate);
