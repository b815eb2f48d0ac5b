namespace NeuroPose.Interactive.Markup;

/// <summary>A table under a card's facts: the first rows of what there is, and a line that says so when there is more.</summary>
internal sealed record Listing(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Rest)
{
    /// <summary>The longest name in a cell.</summary>
    public const int LongestName = 40;

    // More than a skeleton has joints, so that a person is shown whole.
    private const int MostRows = 50;

    /// <summary>One row an item; of very many the first.</summary>
    /// <param name="columns">The head.</param>
    /// <param name="items">What is listed.</param>
    /// <param name="plural">What the items are called.</param>
    /// <param name="row">An item's cells; those with text from outside bound its length.</param>
    public static Listing Of<T>(IReadOnlyList<string> columns, IReadOnlyList<T> items, string plural, Func<T, IReadOnlyList<string>> row) => new(
        columns,
        [.. items.Take(MostRows).Select(row)],
        items.Count > MostRows ? FormattableString.Invariant($"(the first {MostRows} of {items.Count} {plural})") : "");

    public string ToHtml() => Html.Table(Columns, Rows) + (Rest.Length > 0 ? $"<p>{Html.Escape(Rest)}</p>\n" : "");

    public string ToText() => PlainText.Columns([Columns, .. Rows]) + (Rest.Length > 0 ? "\n" + Rest : "");
}
