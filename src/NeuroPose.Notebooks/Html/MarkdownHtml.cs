using System.Buffers;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Html;

/// <summary>Markdown as HTML, with pasted pictures and formulas in the page itself.</summary>
internal static class MarkdownHtml
{
    private const string Attachment = "attachment:";

    // Finding a name for the next of many headings that are called the same takes as many steps as there are.
    private const int MostNamedHeadings = 1000;

    // Lists within lists take the cube of their depth to read, and of some hundred levels none is written.
    private const int DeepestColumn = 1000;

    private static readonly SearchValues<char> BlanksAndMarks = SearchValues.Create(" \t>-+*.)0123456789");

    private static readonly MarkdownPipeline Named = Common(new MarkdownPipelineBuilder().UseAutoIdentifiers());
    private static readonly MarkdownPipeline Nameless = Common(new MarkdownPipelineBuilder());

    /// <summary>The HTML of a Markdown text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="attachments">Pictures pasted into the notebook's cell.</param>
    /// <param name="picture">Gives the address that stands for a picture's own, which it gets with its line.</param>
    /// <param name="problem">Gets what is wrong with a formula, and its line.</param>
    public static string Of(
        string markdown,
        IReadOnlyDictionary<string, MimeBundle>? attachments = null,
        Func<string, int, string>? picture = null,
        Action<string, int>? problem = null)
    {
        var pipeline = PipelineFor(markdown);
        if (Parse(markdown, pipeline) is not { } document)
        {
            return AsWritten(markdown);
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.Url is { } url && url.StartsWith(Attachment, StringComparison.Ordinal) && attachments is not null
                && attachments.TryGetValue(Uri.UnescapeDataString(url[Attachment.Length..]), out var pasted))
            {
                var (mime, content) = pasted.Forms.First();
                link.Url = $"data:{mime};base64,{content.ReplaceLineEndings("")}";
            }
            else if (link is { IsImage: true, Url: { } address } && picture is not null)
            {
                link.Url = picture(address, link.Line + 1);
            }
        }

        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        FormulaHtml.Setup(renderer, problem);
        try
        {
            renderer.Render(document);
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            // It reads more levels than it writes.
            return AsWritten(markdown);
        }
    }

    /// <summary>The text of the first heading; null where there is none.</summary>
    public static string? FirstHeading(string markdown)
    {
        var heading = Parse(markdown, Nameless)?.Descendants<HeadingBlock>().FirstOrDefault();
        return heading?.Inline is null
            ? null
            : string.Concat(heading.Inline.Descendants().Select(inline => inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                MathInline formula => formula.Content.ToString(),
                _ => "",
            }));
    }

    /// <summary>The text as Markdig reads it; null where it is nested too deep to be read.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="extension">What it may hold besides.</param>
    public static MarkdownDocument? Read(string markdown, IMarkdownExtension extension)
    {
        var builder = new MarkdownPipelineBuilder();
        builder.Extensions.Add(extension);
        return Parse(markdown, Common(builder));
    }

    private static MarkdownPipeline Common(MarkdownPipelineBuilder builder) =>
        builder.UsePipeTables().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().UsePreciseSourceLocation().Build();

    private static MarkdownPipeline PipelineFor(string markdown)
    {
        var headings = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            headings += text is ['#', ..] || (text.Length > 0 && text.IndexOfAnyExcept('=', '-') < 0) ? 1 : 0;
        }

        return headings <= MostNamedHeadings ? Named : Nameless;
    }

    private static string AsWritten(string markdown) => $"<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre>\n";

    /// <summary>Whether a line begins with so many blanks and marks of lists and quotes that they nest deeper than can be written.</summary>
    private static bool IsNestedTooDeep(string markdown)
    {
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var marks = line.IndexOfAnyExcept(BlanksAndMarks);
            if ((marks < 0 ? line.Length : marks) > DeepestColumn)
            {
                return true;
            }
        }

        return false;
    }

    // Markdig refuses emphases, lists and quotes that are nested too deep: then the text stands as it was written.
    private static MarkdownDocument? Parse(string markdown, MarkdownPipeline pipeline)
    {
        if (IsNestedTooDeep(markdown))
        {
            return null;
        }

        try
        {
            return Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
