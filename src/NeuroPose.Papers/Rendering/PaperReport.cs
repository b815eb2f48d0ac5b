using System.Text;
using NeuroPose.Files;
using NeuroPose.Notebooks.Html;
using static NeuroPose.Papers.PaperHtml;

namespace NeuroPose.Papers;

/// <summary>
/// The page of a verification: a table of all verdicts, and what was expected beside what was made. It opens without a network.
/// </summary>
public static class PaperReport
{
    private static readonly string Rules = EmbeddedText.Of(typeof(PaperReport), "PaperReport.css");

    /// <summary>The page's HTML; the same verdict gives the same bytes.</summary>
    public static string Render(PaperFolder paper, PaperResults results, PaperVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(verdict);
        var body = new StringBuilder();
        body.Append(PaperTitle.Of(paper.Manifest));
        if (paper.Manifest.Abstract is { } summary)
        {
            body.Append("<details><summary>Abstract</summary>\n<p>").Append(Text(summary.Trim())).Append("</p>\n</details>\n");
        }

        body.Append("<p>").Append(Text(Summary(verdict))).Append("</p>\n");
        // What is wrong comes first: a reviewer should not have to look for it.
        var items = verdict.Items.OrderBy(item => item.IsGood).ToList();
        AppendTable(body, items);
        foreach (var stray in verdict.Strays)
        {
            body.Append("<p class=\"error\">expected/").Append(Text(stray)).Append(" belongs to nothing in paper.yaml.</p>\n");
        }

        foreach (var problem in verdict.Problems)
        {
            body.Append("<p class=\"error\">").Append(Text(problem.ToString())).Append("</p>\n");
        }

        var expected = new ExpectedFolder(paper);
        foreach (var item in items)
        {
            if (results.Items.FirstOrDefault(made => made.Item.Id == item.Item.Id) is { Value: not PaperNumber } made)
            {
                AppendPair(body, item, expected.ContentOf(item.Item), made.Value);
            }
        }

        return PageShell.Of(paper.Manifest.Title + ": re-executed", body.ToString(), Rules);
    }

    /// <summary>Writes the page by way of a temporary file.</summary>
    public static void Save(PaperFolder paper, PaperResults results, PaperVerdict verdict, string path) =>
        AtomicFile.WriteText(path, Render(paper, results, verdict));

    /// <summary>All verdicts counted, in a sentence.</summary>
    public static string Summary(PaperVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var counts = verdict.Items.GroupBy(item => item.Verdict).OrderBy(group => group.Key).Select(group => FormattableString.Invariant($"{group.Count()} {group.First().Words}"));
        var strays = verdict.Strays.Count > 0 ? FormattableString.Invariant($"; {verdict.Strays.Count} in expected/ belong to nothing") : "";
        var problems = verdict.Problems.Count > 0 ? FormattableString.Invariant($"; {verdict.Problems.Count} problem{(verdict.Problems.Count == 1 ? "" : "s")} in the text") : "";
        return FormattableString.Invariant($"{verdict.Items.Count} figures, tables and numbers: {string.Join(", ", counts)}{strays}{problems}.");
    }

    private static void AppendTable(StringBuilder body, List<ItemVerdict> items)
    {
        body.Append("<div class=\"wide\"><table>\n<tr><th>id</th><th>what</th><th>verdict</th><th>expected</th><th>actual</th><th>tolerance</th><th>first differing stage</th></tr>\n");
        foreach (var item in items)
        {
            var tolerance = item.Item.Tolerance is { } allowed ? FormattableString.Invariant($"{allowed:R}: {item.Item.Reason}") : "none";
            string[] cells = [item.Item.Id, item.Item.Title ?? item.Item.Word, item.WordsWithSource, item.Expected ?? "", item.Actual ?? "", tolerance, item.Difference?.ToString() ?? ""];
            body.Append(item.IsGood ? "<tr>" : "<tr class=\"error\">").Append(string.Concat(cells.Select(cell => $"<td>{Text(cell)}</td>"))).Append("</tr>\n");
        }

        body.Append("</table></div>\n");
    }

    private static void AppendPair(StringBuilder body, ItemVerdict item, string? expected, PaperValue actual)
    {
        body.Append("<h2>").Append(Text($"{item.Item.Title ?? item.Item.Id}: {item.Words}")).Append("</h2>\n");
        if (item.Difference is { } difference)
        {
            body.Append("<p>").Append(Text(difference.ToString())).Append("</p>\n");
        }

        body.Append("<div class=\"pair\">\n");
        AppendOne(body, "expected " + item.Expected, expected, actual is PaperFigure);
        AppendOne(body, "actual " + item.Actual, actual.Content, actual is PaperFigure);
        body.Append("</div>\n");
    }

    private static void AppendOne(StringBuilder body, string caption, string? content, bool isFigure)
    {
        var shown = content is null ? "<p>nothing</p>"
            : isFigure ? Picture(caption, content)
            : $"<pre>{Text(content)}</pre>";
        body.Append("<figure>").Append(shown).Append("<figcaption>").Append(Text(caption)).Append("</figcaption></figure>\n");
    }
}
