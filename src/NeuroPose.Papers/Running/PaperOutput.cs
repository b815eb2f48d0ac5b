using NeuroPose.Files;

namespace NeuroPose.Papers;

/// <summary>Writes what a paper shows into a folder: figures, tables, sidecars, and the text as Markdown and as a page.</summary>
public static class PaperOutput
{
    /// <summary>The name of the text as Markdown.</summary>
    public const string MarkdownName = "paper.md";

    /// <summary>The name of the text as a page.</summary>
    public const string PageName = "paper.html";

    /// <summary>Writes figures, tables and sidecars.</summary>
    /// <param name="contents">What the paper shows, or a part of it.</param>
    /// <param name="folder">The folder, made where it is missing.</param>
    public static void SaveItems(PaperContents contents, string folder)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (var shown in contents.Items)
        {
            AtomicFile.WriteText(Path.Combine(folder, "sidecars", shown.Item.Sidecar), PaperJson.Write(shown.Sidecar));
            if (shown.Value is not PaperNumber)
            {
                AtomicFile.WriteText(Path.Combine(folder, shown.Item.File), shown.Value.Content);
            }
        }
    }

    /// <summary>Writes the text as Markdown and as a page; nothing where the paper has none.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="contents">All that the text shows.</param>
    /// <param name="folder">The folder, made where it is missing.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="PaperException">A place in the text names nothing, or something that the contents lack; the message has its
    /// line.</exception>
    public static IReadOnlyList<string> SaveText(PaperFolder paper, PaperContents contents, string folder)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (PaperDocument.Open(paper) is not { } document)
        {
            return [];
        }

        var inPlace = InPlace(contents);
        (string Name, string Text)[] files = [(MarkdownName, PaperMarkdown.Of(document, inPlace)), (PageName, PaperPage.Of(document, inPlace, SidecarLinks.Files))];
        foreach (var file in files)
        {
            AtomicFile.WriteText(Path.Combine(folder, file.Name), file.Text);
        }

        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    /// <summary>
    /// The page as it goes to a printer: the hash in a caption leads to the table at the end, since paper has no files beside it.
    /// </summary>
    /// <param name="paper">The paper.</param>
    /// <param name="contents">What it shows.</param>
    /// <returns>The HTML; null where the paper has no text.</returns>
    /// <exception cref="PaperException">A place in the text names nothing, or something that the contents lack; the message has its
    /// line.</exception>
    public static string? ToPrint(PaperFolder paper, PaperContents contents)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(contents);
        return PaperDocument.Open(paper) is { } document ? PaperPage.Of(document, InPlace(contents), SidecarLinks.WithinThePage) : null;
    }

    /// <summary>
    /// What is wrong in the paper's text and its references, and does not keep it from being written: each with file and line.
    /// </summary>
    /// <exception cref="PaperException">A place in the text names nothing, or a picture is not there; the message has its line.</exception>
    public static IReadOnlyList<PaperProblem> Problems(PaperFolder paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return PaperDocument.Open(paper)?.Check() ?? [];
    }

    /// <summary>Writes the paper for a journal: <c>main.tex</c>, its figures as PDF, and the references, in a folder of its own.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="contents">All that the text shows.</param>
    /// <param name="folder">The folder, made where it is missing.</param>
    /// <param name="cancellation">Stops the program that makes the figures.</param>
    /// <returns>The files written, and what of the text LaTeX cannot show.</returns>
    /// <exception cref="PaperException">A place in the text names nothing, or something that the contents lack.</exception>
    /// <exception cref="NeuroPoseException">There is no program that makes a PDF of a figure.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<PaperProblem> Problems) SaveLatex(
        PaperFolder paper, PaperContents contents, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return PaperDocument.Open(paper) is { } document ? PaperLatex.Save(document, InPlace(contents), folder, cancellation) : ([], []);
    }

    private static Func<TextPlace, ShownItem> InPlace(PaperContents contents)
    {
        var items = contents.Items.ToDictionary(shown => shown.Item.Id, StringComparer.Ordinal);
        return place => items.GetValueOrDefault(place.Item.Id) ?? throw new PaperException(
            $"expected/{place.Item.File} has no {place.Item.Word} \"{place.Item.Id}\" yet. Execute the paper and accept what it makes: neuropose paper run --accept.",
            place.At);
    }
}
