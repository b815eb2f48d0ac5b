using System.Text;

namespace NeuroPose.Papers;

/// <summary>
/// The works that a paper cites, as author and year name them: in the order of the list at the end, and with a letter behind the year where two
/// would be called the same.
/// </summary>
internal sealed class CitedReferences
{
    private readonly Dictionary<string, (int Number, string Year)> places = new(StringComparer.Ordinal);

    private CitedReferences(IReadOnlyList<Reference> works)
    {
        Works = works;
        foreach (var same in works.GroupBy(work => $"{ShortNames(work, "&")}\n{YearOf(work)}", StringComparer.Ordinal))
        {
            foreach (var (index, work) in same.Index())
            {
                places.Add(work.Key, (works.Index().First(one => one.Item == work).Index + 1, YearOf(work) + (same.Count() > 1 ? Letter(index) : "")));
            }
        }
    }

    /// <summary>The works, sorted by their authors, then by year and title.</summary>
    public IReadOnlyList<Reference> Works { get; }

    /// <summary>Looks up what is cited.</summary>
    /// <param name="citations">The citations of the text.</param>
    /// <param name="bibliography">The file of references.</param>
    /// <param name="problems">Gets what is cited and is not there.</param>
    public static CitedReferences Of(IEnumerable<CitationPlace> citations, Bibliography bibliography, ICollection<PaperProblem> problems)
    {
        var works = new Dictionary<string, Reference>(StringComparer.Ordinal);
        foreach (var (citation, at) in citations.SelectMany(place => place.Citation.Works.Select(work => (work, place.At))))
        {
            if (works.ContainsKey(citation.Key))
            {
                continue;
            }

            if (bibliography.Find(citation.Key) is { } work)
            {
                works.Add(citation.Key, work);
            }
            else if (!bibliography.IsThere)
            {
                problems.Add(new($"@{citation.Key} is cited, but paper.yaml names no file of references. Write one, and name it: \"references: references.bib\".", at));
            }
            else if (!bibliography.Keys.Contains(citation.Key))
            {
                problems.Add(new($"there is no work \"{citation.Key}\" in the references.{NearestName.Hint(citation.Key, bibliography.Keys)}", at));
            }
        }

        return new([.. works.Values.OrderBy(SortName, StringComparer.Ordinal).ThenBy(work => work.Year, StringComparer.Ordinal).ThenBy(work => work.Title, StringComparer.Ordinal).ThenBy(work => work.Key, StringComparer.Ordinal)]);
    }

    /// <summary>Whether a work was found.</summary>
    public bool Has(string key) => places.ContainsKey(key);

    /// <summary>The id of a work within the page.</summary>
    public string AnchorOf(string key) => FormattableString.Invariant($"ref-{places[key].Number}");

    /// <summary>The year, with its letter.</summary>
    public string YearOf(string key) => places[key].Year;

    /// <summary>The authors as a citation names them: "Wu &amp; Keogh", "Zeni et al.".</summary>
    public string NamesOf(string key, bool isNarrative) => ShortNames(Works[places[key].Number - 1], isNarrative ? "and" : "&");

    private static string ShortNames(Reference work, string and) => work.Names switch
    {
        [] => TitleText.Plain(work.Title) is { Length: > 0 } title ? $"“{Shortened(title)}”" : work.Key,
        [var one] => one.Family,
        [var one, { IsOthers: false } two] => $"{one.Family} {and} {two.Family}",
        [var first, ..] => $"{first.Family} et al.",
    };

    private static string Shortened(string title)
    {
        const int Longest = 40;
        var words = title.Split(' ');
        var kept = words.Index().TakeWhile(word => words.Take(word.Index + 1).Sum(one => one.Length + 1) <= Longest).Count();
        return kept == words.Length ? title : string.Join(' ', words.Take(Math.Max(1, kept))) + "…";
    }

    private static string YearOf(Reference work) => work.Year.Length > 0 ? work.Year : "n.d.";

    private static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : FormattableString.Invariant($"-{index + 1}");

    // Accents are left away, as in lists of names.
    private static string SortName(Reference work)
    {
        var names = work.Names.Count > 0 ? string.Join(' ', work.Names.Select(name => $"{name.Family} {name.Given}")) : TitleText.Plain(work.Title);
        return string.Concat(names.Normalize(NormalizationForm.FormD).Where(letter => letter is ' ' || char.IsLetterOrDigit(letter))).ToUpperInvariant();
    }
}
