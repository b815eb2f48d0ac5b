using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Figures.Exports;
using NeuroPose.Files;

namespace NeuroPose.Papers;

/// <summary>What a paper shows under an id. <see cref="Content"/> is what is hashed and compared.</summary>
/// <param name="Id">The id.</param>
public abstract record PaperValue(string Id)
{
    private protected static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The value as text with "\n" line ends: the same text on every machine.</summary>
    public abstract string Content { get; }

    /// <summary>How the value was made, in words; empty where nobody says.</summary>
    public string Definition { get; init; } = "";
}

/// <summary>A number. Its text is the round-trip form.</summary>
/// <param name="Id">The id.</param>
/// <param name="Value">The number; NaN stands for "unknown".</param>
/// <param name="Unit">Its unit; empty for none.</param>
public sealed record PaperNumber(string Id, double Value, string Unit) : PaperValue(Id)
{
    /// <inheritdoc/>
    public override string Content => Value.ToString("R", Invariant);
}

/// <summary>A figure.</summary>
/// <param name="Id">The id.</param>
/// <param name="Svg">The drawing.</param>
/// <param name="Description">What it shows, in words.</param>
public sealed record PaperFigure(string Id, string Svg, string Description) : PaperValue(Id)
{
    /// <inheritdoc/>
    public override string Content => Svg;

    /// <summary>The figure as a PDF of its size, as <see cref="Figure.ToPdf"/> makes it.</summary>
    /// <exception cref="NeuroPoseException">There is no program that makes one, or it fails.</exception>
    public byte[] ToPdf(CancellationToken cancellation = default) => Rasterizer.Pdf(Svg, program: null, cancellation);
}

/// <summary>A table.</summary>
/// <param name="Id">The id.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">Rows of as many cells; numbers in round-trip form.</param>
public sealed record PaperTable(string Id, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperValue(Id)
{
    /// <summary>The table as CSV (RFC 4180, with "\n").</summary>
    public override string Content => string.Concat(Rows.Prepend(Columns).Select(row => string.Join(',', row.Select(Quote)) + "\n"));

    /// <summary>A table of records: one property a column, in the order of their declaration.</summary>
    internal static PaperTable Of<TRow>(string id, IEnumerable<TRow> rows)
    {
        var columns = typeof(TRow).GetProperties()
            .Where(property => property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .ToList();
        return columns.Count == 0
            ? throw new ArgumentException($"A row of the table \"{id}\" is a {typeof(TRow).Name}, which has no properties; expected records, one property a column.", nameof(rows))
            : new(id, [.. columns.Select(column => column.Name)], [.. rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => Text(column.GetValue(row)))])]);
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double or float => ((IFormattable)cell).ToString("R", Invariant),
        IFormattable value => value.ToString(null, Invariant),
        _ => cell.ToString() ?? "",
    };

    private static string Quote(string cell) =>
        CsvField.NeedsQuotes(cell) ? CsvField.Of(cell.ReplaceLineEndings("\n")) : cell;
}

/// <summary>Names of a paper's figures, tables and numbers. They are file names too, so they are plain.</summary>
public static class PaperId
{
    /// <summary>The most letters that an id has.</summary>
    public const int MaxLength = 64;

    /// <summary>What an id looks like, for messages.</summary>
    public const string Expected = "lower-case letters, digits and hyphens, a letter or digit first, at most 64 of them, such as knee-auc";

    /// <summary>Whether a text is an id.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id[0] != '-' && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
