using NeuroPose.Files;
using NeuroPose.Yaml;

namespace NeuroPose.Inference.Models;

/// <summary>
/// Models that can be fetched: the npm packages that hold their weights, with the hashes of all files, and what goes into their cards.
/// </summary>
public sealed class ModelRegistry
{
    private static readonly Lazy<ModelRegistry> OfThisLibrary = new(() =>
    {
        const string Name = "models.yaml";
        using var stream = typeof(ModelRegistry).Assembly.GetManifestResourceStream(typeof(ModelRegistry), Name)!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), Name);
    });

    private ModelRegistry(IReadOnlyList<PublishedModel> models) => Models = models;

    /// <summary>The registry that comes with this library.</summary>
    public static ModelRegistry Bundled => OfThisLibrary.Value;

    /// <summary>The names of the models.</summary>
    public IReadOnlyList<string> Names => [.. Models.Select(model => model.Name)];

    /// <summary>The models.</summary>
    internal IReadOnlyList<PublishedModel> Models { get; }

    /// <summary>A registry of the user's own.</summary>
    /// <exception cref="FileFormatException">It breaks the rules; the message has the line.</exception>
    public static ModelRegistry Load(string path) => Parse(
        ForeignFile.ReadText(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path), ForeignFile.LargestText), path);

    /// <summary>A model by its name; null where there is none.</summary>
    internal PublishedModel? Find(string name) => Models.FirstOrDefault(model => model.Name == name);

    private static ModelRegistry Parse(string text, string file)
    {
        var root = new YamlFields(YamlText.Parse(text, file), "", file, "packages", "models");
        var packages = root.List("packages").Select(node =>
        {
            var fields = new YamlFields(node, "packages", file, "package", "sha256", "bytes", "license");
            return new PublishedPackage(
                fields.Text("package", PublishedPackage.IsName, "an npm package with its exact version, @scope/name@1.2.3"),
                fields.Text("sha256", ModelCardYaml.IsHash, "a SHA-256"),
                fields.Whole("bytes", 1, 1L << 32),
                fields.Text("license"));
        }).ToList();
        var models = root.List("models").Select(node =>
        {
            var fields = new YamlFields(node, "models", file, "name", "package", "file", "sha256", "weights", "weights_sha256", "adapter", "score_threshold", "detector", "license");
            var license = fields.Map("license", "id", "statement");
            return new PublishedModel(
                fields.Text("name"),
                packages.Find(package => package.Name == fields.Text("package")) ?? throw fields.Error("package", "the package is not in the list of packages."),
                fields.Text("file"),
                fields.Text("sha256", ModelCardYaml.IsHash, "a SHA-256"),
                fields.Text("weights"),
                fields.Text("weights_sha256", ModelCardYaml.IsHash, "a SHA-256"),
                ModelAdapters.Find(fields.Text("adapter")) ?? throw fields.Error("adapter", "unknown adapter."),
                fields.OptionalNumber("score_threshold") ?? 0.3,
                fields.OptionalText("detector"),
                new(license.Text("id"), license.Text("statement")));
        }).ToList();
        return new(models);
    }
}

/// <summary>An npm package with weights in it.</summary>
/// <param name="Name">Its name and exact version.</param>
/// <param name="Sha256">The hash of its archive.</param>
/// <param name="Bytes">The size of its archive.</param>
/// <param name="License">The license that it states.</param>
internal sealed record PublishedPackage(string Name, string Sha256, long Bytes, string License)
{
    /// <summary>Whether a text is a package's name with an exact version, and nothing that npm takes for an option, a folder or an
    /// address.</summary>
    public static bool IsName(string text)
    {
        var version = text.LastIndexOf('@');
        return version > 0 && char.IsAsciiDigit(text.ElementAtOrDefault(version + 1))
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '/' or '-' or '.' or '_')
            && (text[0] == '@' ? text.Count(letter => letter == '/') == 1 : char.IsAsciiLetter(text[0]) && !text.Contains('/', StringComparison.Ordinal))
            && !text.Contains("..", StringComparison.Ordinal);
    }
}

/// <summary>A model of TensorFlow.js in an npm package.</summary>
internal sealed record PublishedModel(
    string Name,
    PublishedPackage Package,
    string File,
    string Sha256,
    string Weights,
    string WeightsSha256,
    ModelAdapter Adapter,
    double ScoreThreshold,
    string? Detector,
    ModelLicense License);
