using NeuroPose.Files;
using NeuroPose.Yaml;

namespace NeuroPose.Papers;

/// <summary>Reads <c>paper.yaml</c>, strictly: what is unknown, missing or there twice is refused, with line and column.</summary>
internal sealed class PaperManifestReader(string folder, string file)
{
    private const long LargestFileBytes = 1 << 20;
    private const string PlainFile = "a file in the paper's folder (forward slashes, no \"..\")";

    private readonly Dictionary<string, PaperItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PaperSource> sources = new(StringComparer.Ordinal);

    /// <summary>Reads the manifest in a folder.</summary>
    public static PaperManifest Read(string folder)
    {
        var file = Path.Combine(folder, PaperFolder.ManifestName);
        try
        {
            return new PaperManifestReader(folder, file).Manifest(YamlText.Parse(Text(folder, file), file));
        }
        catch (FileFormatException problem)
        {
            throw new PaperException(problem.Problem, problem.Place, problem.InnerException);
        }
    }

    private static string Text(string folder, string file) => File.Exists(file)
        ? ForeignFile.ReadText(folder, PaperFolder.ManifestName, LargestFileBytes)
        : throw new PaperException("there is no such file. A paper is a folder with a paper.yaml; neuropose paper new NAME makes one.", new(File: file));

    private PaperManifest Manifest(YamlNode root)
    {
        var fields = new YamlFields(root, "", file, "title", "authors", "abstract", "text", "references", "root", "datasets", "experiments", "notebooks", "figures", "tables", "numbers");
        var manifest = new PaperManifest
        {
            Title = fields.Text("title"),
            Authors = [.. fields.List("authors").Select(Author)],
            Text = fields.OptionalText("text") is null ? null : Existing(fields, "text"),
            Abstract = fields.OptionalText("abstract"),
            AbstractPlace = fields.PlaceOf("abstract"),
            References = fields.OptionalText("references") is null ? null : References(fields),
            Root = fields.OptionalText("root") is null ? "." : Folder(fields, "root"),
            Datasets = [.. Datasets(fields, areFetched: false).Select(dataset => Dataset(dataset.Node, dataset.Index))],
            Fetched = [.. Datasets(fields, areFetched: true).Select(dataset => Fetched(dataset.Node, dataset.Index))],
            Sources =
            [
                .. fields.OptionalList("experiments").Select((node, index) => Source(node, index, isNotebook: false)),
                .. fields.OptionalList("notebooks").Select((node, index) => Source(node, index, isNotebook: true)),
            ],
            Items =
            [
                .. fields.OptionalList("figures").Select((node, index) => Item(node, index, PaperItemKind.Figure)),
                .. fields.OptionalList("tables").Select((node, index) => Item(node, index, PaperItemKind.Table)),
                .. fields.OptionalList("numbers").Select((node, index) => Item(node, index, PaperItemKind.Number)),
            ],
        };
        if (manifest.Items.Count > 0 && manifest.Sources.FirstOrDefault(source => !manifest.Items.Any(item => item.From == source.File)) is { } idle)
        {
            throw new PaperException($"nothing that the paper shows is from {idle.File}. Take it out, or say \"from: {idle.File}\" where it belongs.", idle.Place);
        }

        return manifest.Items.Count > 0 ? manifest : throw fields.Error("title", "the paper shows nothing: expected at least one of figures, tables and numbers.");
    }

    private PaperAuthor Author(YamlNode node, int index)
    {
        var fields = new YamlFields(node, FormattableString.Invariant($"authors[{index}]"), file, "name", "affiliation", "orcid");
        var orcid = fields.OptionalText("orcid");
        return orcid is null || Orcid.IsValid(orcid)
            ? new(fields.Text("name"), fields.OptionalText("affiliation"), orcid)
            : throw fields.Error("orcid", $"\"{orcid}\" is no ORCID iD: {Orcid.Problem(orcid)}.");
    }

    private string References(YamlFields fields)
    {
        var path = Existing(fields, "references");
        return Path.GetExtension(path) is ".bib" or ".json"
            ? path
            : throw fields.Error("references", $"{path} is no file of references; expected BibTeX (.bib) or CSL JSON (.json).");
    }

    private static IEnumerable<(int Index, YamlNode Node)> Datasets(YamlFields fields, bool areFetched) => fields.OptionalList("datasets").Index()
        .Where(dataset => areFetched == (dataset.Item is YamlMap map && map.Members.Any(member => member.Key.Text == "fetched")));

    private PaperDataset Dataset(YamlNode node, int index)
    {
        var fields = new YamlFields(node, FormattableString.Invariant($"datasets[{index}]"), file, "folder", "sha256");
        var sha256 = fields.Text("sha256", IsSha256, "the SHA-256 of its dataset.yaml: 64 hexadecimal digits in lower case");
        return new(Folder(fields, "folder"), sha256) { Place = fields.PlaceOf("sha256") };
    }

    private FetchedPaperDataset Fetched(YamlNode node, int index)
    {
        var fields = new YamlFields(node, FormattableString.Invariant($"datasets[{index}]"), file, "fetched", "files");
        var files = fields.Texts("files");
        return files.Count > 0 && files.Values.All(IsSha256)
            ? new(fields.Text("fetched"), files) { Place = fields.PlaceOf("files") }
            : throw fields.Error("files", "expected each file that the paper reads, with its SHA-256: 64 hexadecimal digits in lower case.");
    }

