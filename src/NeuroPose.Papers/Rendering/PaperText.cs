using System.Text;
using System.Text.RegularExpressions;
using NeuroPose.Notebooks.Html;

namespace NeuroPose.Papers;

/// <summary>
/// A text of the paper with its places: <c>{{number ID}}</c> or <c>{{number ID 0.00}}</c> stands for a number, <c>{{figure ID}}</c>,
/// <c>{{table ID}}</c> and <c>{{table ID 0.00}}</c> for a figure or table with its caption, <c>{{see ID}}</c>, <c>@fig:ID</c> and
/// <c>@tbl:ID</c> for the words "Figure 2", <c>[@key]</c> and <c>@key</c> for a citation.
/// </summary>
internal sealed partial class PaperText
{
    private readonly string text;

    private PaperText(string text, string file, int firstLine, IReadOnlyList<TextPlace> places, IReadOnlyList<CitationPlace> citations, IReadOnlyDictionary<string, string>? labels)
    {
        this.text = text;
        File = file;
        FirstLine = firstLine;
        Places = places;
        Citations = citations;
        Labels = labels ?? LabelsOf(places);
    }

    /// <summary>The file that it is from.</summary>
    public string File { get; }

    /// <summary>The line of the file that it begins in.</summary>
    public int FirstLine { get; }

    /// <summary>Every place of a figure, table or number, in order.</summary>
    public IReadOnlyList<TextPlace> Places { get; }

    /// <summary>Every citation, in order.</summary>
    public IReadOnlyList<CitationPlace> Citations { get; }

    /// <summary>"Figure 1", "Table 2": what the figures and tables are called, by id, counted as they appear.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>
    /// Reads the paper's text and makes sure that each place names something that the manifest lists; null where the paper has no text.
    /// </summary>
    /// <exception cref="PaperException">A place is not understood, or names nothing; the message has its line.</exception>
    public static PaperText? Open(PaperFolder paper) => paper.Manifest.Text is { } file
        ? Read(paper, paper.Text(file).ReplaceLineEndings("\n"), paper.PathTo(file), firstLine: 1, labels: null)
        : null;

    /// <summary>Reads the paper's abstract, which shows no figure and no table of its own; null where it has none.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="labels">What the figures and tables of the text are called.</param>
    /// <exception cref="PaperException">A place is not understood, or names nothing.</exception>
    public static PaperText? OpenAbstract(PaperFolder paper, IReadOnlyDictionary<string, string> labels)
    {
        if (paper.Manifest.Abstract is not { } text)
        {
            return null;
        }

        var place = paper.Manifest.AbstractPlace;
        var read = Read(paper, text.ReplaceLineEndings("\n"), place.File ?? paper.PathTo(PaperFolder.ManifestName), place.Line ?? 1, labels);
        return read.Places.FirstOrDefault(one => one.Word is "figure" or "table") is { } shown
            ? throw new PaperException($"the abstract shows the {shown.Word} \"{shown.Item.Id}\". Show it in the text, and refer to it here: {{{{see {shown.Item.Id}}}}}.", shown.At)
            : read;
    }

