using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>A line of a participants table. Its id is personal data: no message and no log of this library has it.</summary>
public sealed class Participant
{
    private readonly ParticipantTable table;
    private readonly string[] fields;

    internal Participant(ParticipantTable table, int line, string[] fields) => (this.table, Line, this.fields) = (table, line, fields);

    /// <summary>The id as the table has it.</summary>
    public string Id => fields[table.IdColumn];

    /// <summary>The line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>What stands in a column; null where it is missing (empty, <c>n/a</c>, <c>NA</c>, <c>nan</c>, <c>null</c>).</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    public string? this[string column] => fields[table.IndexOf(column)] is { Length: > 0 } text && !ParticipantTable.IsMissing(text) ? text : null;

    /// <summary>The number in a column; NaN where it is missing.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    /// <exception cref="FileFormatException">What stands there is no number; the message names line and column.</exception>
    public double Number(string column)
    {
        if (this[column] is not { } text)
        {
            return double.NaN;
        }

        return double.TryParse(table.HasDecimalCommas ? text.Replace(',', '.') : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FileFormatException($"the column \"{column}\" has no number here.", new(File: table.FileName, Line: Line));
    }

    /// <summary>The table's line, without the id.</summary>
    public override string ToString() => FormattableString.Invariant($"participant in line {Line}");
}