    private PaperSource Source(YamlNode node, int index, bool isNotebook)
    {
        var list = isNotebook ? "notebooks" : "experiments";
        var name = FormattableString.Invariant($"{list}[{index}]");
        var fields = isNotebook ? new YamlFields(node, name, file, "file", "parameters") : new YamlFields(node, name, file, "file");
        var source = new PaperSource(Existing(fields, "file"), isNotebook, isNotebook ? fields.OptionalTexts("parameters") : new Dictionary<string, string>()) { Place = fields.PlaceOf("file") };
        return sources.TryAdd(source.File, source) ? source : throw fields.Error("file", $"{source.File} is listed twice. Keep one of them.");
    }

    private PaperItem Item(YamlNode node, int index, PaperItemKind kind)
    {
        var isNumber = kind == PaperItemKind.Number;
        var name = FormattableString.Invariant($"{kind.ToString().ToLowerInvariant()}s[{index}]");
        var fields = isNumber
            ? new YamlFields(node, name, file, "id", "title", "from", "sidecar", "value", "unit", "tolerance", "reason")
            : new YamlFields(node, name, file, "id", "title", "from", "sidecar");
        var id = fields.Text("id", PaperId.IsValid, PaperId.Expected);
        var item = new PaperItem(kind, id, From(fields, kind), fields.OptionalText("sidecar") is null ? id + ".json" : fields.Text("sidecar", IsSidecar, "a plain file name that ends in .json"))
        {
            Title = fields.OptionalText("title"),
            Place = fields.PlaceOf("id"),
        };
        item = isNumber ? Number(item, fields) : item;
        if (items.TryGetValue(id, out var same))
        {
            throw fields.Error("id", FormattableString.Invariant($"the id \"{id}\" is in line {same.Place.Line} already, of a {same.Word}. Give each figure, table and number its own."));
        }

        items.Add(id, item);
        return items.Values.FirstOrDefault(other => other.Id != id && other.Sidecar == item.Sidecar) is { } shared
            ? throw fields.Error("sidecar", $"\"{shared.Id}\" has the sidecar {item.Sidecar} already.")
            : item;
    }

    private static PaperItem Number(PaperItem item, YamlFields fields)
    {
        var fromNotebook = item.From.EndsWith(".ipynb", StringComparison.Ordinal);
        var number = item with
        {
            Value = fields.OptionalText("value"),
            Unit = fields.OptionalText("unit") ?? "",
            Tolerance = fields.OptionalNumber("tolerance"),
            Reason = fields.OptionalText("reason"),
        };
        return number switch
        {
            { Tolerance: not > 0 and not null } => throw fields.Error("tolerance", "a tolerance is above 0. Leave it out where the number has to be the same to the last bit."),
            { Tolerance: not null, Reason: null } => throw fields.Error("tolerance", $"\"{item.Id}\" has a tolerance, but no reason. Say in \"reason\" why its bits may differ."),
            { Tolerance: null, Reason: not null } => throw fields.Error("reason", $"\"{item.Id}\" has a reason, but no tolerance."),
            { Value: null } when !fromNotebook => throw fields.Error("from", $"\"{item.Id}\" comes from an experiment: \"value\" has to say where in the report it stands, such as results.summary.mean."),
            { Value: not null } when fromNotebook => throw fields.Error("value", $"\"{item.Id}\" comes from a notebook, which names it by Paper.Number(\"{item.Id}\", …). Leave \"value\" out."),
            { Unit: not "" } when fromNotebook => throw fields.Error("unit", $"\"{item.Id}\" comes from a notebook, which gives its unit with Paper.Number. Leave \"unit\" out."),
            _ => number,
        };
    }

    private string From(YamlFields fields, PaperItemKind kind)
    {
        var from = fields.Text("from");
        if (!sources.TryGetValue(from, out var source))
        {
            throw fields.Error("from", $"{from} is not listed under notebooks or experiments.{NearestName.Hint(from, sources.Keys)}");
        }

        return source.IsNotebook || kind == PaperItemKind.Number
            ? from
            : throw fields.Error("from", $"{from} is an experiment; figures and tables are made by notebooks.");
    }

    private string Existing(YamlFields fields, string key)
    {
        var path = fields.Text(key, PaperFolder.IsInside, PlainFile);
        return File.Exists(Path.Combine(folder, path)) ? path : throw fields.Error(key, $"there is no file {path} in the paper's folder.");
    }

    private string Folder(YamlFields fields, string key)
    {
        var path = fields.Text(key, text => !Path.IsPathRooted(text) && !text.Contains('\\', StringComparison.Ordinal), "a folder relative to paper.yaml, with forward slashes");
        return Directory.Exists(Path.Combine(folder, path)) ? path : throw fields.Error(key, $"there is no folder {path}. It is relative to paper.yaml.");
    }

    private static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsSidecar(string name) => name.EndsWith(".json", StringComparison.Ordinal) && PaperId.IsValid(name[..^5]);
}