    /// <summary>The text with something in each place.</summary>
    /// <param name="item">What stands for a figure, table or number.</param>
    /// <param name="citation">What stands for a citation.</param>
    public string Fill(Func<TextPlace, string> item, Func<CitationPlace, string> citation)
    {
        var filled = new StringBuilder();
        var from = 0;
        var all = Places.Select(place => (place.Index, place.Length, Text: (Func<string>)(() => item(place))))
            .Concat(Citations.Select(place => (place.Index, place.Length, Text: (Func<string>)(() => citation(place)))))
            .OrderBy(place => place.Index);
        foreach (var place in all)
        {
            filled.Append(text, from, place.Index - from).Append(place.Text());
            from = place.Index + place.Length;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The line of the file that a line of the text, counted from one, is.</summary>
    public Place At(int line) => new(File: File, Line: FirstLine + line - 1);

    private static PaperText Read(PaperFolder paper, string text, string file, int firstLine, IReadOnlyDictionary<string, string>? labels)
    {
        var lines = StartsOfLines(text);
        Place At(int index) => new(File: file, Line: firstLine + Last(lines, index));
        var syntax = new CitationSyntax();
        var formulas = FormulaHtml.SpansOf(MarkdownHtml.Read(text, syntax)).OrderBy(span => span.Start).ToList();
        var starts = formulas.Select(span => span.Start).ToList();
        bool IsInFormula(int index) => Last(starts, index) is >= 0 and var formula && index <= formulas[formula].End;
        var places = AnyPlace().Matches(text)
            .Where(place => !IsInFormula(place.Index) || Place().IsMatch(place.Value))
            .Select(place => Understand(paper, text, place, At(place.Index)) with { IsInFormula = IsInFormula(place.Index) })
            .ToList();
        starts = [.. places.Select(place => place.Index)];
        var citations = new List<CitationPlace>();
        var references = new List<TextPlace>();
        foreach (var found in syntax.All)
        {
            var end = found.Index + found.Length;
            if (Last(starts, end - 1) is >= 0 and var before && places[before].Index + places[before].Length > found.Index)
            {
                // A place in the midst of it is not a key.
                continue;
            }

            if (found.Reference is { } id)
            {
                references.Add(Referred(paper, id, text.Substring(found.Index, found.Length), found.Index, At(found.Index)));
            }
            else if (found.Citation is { } citation && (paper.Manifest.References is not null || !citation.IsNarrative))
            {
                citations.Add(new(citation, found.Index, found.Length, At(found.Index)));
            }
        }

        var read = new PaperText(text, file, firstLine, [.. places.Concat(references).OrderBy(place => place.Index)], citations, labels);
        foreach (var place in read.Places.Where(place => place.Word == "see" && !read.Labels.ContainsKey(place.Item.Id)))
        {
            throw new PaperException($"\"{place.Item.Id}\" has no number to refer to, for the text does not show it. Put {{{{{place.Item.Word} {place.Item.Id}}}}} on a line of its own.", place.At);
        }

        return read;
    }

    private static List<int> StartsOfLines(string text)
    {
        List<int> starts = [0];
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return starts;
    }

    /// <summary>The last of sorted starts that is not behind a place; -1 where all are.</summary>
    private static int Last(List<int> starts, int index) => starts.BinarySearch(index) is >= 0 and var exact ? exact : ~starts.BinarySearch(index) - 1;

    private static TextPlace Referred(PaperFolder paper, string id, string written, int index, Place at)
    {
        var kind = written.StartsWith("@fig:", StringComparison.Ordinal) ? PaperItemKind.Figure : PaperItemKind.Table;
        var fitting = paper.Manifest.Items.Where(item => item.Kind == kind).ToList();
        return fitting.FirstOrDefault(item => item.Id == id) is { } item
            ? new("see", item, "", index, written.Length, at)
            : throw new PaperException($"{written}: paper.yaml lists no {kind.ToString().ToLowerInvariant()} \"{id}\".{NearestName.Hint(id, fitting.Select(one => one.Id))}", at);
    }

    private static TextPlace Understand(PaperFolder paper, string text, Match place, Place at)
    {
        var found = Place().Match(place.Value);
        if (!found.Success || found.Length != place.Length)
        {
            throw new PaperException($"{place.Value} is not understood; expected {{{{number ID}}}}, {{{{number ID 0.00}}}}, {{{{figure ID}}}}, {{{{table ID}}}}, {{{{table ID 0.00}}}} or {{{{see ID}}}}.", at);
        }

        var (word, id) = (found.Groups["word"].Value, found.Groups["id"].Value);
        var fitting = paper.Manifest.Items.Where(item => word == "see" ? item.Kind != PaperItemKind.Number : item.Word == word).ToList();
        var item = fitting.FirstOrDefault(item => item.Id == id) ?? throw new PaperException(
            $"paper.yaml lists no {(word == "see" ? "figure or table" : word)} \"{id}\".{(fitting.Count > 0 ? NearestName.Hint(id, fitting.Select(item => item.Id)) : "")}", at);
        return word is "number" or "see" || IsAlone(text, place)
            ? new(word, item, found.Groups["format"].Value, place.Index, place.Length, at)
            : throw new PaperException($"{place.Value} stands within a line. A {word} needs a line of its own, with an empty line before and after.", at);
    }

    private static bool IsAlone(string text, Match place)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, place.Index - 1)) + 1;
        var end = text.IndexOf('\n', place.Index + place.Length) is >= 0 and var found ? found : text.Length;
        return text.AsSpan(start, end - start).Trim().Length == place.Length;
    }

    private static Dictionary<string, string> LabelsOf(IReadOnlyList<TextPlace> places)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in new[] { "figure", "table" })
        {
            foreach (var (id, index) in places.Where(place => place.Word == word).Select(place => place.Item.Id).Distinct(StringComparer.Ordinal).Select((id, index) => (id, index)))
            {
                labels[id] = FormattableString.Invariant($"{(word == "figure" ? "Figure" : "Table")} {index + 1}");
            }
        }

        return labels;
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex AnyPlace();

    [GeneratedRegex(@"\{\{(?:(?<word>number|table) (?<id>[a-z0-9-]+)(?: (?<format>[0#.,%]+))?|(?<word>figure|see) (?<id>[a-z0-9-]+))\}\}")]
    private static partial Regex Place();
}

/// <summary>A place in the text that stands for something the paper shows.</summary>
/// <param name="Word">number, figure, table or see.</param>
/// <param name="Item">What it stands for.</param>
/// <param name="Format">How its numbers are written; empty for all digits.</param>
/// <param name="Index">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="At">The file and the line.</param>
internal sealed record TextPlace(string Word, PaperItem Item, string Format, int Index, int Length, Place At)
{
    /// <summary>Whether it is a part of a formula, which takes the bare number.</summary>
    public bool IsInFormula { get; init; }
}
