using System.Collections;
using System.Globalization;
using System.Reflection;
using NeuroPose.Files;
using NeuroPose.Interactive.Markup;
using NeuroPose.Values;

namespace NeuroPose.Interactive.Tables;

/// <summary>
/// Records as a table: a row a record, a column a property. The head has the properties' names with their units, and the types; of
/// many records the first and the last are shown, and how many there are. A unit comes from the name (<c>StrideSeconds</c>: s), or
/// from a text property of the same name and <c>Unit</c> (<c>Height</c>, <c>HeightUnit</c>; plain <c>Unit</c> for <c>Distance</c> and
/// <c>Value</c>) that is the same in all rows. NaN and null are shown as unknown. What the records say of themselves
/// (<c>Describe()</c>), such as the definition of a distance, stands below.
/// </summary>
public sealed class RecordTable
{
    private const int MostColumns = 20;
    private const int MostDescriptions = 4;

    private readonly Type type;
    private readonly IEnumerable<object?> records;
    private readonly RecordRows rows;
    private readonly Listing listing;

    private RecordTable(Type type, IEnumerable<object?> records, int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(last);
        (this.type, this.records) = (type, records);
        rows = RecordRows.Of(records, first, last);
        listing = ListingOf(type);
    }

    /// <summary>How many records there are; of a sequence that does not end, how many were read.</summary>
    public int Count => rows.Count;

    /// <summary>Makes a table of records.</summary>
    /// <param name="records">Records, or what else has properties; read once, and again by <see cref="ToCsv"/>.</param>
    /// <param name="first">How many of the first are shown.</param>
    /// <param name="last">How many of the last are shown, where there are more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows is negative.</exception>
    public static RecordTable Of<T>(IEnumerable<T> records, int first = 10, int last = 5)
    {
        ArgumentNullException.ThrowIfNull(records);
        return new(typeof(T), records.Select(record => (object?)record), first, last);
    }

    /// <summary>HTML that survives a notebook that is not trusted.</summary>
    public string ToHtml() => listing.ToHtml();

    /// <summary>Aligned columns for a terminal.</summary>
    public string ToText() => listing.ToText();

    /// <summary>A table in GitHub's Markdown.</summary>
    public string ToMarkdown() => listing.ToMarkdown();

    /// <summary>A table for a paper, with the rules of the package booktabs, without the types.</summary>
    public string ToLatex() => listing.ToLatex();

    /// <summary>
    /// All records for other programs, also those that are not shown; they are read again. The columns are all properties.
    /// </summary>
    public string ToCsv() => CsvRecords.Of(records, type).ToText();

    /// <summary>The same as <see cref="ToText"/>.</summary>
    public override string ToString() => ToText();

    /// <summary>The table of a sequence whose type is known only now; null where it is no sequence of records.</summary>
    internal static RecordTable? TryOf(IEnumerable sequence, int first = 10, int last = 5) =>
        RecordType.OfItems(sequence.GetType()) is { } type ? new(type, sequence.Cast<object?>(), first, last) : null;

    private Listing ListingOf(Type type)
    {
        var all = RecordColumn.Of(type);
        var units = SharedUnits.Of(all, rows);
        RecordColumn[] columns = [.. all.Where(column => !units.Folded.Contains(column.Name)).Take(MostColumns)];
        var left = all.Count - units.Folded.Count - columns.Length;

        IReadOnlyList<string> Row((int Number, object? Record) row) =>
            [row.Number.ToString(CultureInfo.InvariantCulture), .. columns.Select(column => column.Cell(row.Record))];

        var isCut = rows.First.Count + rows.Last.Count < rows.Count || rows.HasMore;
        IReadOnlyList<IReadOnlyList<string>> gap = isCut ? [[.. Enumerable.Repeat(Listing.Gap, columns.Length + 1)]] : [];
        return new(
            ["#", .. columns.Select(column => units.Head(column.Name))],
            [.. rows.First.Select(Row), .. gap, .. rows.Last.Select(Row)],
            $"{Counted(type, isCut)}{(left > 0 ? FormattableString.Invariant($", {left} more columns") : "")}{Descriptions(type)}")
        {
            Types = ["", .. columns.Select(column => column.Type)],
        };
    }

    private string Counted(Type type, bool isCut)
    {
        var name = Members.IsRecord(type) && !type.Name.StartsWith('<') ? type.Name + ": " : "";
        var shown = (isCut, rows.HasMore, rows.Last.Count) switch
        {
            (false, _, _) => "",
            (_, true, _) or (_, _, 0) => FormattableString.Invariant($", the first {rows.First.Count} shown"),
            _ => FormattableString.Invariant($", the first {rows.First.Count} and the last {rows.Last.Count} shown"),
        };
        return $"{name}{(rows.HasMore ? "more than " : "")}{Known.Count(rows.Count, "row", "rows")}{shown}";
    }

    // The definition of a number is visible wherever the number is.
    private string Descriptions(Type type)
    {
        if (type.GetMethod("Describe", BindingFlags.Public | BindingFlags.Instance, []) is not { } describe || describe.ReturnType != typeof(string))
        {
            return "";
        }

        var said = rows.Shown.Where(row => row.Record is not null).GroupBy(row => Said(describe, row.Record!), row => row.Number).ToArray();
        var shown = said.Take(MostDescriptions).Select(group => said.Length == 1 ? $". {group.Key}" : $". {(group.Count() == 1 ? "Row" : "Rows")} {FrameRanges.Of([.. group])}: {group.Key}");
        return string.Concat(shown).Replace("..", ".", StringComparison.Ordinal)
            + (said.Length > MostDescriptions ? FormattableString.Invariant($" And {said.Length - MostDescriptions} more definitions.") : "");
    }

    private static string Said(MethodInfo describe, object record)
    {
        try
        {
            return (string)describe.Invoke(record, [])!;
        }
        catch (TargetInvocationException error)
        {
            return error.InnerException?.Message ?? error.Message;
        }
    }
}
