using System.Text;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Yaml;

namespace NeuroPose.Datasets;

/// <summary>Reads manifests of datasets, strictly: what is unknown is refused, with line and column.</summary>
internal static class ManifestReader
{
    private const long LargestManifestBytes = 1 << 20;

    private static readonly string[] Keys =
        ["name", "title", "description", "origin", "license", "citation", "archive", "skeleton", "units", "files"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the <c>dataset.yaml</c> of a folder.</summary>
    public static DatasetManifest Read(string folder)
    {
        var resolved = Path.IsPathFullyQualified(folder) ? "" : $"The folder is {Path.GetFullPath(folder)}{(Directory.Exists(folder) ? "" : ", which is not there")}. ";
        FileStream Open() => DatasetFolder.Open(folder, Dataset.ManifestName, LargestManifestBytes, resolved + DatasetFolder.ManifestCure);
        return Parse(Text(Open, Path.Combine(folder, Dataset.ManifestName), "manifest"), Path.Combine(folder, Dataset.ManifestName));
    }

    /// <summary>Reads a registry: the key <c>datasets</c> with a list of manifests.</summary>
    public static IReadOnlyList<DatasetManifest> ReadRegistry(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? ParseRegistry(Text(() => TrialFile.Open(path), path, "registry"), path)
            : throw new DatasetException("there is no such file. Expected a registry of datasets, in YAML.", new(File: path));
    }

    /// <summary>Reads a manifest's text; <paramref name="file"/> is for messages.</summary>
    public static DatasetManifest Parse(string text, string file) =>
        Strictly(() => Manifest(new(YamlText.Parse(text, file), "", file, Keys), "", file));

    /// <summary>Reads a registry's text; <paramref name="file"/> is for messages.</summary>
    public static IReadOnlyList<DatasetManifest> ParseRegistry(string text, string file) => Strictly(() =>
    {
        var root = new YamlFields(YamlText.Parse(text, file), "", file, "datasets");
        List<DatasetManifest> datasets = [];
        foreach (var node in root.List("datasets"))
        {
            var name = FormattableString.Invariant($"datasets[{datasets.Count}]");
            var fields = new YamlFields(node, name, file, Keys);
            var manifest = Manifest(fields, name + ".", file);

            // The name becomes that of a folder, on any system.
            if (!DatasetFolder.IsPlainName(manifest.Name) || datasets.Any(other => DatasetFolder.AreOneFile(other.Name, manifest.Name)))
            {
                throw fields.Error("name", $"\"{manifest.Name}\" must be a plain name (letters, digits, dot, hyphen, underscore) that no other dataset has.");
            }

            datasets.Add(manifest);
        }

        return (IReadOnlyList<DatasetManifest>)datasets;
    });

    private static T Strictly<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FileFormatException problem) when (problem is not DatasetException)
        {
            throw new DatasetException(problem.Problem, problem.Place, problem.InnerException);
        }
    }

    private static string Text(Func<FileStream> open, string shown, string kind)
    {
        var place = new Place(File: shown);
        try
        {
            using var file = open();
            return StrictUtf8.GetString(
                file.ReadBounded(LargestManifestBytes) ?? throw new DatasetException(FormattableString.Invariant($"the {kind} is longer than {LargestManifestBytes} bytes."), place));
        }
        catch (DecoderFallbackException problem)
        {
            throw new DatasetException($"the {kind} is not UTF-8 text.", place, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"the {kind} cannot be read ({problem.Message})", place, problem);
        }
    }

    private static DatasetManifest Manifest(YamlFields root, string prefix, string file)
    {
        var origin = root.Map("origin", "source", "version", "seed");
        var license = root.Map("license", "id", "statement");
        var archive = root.OptionalMap("archive", "file", "address", "sha256", "bytes");
        return new()
        {
            Name = root.Text("name"),
            Title = root.Text("title"),
            Description = root.Text("description"),
            Origin = new(origin.Text("source"), origin.OptionalText("version"), origin.OptionalWhole("seed")),
            License = new(license.Text("id"), license.Text("statement")),
            Citation = root.OptionalText("citation"),
            Archive = archive is null ? null : new(FileName(archive), Address(archive)!, Sha256(archive), ByteCount(archive)),
            Skeleton = root.Text("skeleton"),
            Units = root.Texts("units"),
            Entries = Entries(root.List("files"), prefix, file, archive is null ? null : FileName(archive)),
        };
    }

    private static List<DatasetEntry> Entries(IReadOnlyList<YamlNode> files, string prefix, string file, string? archive)
    {
        var entries = new List<DatasetEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in files)
        {
            var fields = new YamlFields(
                node,
                FormattableString.Invariant($"{prefix}files[{entries.Count}]"),
                file,
                "name", "file", "sha256", "bytes", "address", "member", "subject", "cadence_steps_per_minute", "seconds",
                "frames_per_second", "frames", "missing_frames", "people", "heading_degrees", "asymmetry", "seed");
            var entry = Entry(fields);
            if (!names.Add(entry.Name))
            {
                throw fields.Error("name", $"two files are named \"{entry.Name}\".");
            }

            if (entries.Any(other => DatasetFolder.AreOneFile(other.FileName, entry.FileName)) || (archive is not null && DatasetFolder.AreOneFile(archive, entry.FileName)))
            {
                throw fields.Error("file", $"\"{entry.FileName}\" is the name of another file of the dataset already.");
            }

            if (entry.Member is not null && (archive is null || entry.Address is not null))
            {
                throw fields.Error("member", "a file with a member is taken from the dataset's archive: state \"archive\", and no \"address\" for the file.");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static DatasetEntry Entry(YamlFields fields) => new(fields.Text("name"), FileName(fields), Sha256(fields), ByteCount(fields))
    {
        Address = fields.OptionalText("address") is null ? null : Address(fields),
        Member = fields.OptionalText("member") is null ? null : fields.Text("member", IsInside, "a path inside the archive (with slashes; no \"..\", none at the start)"),
        Subject = fields.OptionalText("subject"),
        CadenceStepsPerMinute = fields.OptionalNumber("cadence_steps_per_minute"),
        Seconds = fields.OptionalNumber("seconds"),
        FramesPerSecond = fields.OptionalNumber("frames_per_second"),
        FrameCount = (int?)fields.OptionalWhole("frames", 0, int.MaxValue),
        MissingFrameCount = (int?)fields.OptionalWhole("missing_frames", 0, int.MaxValue),
        PersonCount = (int?)fields.OptionalWhole("people", 0, int.MaxValue),
        HeadingDegrees = fields.OptionalNumber("heading_degrees"),
        Asymmetry = fields.OptionalText("asymmetry"),
        Seed = fields.OptionalWhole("seed"),
    };

    private static string FileName(YamlFields fields) => fields.Text(
        "file", DatasetFolder.IsDataName, "a plain file name in the dataset's folder (letters, digits, dot, hyphen, underscore; no slash, no leading dot)");

    private static string Sha256(YamlFields fields) => fields.Text("sha256", IsHash, "64 hexadecimal digits in lower case");

    private static long ByteCount(YamlFields fields) => fields.Whole("bytes", 1, Dataset.LargestFileBytes);

    private static Uri Address(YamlFields fields) => new(fields.Text(
        "address", text => WebAddress.TryParse(text) is not null, "an address that starts with https:// (http:// on this machine alone), without a password"));

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsInside(string path) =>
        !path.Contains('\\', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));
}
