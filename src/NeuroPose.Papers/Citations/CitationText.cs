using static NeuroPose.Papers.PaperHtml;

namespace NeuroPose.Papers;

/// <summary>Citations and the list of references as HTML and as Markdown.</summary>
internal sealed class CitationText(CitedReferences references)
{
    /// <summary>A citation as HTML, each year leading to the list.</summary>
    public string Html(Citation citation) => Of(citation, Text, (key, text) => $"<a class=\"cite\" href=\"#{references.AnchorOf(key)}\">{Text(text)}</a>", key => $"<span class=\"error missing\">@{Text(key)}</span>");

    /// <summary>A citation as Markdown.</summary>
    public string Markdown(Citation citation) => Of(citation, PaperMarkdown.Escape, (_, text) => PaperMarkdown.Escape(text), key => $"**@{PaperMarkdown.Escape(key)}**");

    /// <summary>The list as a section of a page; empty where nothing is cited.</summary>
    public string HtmlList() => references.Works.Count == 0 ? "" :
        $"<section class=\"references\">\n<h2 id=\"references\">References</h2>\n<ul>\n{string.Concat(references.Works.Select(work => $"<li id=\"{references.AnchorOf(work.Key)}\">{string.Concat(Entry(work).Select(Html))}</li>\n"))}</ul>\n</section>\n";

    /// <summary>The list as Markdown; empty where nothing is cited.</summary>
    public string MarkdownList() => references.Works.Count == 0 ? "" :
        $"\n## References\n\n{string.Concat(references.Works.Select(work => $"- {string.Concat(Entry(work).Select(Markdown))}\n"))}";

    private IReadOnlyList<ReferenceEntry.Piece> Entry(Reference work) => ReferenceEntry.Of(work, references.YearOf(work.Key));

    private string Of(Citation citation, Func<string, string> plain, Func<string, string, string> cited, Func<string, string> missing)
    {
        if (citation is { IsNarrative: true, Works: [var one] })
        {
            return references.Has(one.Key)
                ? $"{plain(references.NamesOf(one.Key, isNarrative: true))} ({cited(one.Key, references.YearOf(one.Key))}{Where(one, plain)})"
                : missing(one.Key);
        }

        var works = citation.Works.Select(work =>
        {
            var before = work.Before.Length > 0 ? plain(work.Before) + " " : "";
            var names = references.Has(work.Key) && !work.OmitsAuthor ? references.NamesOf(work.Key, isNarrative: false) + ", " : "";
            return before + (references.Has(work.Key) ? cited(work.Key, names + references.YearOf(work.Key)) : missing(work.Key)) + Where(work, plain);
        });
        return $"({string.Join("; ", works)})";
    }

    private static string Where(CitedWork work, Func<string, string> plain) => work.Where.Length > 0 ? ", " + plain(work.Where) : "";

    private static string Html(ReferenceEntry.Piece piece) => piece switch
    {
        // Any other address would be somebody's script.
        { IsAddress: true } => piece.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || piece.Text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? $"<a href=\"{Text(piece.Text)}\">{Text(piece.Text)}</a>"
            : Text(piece.Text),
        { IsItalic: true } => $"<i>{TitleText.Html(piece.Text)}</i>",
        _ => TitleText.Html(piece.Text),
    };

    private static string Markdown(ReferenceEntry.Piece piece)
    {
        var text = PaperMarkdown.Escape(TitleText.Plain(piece.Text));
        return piece switch
        {
            { IsAddress: true } => piece.Text,
            { IsItalic: true } => $"*{text}*",
            _ => text,
        };
    }
}
