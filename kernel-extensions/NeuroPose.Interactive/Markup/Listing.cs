namespace NeuroPose.Interactive.Markup;

/// <summary>
/// The one table of all displays: the first rows of what there is, perhaps the last, and a line that says so when there is more.
/// </summary>
internal sealed record Listing(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Rest)
{
    /// <summary>The longest name in a cell.</summary>
    public const int LongestName = 40;

    /// <summary>What a cell holds where rows are left out.</summary>
    public const string Gap = "…";

    // More than a skeleton has joints, so that a person is shown whole.
    private const int MostRows = 50;

    /// <summary>What each column's values are; empty where the columns' names say it.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>One row an item; of very many the first.</summary>
    /// <param name="columns">The head.</param>
    /// <param name="items">What is listed.</param>
    /// <param name="plural">What the items are called.</param>
    /// <param name="row">An item's cells; those with text from outside bound its length.</param>
    /// <param name="most">Rows at most.</param>
    public static Listing Of<T>(IReadOnlyList<string> columns, IReadOnlyList<T> items, string plural, Func<T, IReadOnlyList<string>> row, int most = MostRows) => new(
        columns,
        [.. items.Take(most).Select(row)],
        items.Count > most ? FormattableString.Invariant($"(the first {most} of {items.Count} {plural})") : "");

    /// <summary>One row an item, its number before it; of many the first. A sequence that does not end is read as far as is shown.</summary>
    public static Listing OfNumbered<T>(IReadOnlyList<string> columns, IEnumerable<T> items, string plural, Func<T, IReadOnlyList<string>> row, int most)
    {
        T[] first = [.. items.Take(most + 1)];
        var count = items.TryGetNonEnumeratedCount(out var known) ? Known.Number(known) : first.Length > most ? $"more than {Known.Number(most)}" : Known.Number(first.Length);
        return new(
            columns,
            [.. first.Take(most).Select((item, number) => (IReadOnlyList<string>)[Known.Number(number), .. row(item)])],
            $"{count} {plural}{(first.Length > most ? FormattableString.Invariant($", the first {most} shown") : "")}");
    }

    public string ToHtml() => Html.Table(Columns, Types, Rows, AreNumbers) + (Rest.Length > 0 ? $"<p>{Html.Escape(Cut.To(Rest, Cut.LongestValue))}</p>\n" : "");

    public string ToText() => PlainText.Columns([Columns, .. Types.Count > 0 ? [Types] : (IReadOnlyList<string>[])[], .. Rows], AreNumbers) + (Rest.Length > 0 ? "\n" + PlainText.OneLine(Rest) : "");

    public string ToMarkdown() => Markdown.Table(Columns, Types.Count > 0 ? [Types, .. Rows] : Rows, AreNumbers) + (Rest.Length > 0 ? $"\n{Markdown.Escape(Rest)}\n" : "");

    /// <summary>For papers: without the types.</summary>
    public string ToLatex() => Latex.Table(Columns, Rows, AreNumbers, Rest);

    /// <summary>Which columns hold nothing but numbers, known or not.</summary>
    private IReadOnlyList<bool> AreNumbers =>
        [.. Enumerable.Range(0, Columns.Count).Select(column => Rows.All(row => PlainText.IsNumber(row[column]) || row[column] is Known.Unknown or Known.NotAvailable or Gap))];
}
