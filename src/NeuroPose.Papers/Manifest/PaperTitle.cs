using System.Text;
using static NeuroPose.Papers.PaperHtml;

namespace NeuroPose.Papers;

/// <summary>The title and the authors at the head of a paper's page.</summary>
internal static class PaperTitle
{
    public static string Of(PaperManifest manifest)
    {
        var places = manifest.Authors.Select(author => author.Affiliation).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var html = new StringBuilder("<header class=\"title\">\n");
        html.Append("<h1>").Append(Text(manifest.Title)).Append("</h1>\n");
        html.Append("<p class=\"authors\">").AppendJoin(", ", manifest.Authors.Select(author => Author(author, places))).Append("</p>\n");
        if (places.Count > 0)
        {
            html.Append("<p class=\"affiliations\">").AppendJoin("<br>", places.Select((place, index) => Mark(places, index) + Text(place))).Append("</p>\n");
        }

        return html.Append("</header>\n").ToString();
    }

    private static string Author(PaperAuthor author, List<string> places)
    {
        var mark = author.Affiliation is { } place ? Mark(places, places.IndexOf(place)) : "";
        var orcid = author.Orcid is { } id ? $" <a class=\"orcid\" href=\"https://orcid.org/{Text(id)}\">{Text(id)}</a>" : "";
        return Text(author.Name) + mark + orcid;
    }

    // Where all work at one place, no mark is needed.
    private static string Mark(List<string> places, int index) => places.Count > 1 ? FormattableString.Invariant($"<sup>{index + 1}</sup>") : "";
}
