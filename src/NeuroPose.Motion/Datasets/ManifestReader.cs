using System.Text;
using NeuroPose.Files;
using NeuroPose.Yaml;

namespace NeuroPose.Datasets;

/// <summary>Reads <c>dataset.yaml</c>, strictly: what is unknown is refused, with line and column.</summary>
internal static class ManifestReader
{
    private const long LargestManifestBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DatasetManifest Read(string folder)
    {
        var path = Path.Combine(folder, Dataset.ManifestName);
        return Parse(Text(folder, new(File: path)), path);
    }

    /// <summary>Reads a manifest's text; <paramref name="file"/> is for messages.</summary>
    public static DatasetManifest Parse(string text, string file)
    {
        try
        {
            return Manifest(new(YamlText.Parse(text, file), "", file, "name", "title", "description", "origin", "license", "skeleton", "units", "files"), file);
        }
        catch (FileFormatException problem) when (problem is not DatasetException)
        {
            throw new DatasetException(problem.Problem, problem.Place, problem.InnerException);
        }
    }

    private static string Text(string folder, Place place)
    {
        try
        {
            using var file = DatasetFolder.Open(folder, Dataset.ManifestName, LargestManifestBytes);
            return StrictUtf8.GetString(
                file.ReadBounded(LargestManifestBytes) ?? throw new DatasetException("the manifest grew while it was read.", place));
        }
        catch (DecoderFallbackException problem)
        {
            throw new DatasetException("the manifest is not UTF-8 text.", place, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"the manifest cannot be read ({problem.Message})", place, problem);
        }
    }

    private static DatasetManifest Manifest(YamlFields root, string file)
    {
        var origin = root.Map("origin", "source", "version", "seed");
        var license = root.Map("license", "id", "statement");
        return new()
        {
            Name = root.Text("name"),
            Title = root.Text("title"),
            Description = root.Text("description"),
            Origin = new(origin.Text("source"), origin.OptionalText("version"), origin.OptionalWhole("seed")),
            License = new(license.Text("id"), license.Text("statement")),
            Skeleton = root.Text("skeleton"),
            Units = root.Texts("units"),
            Entries = Entries(root.List("files"), file),
        };
    }

    private static List<DatasetEntry> Entries(IReadOnlyList<YamlNode> files, string file)
    {
        var entries = new List<DatasetEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in files)
        {
            var fields = new YamlFields(
                node,
                FormattableString.Invariant($"files[{entries.Count}]"),
                file,
                "name", "file", "sha256", "bytes", "subject", "cadence_steps_per_minute", "seconds", "frames_per_second",
                "frames", "missing_frames", "people", "heading_degrees", "asymmetry", "seed");
            var entry = Entry(fields);
            if (!names.Add(entry.Name))
            {
                throw fields.Error("name", $"two files are named \"{entry.Name}\".");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static DatasetEntry Entry(YamlFields fields) => new(
        fields.Text("name"),
        fields.Text("file", DatasetFolder.IsPlainName, "a plain file name in the dataset's folder (letters, digits, dot, hyphen, underscore; no slash, no leading dot)"),
        fields.Text("sha256", IsHash, "64 hexadecimal digits in lower case"),
        fields.Whole("bytes", 1, Dataset.LargestFileBytes))
    {
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

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
