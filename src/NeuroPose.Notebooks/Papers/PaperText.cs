using System.Globalization;
using System.Text.RegularExpressions;
using NeuroPose.Papers;

namespace NeuroPose.Notebooks.Papers;

/// <summary>
/// The paper's text: <c>{{number ID}}</c> or <c>{{number ID 0.00}}</c> stands for a number, <c>{{figure ID}}</c> and <c>{{table ID}}</c>
/// for a figure and a table with its title and the first letters of its hash.
/// </summary>
public static partial class PaperText
{
    /// <summary>The text with each place filled; null where the paper has no text. Figures are linked as <c>figures/ID.svg</c>.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="results">All that it shows.</param>
    /// <exception cref="PaperException">A place names nothing that the paper shows, or a number format is none.</exception>
    public static string? Fill(PaperFolder paper, PaperResults results)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(results);
        Check(paper);
        return Read(paper) is { } text
            ? Place().Replace(text, place => Render(results.Items.Single(made => made.Item.Id == place.Groups["id"].Value), place.Groups["format"].Value))
            : null;
    }

    /// <summary>Makes sure that each place in the text names something that the paper shows.</summary>
    internal static void Check(PaperFolder paper)
    {
        if (Read(paper) is not { } text)
        {
            return;
        }

        foreach (var place in AnyPlace().Matches(text).Cast<Match>())
        {
            var found = Place().Match(place.Value);
            var at = new Place(File: paper.PathTo(paper.Manifest.Text!), Line: text.AsSpan(0, place.Index).Count('\n') + 1);
            if (!found.Success || found.Length != place.Length)
            {
                throw new PaperException($"{place.Value} is not understood; expected {{{{number ID}}}}, {{{{number ID 0.00}}}}, {{{{figure ID}}}} or {{{{table ID}}}}.", at);
            }

            var (kind, id) = (found.Groups["kind"].Value, found.Groups["id"].Value);
            var known = paper.Manifest.Items.Where(item => item.Word == kind).Select(item => item.Id).ToList();
            if (!known.Contains(id))
            {
                throw new PaperException($"paper.yaml lists no {kind} \"{id}\".{(known.Count > 0 ? NearestName.Hint(id, known) : "")}", at);
            }
        }
    }

    private static string? Read(PaperFolder paper) =>
        paper.Manifest.Text is { } file ? File.ReadAllText(paper.PathTo(file)).ReplaceLineEndings("\n") : null;

    private static string Render(MadeItem made, string format) => made.Value switch
    {
        PaperNumber number => number.Value.ToString(format.Length > 0 ? format : "R", CultureInfo.InvariantCulture),
        PaperFigure figure => $"![{figure.Description}](figures/{made.Item.Id}.svg)\n\n{Caption(made)}",
        PaperTable table => $"{Rows(table)}\n{Caption(made)}",
        _ => "",
    };

    private static string Caption(MadeItem made) =>
        $"*{made.Item.Title ?? made.Item.Id}* `{made.Item.Id} {Sidecar.Of(made).ShortHash}`";

    private static string Rows(PaperTable table)
    {
        var lines = table.Rows.Prepend([.. table.Columns.Select(_ => "---")]).Prepend(table.Columns);
        return string.Concat(lines.Select(row => "| " + string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))) + " |\n"));
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex AnyPlace();

    [GeneratedRegex(@"\{\{(?<kind>number|figure|table) (?<id>[a-z0-9-]+)(?: (?<format>[0#.,%]+))?\}\}")]
    private static partial Regex Place();
}
