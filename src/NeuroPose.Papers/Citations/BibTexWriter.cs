using System.Text;

namespace NeuroPose.Papers;

/// <summary>Works that were read from CSL JSON as BibTeX, for LaTeX.</summary>
internal static class BibTexWriter
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["article-journal"] = "article",
        ["book"] = "book",
        ["chapter"] = "incollection",
        ["paper-conference"] = "inproceedings",
        ["thesis"] = "phdthesis",
        ["report"] = "techreport",
    };

    /// <summary>The file's text.</summary>
    public static string Of(IEnumerable<Reference> works) => string.Join('\n', works.Select(Of));

    private static string Of(Reference work)
    {
        var words = new LatexText((_, _) => { });
        var kind = Kinds.GetValueOrDefault(work.Type, "misc");
        var bib = new StringBuilder($"@{kind}{{{work.Key},\n");
        void Add(string field, string latex)
        {
            if (latex.Length > 0)
            {
                bib.Append("  ").Append(field).Append(" = {").Append(latex).Append("},\n");
            }
        }

        string Names(IReadOnlyList<PersonName> names) => string.Join(" and ", names.Select(name =>
            name.IsOthers ? "others" : name.Given.Length == 0 ? $"{{{words.Of(name.Family)}}}" : string.Join(", ", new[] { name.Family, name.Suffix, name.Given }.Where(part => part.Length > 0).Select(words.Of))));
        Add("author", Names(work.Authors));
        Add("editor", Names(work.Editors));
        Add("title", $"{{{words.Of(TitleText.Plain(work.Title))}}}");
        Add(kind == "article" ? "journal" : kind is "incollection" or "inproceedings" ? "booktitle" : "howpublished", words.Of(TitleText.Plain(work.Container)));
        Add("volume", words.Of(work.Volume));
        Add("number", words.Of(work.Issue));
        Add("pages", words.Of(work.Pages));
        Add("edition", words.Of(work.Edition));
        Add("publisher", words.Of(work.Publisher));
        Add("year", words.Of(work.Year));
        Add("doi", words.Of(work.Doi));
        Add("url", work.Doi.Length > 0 ? "" : words.Of(work.Url));
        return bib.Append("}\n").ToString();
    }
}
