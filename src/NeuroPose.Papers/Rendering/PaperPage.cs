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
    private static readonly string Rules = EmbeddedText.Of(typeof(PaperPage), "PaperPage.css");

    // The text may hold HTML of its author. Nothing in it is fetched, and no script of it runs.
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    // Letters of Unicode's private use: Markdown leaves them alone wherever they stand.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    /// <summary>The page's HTML; the same contents give the same bytes.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="text">Its text.</param>
    /// <param name="shown">What stands in each place.</param>
    /// <param name="links">Where a caption's hash leads: to the sidecar's file, or, on paper, to the table at the end.</param>
    public static string Of(PaperFolder paper, PaperText text, Func<TextPlace, ShownItem> shown, SidecarLinks links)
    {
        var items = new PaperPageItems(text, links);
        var rendered = text.Places.Select(place => place.Word == "see" ? items.Reference(place.Item) : items.Of(shown(place), place.Format)).ToList();
        var index = 0;
        var markdown = WithoutTitle(text.Fill(_ => string.Create(CultureInfo.InvariantCulture, $"{Open}{index++}{Close}")));
        var html = MarkdownHtml.Of(markdown, picture: (address, line) => PaperPicture.Embed(paper, address, line));
        html = Token().Replace(html, token => rendered[int.Parse(token.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)]);
        var body = new StringBuilder(PaperTitle.Of(paper.Manifest)).Append(html).Append(PaperProvenance.Of(paper, text, shown, links));
        return PageShell.Of(paper.Manifest.Title, body.ToString(), Rules, Policy);
    }

    /// <summary>Makes sure, before anything is executed, that the text can become a page.</summary>
    /// <exception cref="PaperException">A place names nothing, or a picture is not there; the message has its line.</exception>
    public static void Check(PaperFolder paper)
    {
        if (PaperText.Open(paper) is { } text)
        {
            MarkdownHtml.Of(text.Fill(_ => ""), picture: (address, line) => PaperPicture.Embed(paper, address, line));
        }
    }

    // The title is the manifest's. The line stays, empty, so that lines are counted as in the file.
    private static string WithoutTitle(string markdown) => TitleLine().Replace(markdown, "", 1);

    [GeneratedRegex(@"\A\s*# [^\n]*")]
    private static partial Regex TitleLine();

    // A figure or table stands in a paragraph of its own, which it takes the place of.
    [GeneratedRegex(@"<p>\uE000(?<index>\d+)\uE001</p>|\uE000(?<index>\d+)\uE001")]
    private static partial Regex Token();
}

/// <summary>Where the hash in a caption leads.</summary>
internal enum SidecarLinks
{
    /// <summary>To the sidecar's file beside the page.</summary>
    Files,

    /// <summary>To the line about it at the page's end: paper has no files beside it.</summary>
    WithinThePage,
}
