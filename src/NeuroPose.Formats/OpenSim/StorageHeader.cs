namespace NeuroPose.Formats;

/// <summary>What stands above the rows of a MOT/STO file: lines to <c>endheader</c>, and the line of column names.</summary>
/// <param name="Title">The first line.</param>
/// <param name="Values">Keys and values, of OpenSim (<c>nRows=10</c>) and of SIMM (<c>datarows 10</c>).</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="InDegrees">Whether rotational coordinates are in degrees; null where it is not known.</param>
internal sealed record StorageHeader(
    string Title, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Columns, bool? InDegrees)
{
    private const int MostLines = 1000;

    private static readonly string[] SimmKeys = ["name", "datacolumns", "datarows", "otherdata", "range"];

    /// <summary>What a cell holds.</summary>
    public string DataType => Values.GetValueOrDefault("DataType", "double");

    /// <summary>The parts of a cell that holds more than a number; empty where it holds one.</summary>
    public IReadOnlyList<string> CellParts => DataType.ToUpperInvariant() switch
    {
        "QUATERNION" => ["w", "x", "y", "z"],
        "VEC3" => ["x", "y", "z"],
        "SPATIALVEC" => ["rx", "ry", "rz", "x", "y", "z"],
        _ => [],
    };

    /// <summary>The number of rows that the header announces; null where it announces none.</summary>
    public string? AnnouncedRows => Values.GetValueOrDefault("nRows") ?? Values.GetValueOrDefault("datarows");

    /// <summary>Reads to the line of column names.</summary>
    public static StorageHeader Read(DelimitedText text, bool? givenInDegrees, List<string> notices)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        string? title = null;
        bool? remark = null;
        while (true)
        {
            if (text.Line >= MostLines || !text.ReadLine())
            {
                throw text.Refused("the header does not end: expected a line endheader before the column names.");
            }

            // Spreadsheets put delimiters behind every line.
            var line = text.Text.TrimEnd(',', ';', '\t', ' ').TrimStart();
            if (line.Equals("endheader", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign)
            {
                values[line[..sign].Trim()] = line[(sign + 1)..].Trim();
            }
            else if (line.Split([' ', '\t'], 2) is [var key, var value] && SimmKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                values[key] = value.Trim();
            }
            else if (line.StartsWith("Angles are in ", StringComparison.OrdinalIgnoreCase))
            {
                remark = line.Contains("degrees", StringComparison.OrdinalIgnoreCase);
            }

            title ??= line.Contains('=', StringComparison.Ordinal) ? "" : line;
        }

        if (!text.ReadFilledLine())
        {
            throw text.Refused("there are no column names behind endheader.");
        }

        text.Delimiter = DelimitedText.DelimiterOf(text.Bytes);
        List<string> columns = [.. text.ReadCells()];
        while (columns[^1].Length == 0)
        {
            columns.RemoveAt(columns.Count - 1);
        }

        return new(title ?? "", values, columns, givenInDegrees ?? FromHeader(values, remark, notices));
    }

    /// <summary>The key wins over a remark, as in OpenSim.</summary>
    private static bool? FromHeader(Dictionary<string, string> values, bool? remark, List<string> notices)
    {
        bool? said = values.GetValueOrDefault("inDegrees")?.ToUpperInvariant() switch
        {
            "YES" or "TRUE" or "1" => true,
            "NO" or "FALSE" or "0" => false,
            _ => null,
        };
        if (said is { } key && remark is { } other && key != other)
        {
            var (keyed, remarked) = (key ? "yes" : "no", other ? "degrees" : "radians");
            notices.Add($"inDegrees={keyed}, but a remark in the header says that angles are in {remarked}. The key was used.");
        }

        return said;
    }
}
