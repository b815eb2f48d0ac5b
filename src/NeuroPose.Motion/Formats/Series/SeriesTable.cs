using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>Picks the columns of a series out of a table, line by line.</summary>
internal sealed class SeriesTable
{
    private readonly FieldReader lines;
    private readonly string path;
    private readonly string[] header;
    private readonly int[] taken;
    private readonly List<double> values = [];

    /// <summary>Reads the header, or numbers the columns by the first line.</summary>
    public SeriesTable(FieldReader lines, string path, SeriesCsvOptions options)
    {
        (this.lines, this.path) = (lines, path);
        if (!lines.Read())
        {
            throw Refused("the file is empty. Expected a header and a line of numbers for each frame.", line: null);
        }

        string[] first = [.. lines.Fields.Select(field => field.Text)];
        if (options.HasHeader && first.All(field => TryNumber(field, out _)))
        {
            throw Refused("the first line has only numbers. Name the columns in a header, or say that there is none (HasHeader = false, or --no-header).");
        }

        header = options.HasHeader ? first : [.. first.Select((_, index) => (index + 1).ToString(CultureInfo.InvariantCulture))];
        taken = options.Columns.Count == 0 ? [.. Enumerable.Range(0, header.Length)] : [.. options.Columns.Select(IndexOf)];
        if (!options.HasHeader)
        {
            AddFrame();
        }
    }

    /// <summary>Takes the numbers of the line in hand.</summary>
    public void AddFrame()
    {
        if (lines.Fields.Count != header.Length)
        {
            throw Refused(FormattableString.Invariant($"the line has {lines.Fields.Count} fields; the first line has {header.Length}."));
        }

        foreach (var column in taken)
        {
            var (field, start) = lines.Fields[column];
            values.Add(TryNumber(field, out var value)
                ? value
                : throw new FileFormatException(
                    $"\"{Short(field)}\" in the column \"{header[column]}\" is no number. Expected digits with a decimal point, or nothing where the value is missing; --columns leaves a column out.",
                    new(File: path, Line: lines.Line, Column: start)));
        }
    }

    public (IReadOnlyList<string> Names, double[] Values) Finish() =>
        values.Count > 0 ? ([.. taken.Select(column => header[column])], values.ToArray()) : throw Refused("there are no frames below the header.", line: null);

    private int IndexOf(string name)
    {
        var index = Array.IndexOf(header, name);
        if (index < 0)
        {
            throw Refused($"there is no column \"{name}\".{NearestName.Hint(name, header)}");
        }

        return Array.LastIndexOf(header, name) == index ? index : throw Refused($"two columns are named \"{name}\".");
    }

    /// <summary>Nothing is a missing number.</summary>
    private static bool TryNumber(string field, out double value)
    {
        value = double.NaN;
        return field.Length == 0 || double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static string Short(string field) => field.Length <= 40 ? field : field[..40] + "…";

    private FileFormatException Refused(string problem) => Refused(problem, lines.Line);

    private FileFormatException Refused(string problem, int? line) => new(problem, new(File: path, Line: line));
}
