using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>Picks the columns of a series out of a table, line by line.</summary>
internal sealed class SeriesTable
{
    private readonly FieldReader lines;
    private readonly string path;
    private readonly SeriesCsvOptions options;
    private readonly FieldNumber numbers;
    private readonly string[] header;
    private readonly int[] taken;
    private readonly List<double> values = [];

    /// <summary>Reads the header, or numbers the columns by the first line.</summary>
    public SeriesTable(FieldReader lines, string path, SeriesCsvOptions options)
    {
        (this.lines, this.path, this.options, numbers) = (lines, path, options, new(options));
        if (!lines.Read())
        {
            throw Refused("the file is empty. Expected a header and a line of numbers for each frame.", line: null);
        }

        string[] first = [.. lines.Fields.Select(field => field.Text)];
        if (options.HasHeader && first.All(field => numbers.TryRead(field, out _)))
        {
            throw Refused("the first line has only numbers. Name the columns in a header, or say that there is none (SeriesCsvOptions.HasHeader = false).");
        }

        header = options.HasHeader ? first : [.. first.Select((_, index) => (index + 1).ToString(CultureInfo.InvariantCulture))];

        // A delimiter behind the last name makes no column.
        NamedCount = options.HasHeader && header[^1].Length == 0 ? header.Length - 1 : header.Length;
        if (options.Columns.Count == 0 && Array.IndexOf(header, "", 0, NamedCount) is var unnamed and >= 0)
        {
            throw Refused(FormattableString.Invariant($"the column {unnamed + 1} has no name, as where a program writes each line's number. Name it in the header, or choose the others with --columns."));
        }

        taken = options.Columns.Count == 0 ? [.. Enumerable.Range(0, NamedCount)] : [.. options.Columns.Select(IndexOf)];
        if (!options.HasHeader)
        {
            AddFrame();
        }
    }

    private int NamedCount { get; }

    /// <summary>Takes the numbers of the next line; false at the end.</summary>
    public bool ReadFrame()
    {
        if (!lines.Read())
        {
            return false;
        }

        AddFrame();
        return true;
    }

    public (IReadOnlyList<string> Names, double[] Values) Finish() =>
        values.Count > 0 ? ([.. taken.Select(column => header[column])], values.ToArray()) : throw Refused("there are no frames below the header.", line: null);

    private void AddFrame()
    {
        AddBlankLines();
        if (lines.Fields.Count != header.Length)
        {
            throw Refused(FormattableString.Invariant($"the line has {lines.Fields.Count} fields; the first line has {header.Length}.{Hint()}"));
        }

        if (NamedCount < header.Length && lines.Fields[^1].Text.Length > 0)
        {
            throw new FileFormatException(
                "a number stands in a column without a name. Name every column in the header.",
                new(File: path, Line: lines.Line, Column: lines.Fields[^1].Column));
        }

        foreach (var column in taken)
        {
            values.Add(Number(column));
        }
    }

    private double Number(int column)
    {
        var (field, start) = lines.Fields[column];
        var place = new Place(File: path, Line: lines.Line, Column: start);
        if (!numbers.TryRead(field, out var value))
        {
            throw new FileFormatException(
                $"\"{Short(field)}\" in the column \"{Short(header[column])}\" is no number. Expected digits with a decimal "
                    + (options.DecimalSeparator == '.' ? "point" : "comma")
                    + " and no thousands separators, or nothing where the value is missing; --columns leaves a column out, "
                    + $"--missing names a word for a missing number.{Hint()}",
                place);
        }

        return double.IsInfinity(value) && field.AsSpan().ContainsAnyInRange('0', '9')
            ? throw new FileFormatException(
                $"\"{Short(field)}\" in the column \"{Short(header[column])}\" is beyond the largest number that a double holds. Bring the column to a larger unit.", place)
            : value;
    }

    /// <summary>
    /// A blank line is a frame where a frame without a number is one: in a file of one column. Where delimiters are blanks themselves, an
    /// editor may have removed them.
    /// </summary>
    private void AddBlankLines()
    {
        if (header.Length == 1)
        {
            values.AddRange(Enumerable.Repeat(double.NaN, lines.BlankLinesBefore));
        }
        else if (lines.BlankLinesBefore > 0 && char.IsWhiteSpace(lines.Delimiter))
        {
            throw Refused(
                FormattableString.Invariant($"the line is blank; expected {header.Length} fields. Where everything is missing, a line has {header.Length - 1} delimiters; take the line out where it is no frame."),
                lines.Line - 1);
        }
    }

    private int IndexOf(string name)
    {
        var index = Array.IndexOf(header, name);
        if (index < 0)
        {
            throw Refused($"there is no column \"{name}\".{NearestName.Hint(name, header)}{Hint()}");
        }

        return Array.LastIndexOf(header, name) == index ? index : throw Refused($"two columns are named \"{name}\".");
    }

    /// <summary>The option that probably helps with the line in hand.</summary>
    private string Hint() =>
        lines.Delimiter != ';' && Has(';')
            ? $" Where semicolons divide the fields: --delimiter \";\"{(Has(',') ? ", and with decimal commas --decimal \",\"" : "")}."
        : lines.Delimiter != '\t' && Has('\t') ? " Where tabs divide the fields: --delimiter tab."
        : options.DecimalSeparator != ',' && Has(',') ? " Where the comma is the decimal sign: --decimal \",\"."
        : options.DecimalSeparator != '.' && Has('.') ? " Where the point is the decimal sign: leave --decimal out."
        : "";

    private bool Has(char sign) => lines.Text.Contains(sign, StringComparison.Ordinal);

    private static string Short(string field) => field.Length <= 40 ? field : field[..40] + "…";

    private FileFormatException Refused(string problem) => Refused(problem, lines.Line);

    private FileFormatException Refused(string problem, int? line) => new(problem, new(File: path, Line: line));
}
