using System.Text.RegularExpressions;

namespace NeuroPose.Papers;

/// <summary>
/// The paper's text with its places: <c>{{number ID}}</c> or <c>{{number ID 0.00}}</c> stands for a number, <c>{{figure ID}}</c>,
/// <c>{{table ID}}</c> and <c>{{table ID 0.00}}</c> for a figure or table with its caption, <c>{{see ID}}</c> for the words "Figure 2".
/// </summary>
internal sealed partial class PaperText
{
    private readonly string text;

    private PaperText(string text, IReadOnlyList<TextPlace> places)
    {
        this.text = text;
        Places = places;
        Labels = LabelsOf(places);
    }

    /// <summary>Every place, in order.</summary>
    public IReadOnlyList<TextPlace> Places { get; }

    /// <summary>"Figure 1", "Table 2": what the figures and tables are called, by id, counted as they appear.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>
    /// Reads the text and makes sure that each place names something that the manifest lists; null where the paper has no text.
    /// </summary>
    /// <exception cref="PaperException">A place is not understood, or names nothing; the message has its line.</exception>
    public static PaperText? Open(PaperFolder paper)
    {
        if (paper.Manifest.Text is not { } file)
        {
            return null;
        }

        var text = paper.Text(file).ReplaceLineEndings("\n");
        var read = new PaperText(text, [.. AnyPlace().Matches(text).Select(place => Understand(paper, text, place))]);
        foreach (var place in read.Places.Where(place => place.Word == "see" && !read.Labels.ContainsKey(place.Item.Id)))
        {
            throw new PaperException($"\"{place.Item.Id}\" has no number to refer to, for the text does not show it. Put {{{{{place.Item.Word} {place.Item.Id}}}}} on a line of its own.", place.At);
        }

        return read;
    }

    /// <summary>The text with something in each place.</summary>
    public string Fill(Func<TextPlace, string> render)
    {
        var filled = new System.Text.StringBuilder();
        var from = 0;
        foreach (var place in Places)
        {
            filled.Append(text, from, place.Index - from).Append(render(place));
            from = place.Index + place.Length;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    private static TextPlace Understand(PaperFolder paper, string text, Match place)
    {
        var found = Place().Match(place.Value);
        var at = new Place(File: paper.PathTo(paper.Manifest.Text!), Line: text.AsSpan(0, place.Index).Count('\n') + 1);
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
internal sealed record TextPlace(string Word, PaperItem Item, string Format, int Index, int Length, Place At);
