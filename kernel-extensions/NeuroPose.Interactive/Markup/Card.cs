using NeuroPose.Figures;

namespace NeuroPose.Interactive.Markup;

/// <summary>What is known of a thing: a heading, facts, a picture, and tables under them. Tables without rows are left out.</summary>
/// <param name="Name">What it is called; empty when it has no name.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Listings">What it is made of.</param>
internal sealed record Card(string Name, string Kind, IReadOnlyList<Fact> Facts, params IReadOnlyList<Listing> Listings)
{
    /// <summary>What it looks like, where that can be seen.</summary>
    public Figure? Picture { get; init; }

    public string ToHtml() =>
        Html.Heading(Name, Kind) + Html.Table(Facts.Where(fact => !fact.IsFolded)) + Folded + (Picture is null ? "" : Html.Picture(Picture)) + string.Concat(Shown.Select(listing => listing.ToHtml()));

    public string ToText() => string.Join('\n', [
        (Name.Length > 0 ? PlainText.OneLine(Name) + " · " : "") + Kind,
        PlainText.Lines(Facts),
        .. Shown.Select(listing => listing.ToText())]);

    public string ToMarkdown() => string.Join('\n', [
        Markdown.Heading(Name, Kind),
        Markdown.Table(["", ""], Facts.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value]), [false, false]),
        .. Shown.Select(listing => listing.ToMarkdown())]);

    public string ToLatex() => string.Join('\n', [Latex.Table(Facts), .. Shown.Select(listing => listing.ToLatex())]);

    private string Folded => Facts.Any(fact => fact.IsFolded) ? Html.Folded("origin", Html.Table(Facts.Where(fact => fact.IsFolded))) : "";

    private IEnumerable<Listing> Shown => Listings.Where(listing => listing.Rows.Count > 0);
}

/// <summary>One line of a card: what is known under a name.</summary>
internal readonly record struct Fact(string Name, string Value)
{
    /// <summary>Whether few readers look for it, as for a hash: it is folded away where that can be.</summary>
    public bool IsFolded { get; init; }
}
