using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroPose.Files;
using NeuroPose.Notebooks.Html;

namespace NeuroPose.Papers;

/// <summary>
/// The paper as one page: title, authors, the text with its figures and tables, and how each of them was made. It opens without a
/// network, and runs nothing.
/// </summary>
internal static partial class PaperPage
{
    private const char FirstPrivate = '\uE000';
    private const char LastPrivate = '\uF8FF';

    private static readonly string Rules = EmbeddedText.Of(typeof(PaperPage), "PaperPage.css");

    /// <summary>The page's HTML; the same contents give the same bytes.</summary>
    /// <param name="document">The paper's text and what it cites.</param>
    /// <param name="shown">What stands in each place.</param>
    /// <param name="links">Where a caption's hash leads: to the sidecar's file, or, on paper, to the table at the end.</param>
    public static string Of(PaperDocument document, Func<TextPlace, ShownItem> shown, SidecarLinks links)
    {
        var cited = new CitationText(document.References);
        string Html(PaperText text) => Fill(document.Paper, text, new PaperPageItems(text, links), shown, cited);
        var body = new StringBuilder(PaperTitle.Of(document.Paper.Manifest));
        if (document.Abstract is { } summary)
        {
            body.Append("<section class=\"abstract\">\n<h2 id=\"abstract\">Abstract</h2>\n").Append(Html(summary)).Append("</section>\n");
        }

        body.Append(Html(document.Body)).Append(cited.HtmlList()).Append(PaperProvenance.Of(document, shown, links));
        return PageShell.Of(document.Paper.Manifest.Title, body.ToString(), Rules, PageShell.StrictPolicy);
    }

    private static string Fill(PaperFolder paper, PaperText text, PaperPageItems items, Func<TextPlace, ShownItem> shown, CitationText cited)
    {
        var rendered = new List<string>();
        var (open, close) = Marks(text.Fill(_ => "", _ => ""));
        string Mark(string html)
        {
            rendered.Add(html);
            return string.Create(CultureInfo.InvariantCulture, $"{open}{rendered.Count - 1}{close}");
        }

        var markdown = WithoutTitle(text.Fill(
            place => place switch
            {
                { Word: "see" } => Mark(items.Reference(place.Item)),
                { IsInFormula: true } => PaperPageItems.Bare(shown(place), place.Format),
                _ => Mark(items.Of(shown(place), place.Format)),
            },
            place => Mark(cited.Html(place.Citation))));
        var html = MarkdownHtml.Of(markdown, picture: (address, line) => PaperPicture.Embed(paper, address, text.At(line)));

        // A figure or table stands in a paragraph of its own, which it takes the place of.
        return Regex.Replace(
            html,
            $@"<p>{open}(?<index>\d+){close}</p>|{open}(?<index>\d+){close}",
            token => rendered[int.Parse(token.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)] is var filled && token.Value[0] == '<' && !filled.StartsWith("<figure", StringComparison.Ordinal)
                ? $"<p>{filled}</p>"
                : filled,
            RegexOptions.CultureInvariant);
    }

    /// <summary>The text without its title, which is the manifest's. The line stays, empty, so that lines are counted as in the file.</summary>
    public static string WithoutTitle(string markdown) => TitleLine().Replace(markdown, "", 1);

    [GeneratedRegex(@"\A\s*# [^\n]*")]
    private static partial Regex TitleLine();

    /// <summary>Letters of Unicode's private use, which Markdown leaves alone wherever they stand: two that the author has not used.</summary>
    public static (char Open, char Close) Marks(string text)
    {
        var used = text.Where(letter => letter is >= FirstPrivate and <= LastPrivate).ToHashSet();
        var free = Enumerable.Range(FirstPrivate, LastPrivate - FirstPrivate + 1)
            .Select(code => (char)code)
            .Where(letter => !used.Contains(letter))
            .Take(2)
            .ToArray();
        return free.Length == 2
            ? (free[0], free[1])
            : throw new PaperException("the text uses every letter of Unicode's private use; leave some out.", Place.Unknown);
    }
}

/// <summary>Where the hash in a caption leads.</summary>
internal enum SidecarLinks
{
    /// <summary>To the sidecar's file beside the page.</summary>
    Files,

    /// <summary>To the line about it at the page's end: paper has no files beside it.</summary>
    WithinThePage,
}
