using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroPose.Files;
using NeuroPose.Notebooks.Html;

namespace NeuroPose.Papers;

/// <summary>
/// The paper as a folder that a journal takes: <c>main.tex</c> for pdfLaTeX, figures as PDF, <c>references.bib</c>, and the pictures of the text.
/// </summary>
internal sealed class PaperLatex
{
    private readonly PaperDocument document;
    private readonly Func<TextPlace, ShownItem> shown;
    private readonly List<PaperProblem> problems = [];
    private readonly Dictionary<string, string> pictures = new(StringComparer.Ordinal);

    private PaperLatex(PaperDocument document, Func<TextPlace, ShownItem> shown)
    {
        this.document = document;
        this.shown = shown;
    }

    /// <summary>Writes the folder.</summary>
    /// <param name="document">The paper's text and what it cites.</param>
    /// <param name="shown">What stands in each place.</param>
    /// <param name="folder">The folder, made where it is missing.</param>
    /// <param name="cancellation">Stops the program that makes figures.</param>
    /// <returns>The files written, and what could not be.</returns>
    /// <exception cref="NeuroPoseException">There is no program that makes a PDF of a figure.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<PaperProblem> Problems) Save(
        PaperDocument document, Func<TextPlace, ShownItem> shown, string folder, CancellationToken cancellation)
    {
        var latex = new PaperLatex(document, shown);
        var files = new List<string>();
        void Add(string name, byte[] bytes)
        {
            var path = Path.Combine(folder, name);
            AtomicFile.Write(path, stream => stream.Write(bytes));
            files.Add(path);
        }

        var main = latex.Main();
        foreach (var figure in document.Body.Places.Where(place => place.Word == "figure").Select(shown).DistinctBy(item => item.Item.Id))
        {
            Add($"figures/{figure.Item.Id}.pdf", ((PaperFigure)figure.Value).ToPdf(cancellation));
        }

        foreach (var (name, file) in latex.pictures)
        {
            var bytes = document.Paper.Bytes(name, PaperPicture.LargestBytes);
            Add(file, file.EndsWith(".pdf", StringComparison.Ordinal) ? new PaperFigure("picture", Encoding.UTF8.GetString(bytes), "").ToPdf(cancellation) : bytes);
        }

        if (document.References.Works.Count > 0)
        {
            Add("references.bib", document.Paper.Manifest.References!.EndsWith(".bib", StringComparison.Ordinal)
                ? document.Paper.Bytes(document.Paper.Manifest.References)
                : Encoding.UTF8.GetBytes(BibTexWriter.Of(document.References.Works)));
        }

        Add("main.tex", Encoding.UTF8.GetBytes(main));
        return (files, latex.problems);
    }

    private string Main()
    {
        var manifest = document.Paper.Manifest;
        var words = Words(document.Paper.PathTo(PaperFolder.ManifestName), 1);
        var latex = new StringBuilder(Preamble.ReplaceLineEndings("\n"));
        latex.Append("\\title{").Append(words.Of(manifest.Title)).Append("}\n");
        latex.Append("\\author{").AppendJoin(" \\and ", manifest.Authors.Select(author => Author(author, words))).Append("}\n\\date{}\n\n\\begin{document}\n\\maketitle\n\n");
        if (document.Abstract is { } summary)
        {
            latex.Append("\\begin{abstract}\n").Append(Text(summary)).Append("\n\\end{abstract}\n\n");
        }

        latex.Append(Text(document.Body)).Append("\n\n");
        if (document.References.Works.Count > 0)
        {
            latex.Append("\\bibliographystyle{plainnat}\n\\bibliography{references}\n\n");
        }

        return latex.Append(Appendix(words)).Append("\\end{document}\n").ToString();
    }

    private static string Author(PaperAuthor author, LatexText words)
    {
        string[] notes =
        [
            .. author.Affiliation is { } place ? [words.Of(place)] : Array.Empty<string>(),
            .. author.Orcid is { } orcid ? [$"ORCID \\href{{https://orcid.org/{orcid}}}{{{orcid}}}"] : Array.Empty<string>(),
        ];
        return words.Of(author.Name) + (notes.Length > 0 ? $"\\thanks{{{string.Join(". ", notes)}.}}" : "");
    }

    private LatexText Words(string file, int line)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        return new((problem, at) =>
        {
            if (said.Add(problem))
            {
                problems.Add(new(problem, new(File: file, Line: line + at - 1)));
            }
        });
    }

    private string Text(PaperText text)
    {
        var rendered = new List<string>();
        var words = Words(text.File, text.FirstLine);
        var (open, close) = PaperPage.Marks(text.Fill(_ => "", _ => ""));
        string Mark(string latex)
        {
            rendered.Add(latex);
            return string.Create(CultureInfo.InvariantCulture, $"{open}{rendered.Count - 1}{close}");
        }

        var markdown = PaperPage.WithoutTitle(text.Fill(
            place => place.IsInFormula ? PaperPageItems.Bare(shown(place), place.Format) : Mark(Item(place, text, words)),
            place => Mark(Citation(place.Citation, words))));
        var body = new LatexBody(words, (address, line) => Picture(address, text.At(line)), (problem, line) => problems.Add(new(problem, text.At(line))));
        var latex = MarkdownHtml.Read(markdown, new CitationSyntax()) is { } read ? body.Of(read) : $"\\begin{{verbatim}}\n{words.Verbatim(markdown)}\n\\end{{verbatim}}";
        return Regex.Replace(latex, $"{open}(?<index>\\d+){close}", mark => rendered[int.Parse(mark.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)], RegexOptions.CultureInvariant);
    }

    private string Item(TextPlace place, PaperText text, LatexText words)
    {
        if (place.Word == "see")
        {
            return $"{text.Labels[place.Item.Id].Split(' ')[0]}~\\ref{{{Label(place.Item)}}}";
        }

        var item = shown(place);
        var caption = $"\\caption{{{words.Of(PaperWords.Sentence(item.Item))}}}\\label{{{Label(item.Item)}}}";
        return item.Value switch
        {
            PaperNumber number => words.Of(PaperWords.Number(number.Value, place.Format)),
            PaperFigure => $"\\begin{{figure}}[htbp]\n\\centering\n\\includegraphics[width=\\linewidth,height=0.85\\textheight,keepaspectratio]{{figures/{item.Item.Id}.pdf}}\n{caption}\n\\end{{figure}}",
            PaperTable table => LatexTable.Of(
                [.. table.Columns.Select(column => words.Of(PaperWords.Head(column)))],
                [.. table.Rows.Select(row => row.Select(cell => words.Of(PaperWords.Cell(cell, place.Format)).Replace('\n', ' ')).ToList())],
                column => PaperWords.IsNumeric(table, column),
                caption),
            _ => "",
        };
    }

    private static string Label(PaperItem item) => $"{(item.Kind == PaperItemKind.Figure ? "fig" : "tbl")}:{item.Id}";

    private string Citation(Citation citation, LatexText words)
    {
        if (citation.Works.FirstOrDefault(work => !document.References.Has(work.Key)) is { } missing)
        {
            return $"\\textbf{{@{words.Of(missing.Key)}}}";
        }

        string Where(CitedWork work) => work.Where.Length > 0 ? $"[{words.Of(work.Where)}]" : "";
        if (citation is { IsNarrative: true, Works: [var one] })
        {
            return $"\\citet{Where(one)}{{{one.Key}}}";
        }

        // Natbib has one place in a work for one command; what is plain is one command.
        return citation.Works.All(work => work is { Before: "", Where: "", OmitsAuthor: false })
            ? $"\\citep{{{string.Join(',', citation.Works.Select(work => work.Key))}}}"
            : $"({string.Join("; ", citation.Works.Select(work => $"{(work.Before.Length > 0 ? words.Of(work.Before) + " " : "")}{(work.OmitsAuthor ? "\\citeyear" : "\\citealp")}{(work.OmitsAuthor ? "" : Where(work))}{{{work.Key}}}{(work.OmitsAuthor && work.Where.Length > 0 ? ", " + words.Of(work.Where) : "")}"))})";
    }

    private string Picture(string address, Place at)
    {
        var (name, kind) = PaperPicture.Find(document.Paper, address, at);
        if (kind == "image/gif")
        {
            problems.Add(new($"LaTeX draws no GIF; {address} is left out of its pages. Save it as PNG.", at));
        }

        if (!pictures.TryGetValue(name, out var file))
        {
            var ending = Path.GetExtension(name).ToLowerInvariant();
            file = FormattableString.Invariant($"pictures/picture-{pictures.Count + 1}{(ending == ".svg" ? ".pdf" : ending)}");
            pictures.Add(name, file);
        }

        return file;
    }

    private string Appendix(LatexText words)
    {
        var items = document.Texts.Reverse().SelectMany(text => text.Places).Where(place => place.Word != "see").Select(shown).DistinctBy(item => item.Item.Id).ToList();
        if (items.Count == 0)
        {
            return "";
        }

        string Hash(string sha256) => $"\\texttt{{{Sidecar.Short(sha256)}}}";
        var rows = items.Select(item => (IReadOnlyList<string>)
        [
            item.Value is PaperNumber ? words.Of(item.Item.Id) : $"{document.Body.Labels[item.Item.Id].Split(' ')[0]}~\\ref{{{Label(item.Item)}}}",
            item.Value is PaperNumber number ? $"{words.Of(number.Content)}{(number.Unit.Length > 0 ? "~" + words.Of(number.Unit) : "")}" : "",
            words.Of(item.Item.From).Replace("/", "/\\allowbreak{}", StringComparison.Ordinal),
            Hash(item.Sidecar.Sha256),
            Hash(item.Sidecar.CodeSha256),
            Hash(item.Sidecar.ResultsSha256),
        ]).ToList();
        return $"\\clearpage\n\\appendix\n\\section{{How this was made}}\n\n{words.Of(PaperProvenance.Explanation(document.Paper.Manifest, items[0].Sidecar))}\n\n"
            + LatexTable.Of(["Shown", "Exactly", "Made by", "Hash", "Code", "Steps"], rows, column => column is not (0 or 2), caption: "", isSmallest: true) + "\n\n";
    }

    private const string Preamble = """
        % Written by neuropose paper render --tex. Compile it by: pdflatex main, bibtex main, pdflatex main, pdflatex main.
        \documentclass[11pt,a4paper]{article}
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{textcomp}
        \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
        \usepackage[margin=25mm]{geometry}
        \usepackage{amsmath,amssymb}
        \usepackage{array,booktabs,longtable}
        \usepackage{graphicx}
        \usepackage[round]{natbib}
        \usepackage[hidelinks]{hyperref}
        \providecommand{\textquotedbl}{"}

        """ + "\n";
}
