using NeuroPose.Notebooks.Html;

namespace NeuroPose.Papers;

/// <summary>All that a paper's page is written from, but for what it shows: the text, the abstract, and the works that both cite.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Body">The text.</param>
/// <param name="Abstract">The abstract; null where there is none.</param>
/// <param name="References">The works that are cited.</param>
/// <param name="Problems">What is wrong with citations and references.</param>
internal sealed record PaperDocument(PaperFolder Paper, PaperText Body, PaperText? Abstract, CitedReferences References, IReadOnlyList<PaperProblem> Problems)
{
    /// <summary>The abstract and the text.</summary>
    public IEnumerable<PaperText> Texts => Abstract is null ? [Body] : [Abstract, Body];

    /// <summary>Reads what a paper says; null where it has no text.</summary>
    /// <exception cref="PaperException">A place in the text is not understood, or names nothing.</exception>
    public static PaperDocument? Open(PaperFolder paper)
    {
        if (PaperText.Open(paper) is not { } body)
        {
            return null;
        }

        var summary = PaperText.OpenAbstract(paper, body.Labels);
        var bibliography = Bibliography.Open(paper);
        var problems = new List<PaperProblem>();
        var references = CitedReferences.Of([.. summary?.Citations ?? [], .. body.Citations], bibliography, problems);
        return new(paper, body, summary, references, [.. bibliography.Problems, .. problems]);
    }

    /// <summary>Everything in the texts that the page cannot show as it is meant.</summary>
    /// <exception cref="PaperException">A picture is not there; the message has its line.</exception>
    public IReadOnlyList<PaperProblem> Check()
    {
        var problems = Problems.ToList();
        foreach (var text in Texts)
        {
            // A number in a formula is a number, whichever.
            MarkdownHtml.Of(
                text.Fill(place => place.IsInFormula ? "0" : "", _ => ""),
                picture: (address, line) => PaperPicture.Embed(Paper, address, text.At(line)),
                problem: (message, line) => problems.Add(new(message, text.At(line))));
        }

        return problems;
    }
}
