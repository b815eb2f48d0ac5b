namespace NeuroPose.Formats;

/// <summary>The rows above the numbers of a DeepLabCut table in CSV.</summary>
/// <param name="Scorer">The first scorer's name.</param>
/// <param name="IndexColumns">Columns before the numbers: one of frames, or up to three of images.</param>
/// <param name="Columns">What each column behind them is.</param>
internal sealed record DeepLabCutHeader(string Scorer, int IndexColumns, IReadOnlyList<DeepLabCutTuple> Columns)
{
    /// <summary>Reads the rows by their names. The first row of numbers is then the line in hand, with its first cell, if there is one.</summary>
    /// <exception cref="FileFormatException">A row is not there, or the rows are not those of one table.</exception>
    public static (DeepLabCutHeader Header, bool HasRows) Read(DelimitedText text)
    {
        Dictionary<string, string[]> rows = [];
        bool hasRows;
        while (hasRows = text.ReadFilledLine())
        {
            if (rows.Count == 0)
            {
                text.Delimiter = DelimitedText.DelimiterOf(text.Bytes);
            }

            text.NextCell();
            if (text.CellText() is not ("scorer" or "individuals" or "bodyparts" or "coords") || rows.Count == 4)
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
        var (scorers, coords, parts) = (rows["scorer"], rows["coords"], rows["bodyparts"]);
        var individuals = rows.GetValueOrDefault("individuals");
        var index = Array.FindIndex(coords, coord => coord is "x" or "y" or "z" or "likelihood");
        if (index < 0)
        {
            throw text.Refused("the row coords has neither x nor y.");
        }

        // Spreadsheets put empty cells behind the rows.
        var width = Array.FindLastIndex(coords, coord => coord.Length > 0) + 1;
        if (parts.Length < width || (individuals is not null && individuals.Length < width))
        {
            throw text.Refused(FormattableString.Invariant($"the row coords has {width} columns, a row above it has fewer."));
        }

        return new(
            scorers.FirstOrDefault(name => name.Length > 0) ?? "",
            index + 1,
            [.. Enumerable.Range(index, width - index).Select(at => new DeepLabCutTuple("", individuals?[at] ?? "", parts[at], coords[at]))]);
    }
}
