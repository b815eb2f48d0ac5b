using System.Text;
using static NeuroPose.Papers.PaperHtml;

namespace NeuroPose.Papers;

/// <summary>The end of a paper's page: what each figure, table and number was made by, with its hash.</summary>
internal static class PaperProvenance
{
    public static string Of(PaperDocument document, Func<TextPlace, ShownItem> shown, SidecarLinks links)
    {
        var text = document.Body;
        var items = document.Texts.Reverse().SelectMany(one => one.Places).Where(place => place.Word != "see").Select(shown).DistinctBy(item => item.Item.Id).ToList();
        if (items.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder("<section class=\"provenance\">\n<h2 id=\"how-this-was-made\">Appendix: how this was made</h2>\n");
        html.Append("<p>Code made each figure and table above, and each number listed here; <code>neuropose paper verify</code> makes them again and compares. ")
            .Append("A hash is the beginning of a SHA-256: of what is shown, of the code that made it, and of what each step of that code gave.</p>\n");
        html.Append("<p>").Append(Text(Versions(items[0].Sidecar) + Data(document.Paper.Manifest))).Append("</p>\n");
        Append(html, isNumbers: false, items.Where(item => item.Value is not PaperNumber).OrderBy(item => item.Item.Kind), item => Text(text.Labels[item.Item.Id]), links);
        Append(html, isNumbers: true, items.Where(item => item.Value is PaperNumber), item => Text(item.Item.Id), links);
        return html.Append("</section>\n").ToString();
    }

    /// <summary>The same in words alone, for a page that is not HTML.</summary>
    public static string Explanation(PaperManifest manifest, Sidecar sidecar) =>
        "Code made each figure and table above, and each number listed here; \"neuropose paper verify\" makes them again and compares. "
        + "A hash is the beginning of a SHA-256: of what is shown, of the code that made it, and of what each step of that code gave. "
        + Versions(sidecar) + Data(manifest);

    private static void Append(StringBuilder html, bool isNumbers, IEnumerable<ShownItem> items, Func<ShownItem, string> name, SidecarLinks links)
    {
        var rows = items.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        html.Append("<div class=\"wide\"><table>\n<thead><tr><th>").Append(isNumbers ? "Number" : "Shown").Append("</th>")
            .Append(isNumbers ? "<th class=\"number\">Exactly</th><th>Unit</th>" : "")
            .Append("<th>Made by</th><th>Hash</th><th>Code</th><th>Steps</th></tr></thead>\n<tbody>\n");
        foreach (var item in rows)
        {
            html.Append(Row(item, name(item), links));
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Row(ShownItem item, string name, SidecarLinks links)
    {
        var sidecar = item.Sidecar;
        var number = item.Value is PaperNumber { Content: var exactly, Unit: var unit } ? $"<td class=\"number\">{exactly}</td><td>{Text(unit)}</td>" : "";
        var hash = links == SidecarLinks.Files ? $"<a class=\"hash\" href=\"sidecars/{Text(item.Item.Sidecar)}\">{sidecar.ShortHash}</a>" : Hash(sidecar.Sha256);
        return $"<tr id=\"{PaperPageItems.MadeId(item.Item)}\"><td>{name}</td>{number}<td>{Text(item.Item.From)}</td><td>{hash}</td><td>{Hash(sidecar.CodeSha256)}</td><td>{Hash(sidecar.ResultsSha256)}</td></tr>\n";
    }

    private static string Hash(string sha256) => $"<span class=\"hash\">{Sidecar.Short(sha256)}</span>";

    private static string Versions(Sidecar sidecar)
    {
        var versions = sidecar.Environment;
        return $"Executed with NeuroPose Workbench {versions.GetValueOrDefault("workbench")}, .NET {versions.GetValueOrDefault("dotnet")}, C# {versions.GetValueOrDefault("csharp")}.";
    }

    private static string Data(PaperManifest manifest)
    {
        string[] data =
        [
            .. manifest.Datasets.Select(dataset => $"{Path.GetFileName(dataset.Folder)} ({Sidecar.Short(dataset.Sha256)})"),
            .. manifest.Fetched.SelectMany(dataset => dataset.Files.Select(file => $"{dataset.Name}/{file.Key} ({Sidecar.Short(file.Value)})")),
        ];
        return data.Length == 0 ? "" : $" Data: {string.Join(", ", data)}.{(manifest.Fetched.Count == 0 ? "" : " What the paper does not hold is fetched: neuropose paper verify says what is missing.")}";
    }
}
