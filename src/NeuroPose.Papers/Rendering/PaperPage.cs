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
    /// <param name="paper">The paper.</param>
    /// <param name="text">Its text.</param>
    /// <param name="shown">What stands in each place.</param>
    /// <param name="links">Where a caption's hash leads: to the sidecar's file, or, on paper, to the table at the end.</param>
    public static string Of(PaperFolder paper, PaperText text, Func<TextPlace, ShownItem> shown, SidecarLinks links)
    {
        var items = new PaperPageItems(text, links);
        var rendered = text.Places.Select(place => place.Word == "see" ? items.Reference(place.Item) : items.Of(shown(place), place.Format)).ToList();
        var index = 0;
        var (open, close) = Marks(text.Fill(_ => ""));
        var markdown = WithoutTitle(text.Fill(_ => string.Create(CultureInfo.InvariantCulture, $"{open}{index++}{close}")));
        var html = MarkdownHtml.Of(markdown, picture: (address, line) => PaperPicture.Embed(paper, address, line));

        // A figure or table stands in a paragraph of its own, which it takes the place of.
        html = Regex.Replace(
            html,
            $@"<p>{open}(?<index>\d+){close}</p>|{open}(?<index>\d+){close}",
            token => rendered[int.Parse(token.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)],
            RegexOptions.CultureInvariant);
        var body = new StringBuilder(PaperTitle.Of(paper.Manifest)).Append(html).Append(PaperProvenance.Of(paper, text, shown, links));
        return PageShell.Of(paper.Manifest.Title, body.ToString(), Rules, PageShell.StrictPolicy);
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

    // Letters of Unicode's private use, which Markdown leaves alone wherever they stand: two that the author has not used.
    private static (char Open, char Close) Marks(string text)
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
