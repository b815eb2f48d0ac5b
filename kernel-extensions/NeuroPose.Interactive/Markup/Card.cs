namespace NeuroPose.Interactive.Markup;

/// <summary>What is known of a thing: a heading, facts, and tables under them. Tables without rows are left out.</summary>
/// <param name="Name">What it is called; empty when it has no name.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Listings">What it is made of.</param>
internal sealed record Card(string Name, string Kind, IReadOnlyList<Fact> Facts, params IReadOnlyList<Listing> Listings)
{
    public string ToHtml() => Html.Heading(Name, Kind) + Html.Table(Facts) + string.Concat(Shown.Select(listing => listing.ToHtml()));

    public string ToText() => string.Join('\n', [
        (Name.Length > 0 ? PlainText.OneLine(Name) + " · " : "") + Kind,
        PlainText.Lines(Facts),
        .. Shown.Select(listing => listing.ToText())]);

    private IEnumerable<Listing> Shown => Listings.Where(listing => listing.Rows.Count > 0);
}
