using System.Globalization;
using System.Text;

namespace NeuroPose.Datasets;

/// <summary>Writes <c>dataset.yaml</c>: always the same text for the same manifest.</summary>
internal static class ManifestWriter
{
    public static string Write(DatasetManifest manifest)
    {
        var text = new StringBuilder();
        Member(text, "", "name", manifest.Name);
        Member(text, "", "title", manifest.Title);
        Member(text, "", "description", manifest.Description);
        text.Append("origin:\n");
        Member(text, "  ", "source", manifest.Origin.Source);
        Member(text, "  ", "version", manifest.Origin.Version);
        Member(text, "  ", "seed", manifest.Origin.Seed);
        text.Append("license:\n");
        Member(text, "  ", "id", manifest.License.Id);
        Member(text, "  ", "statement", manifest.License.Statement);
        Member(text, "", "citation", manifest.Citation);
        if (manifest.Archive is { } archive)
        {
            text.Append("archive:\n");
            Member(text, "  ", "file", archive.FileName);
            Member(text, "  ", "address", archive.Address.AbsoluteUri);
            Member(text, "  ", "sha256", archive.Sha256);
            Member(text, "  ", "bytes", (long?)archive.ByteCount);
        }

        Member(text, "", "skeleton", manifest.Skeleton);
        text.Append(manifest.Units.Count == 0 ? "units: {}\n" : "units:\n");
        foreach (var (name, unit) in manifest.Units)
        {
            Member(text, "  ", name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? name : Quoted(name), unit);
        }

        text.Append("files:\n");
        foreach (var entry in manifest.Entries)
        {
            Member(text, "  - ", "name", entry.Name);
            Member(text, "    ", "file", entry.FileName);
            Member(text, "    ", "sha256", entry.Sha256);
            Member(text, "    ", "bytes", (long?)entry.ByteCount);
            Member(text, "    ", "address", entry.Address?.AbsoluteUri);
            Member(text, "    ", "member", entry.Member);
            Member(text, "    ", "subject", entry.Subject);
            Member(text, "    ", "cadence_steps_per_minute", entry.CadenceStepsPerMinute);
            Member(text, "    ", "seconds", entry.Seconds);
            Member(text, "    ", "frames_per_second", entry.FramesPerSecond);
            Member(text, "    ", "frames", entry.FrameCount);
            Member(text, "    ", "missing_frames", entry.MissingFrameCount);
            Member(text, "    ", "people", entry.PersonCount);
            Member(text, "    ", "heading_degrees", entry.HeadingDegrees);
            Member(text, "    ", "asymmetry", entry.Asymmetry);
            Member(text, "    ", "seed", entry.Seed);
        }

        return text.ToString();
    }

    private static void Member(StringBuilder text, string indent, string key, string? value)
    {
        if (value is not null)
        {
            // Always quoted: a text such as "1" or "no" must stay a text for every reader.
            text.Append(indent).Append(key).Append(": ").Append(Quoted(value)).Append('\n');
        }
    }

    private static string Quoted(string value) => '"' + string.Concat(value.Select(letter => letter switch
    {
        '\\' => "\\\\",
        '"' => "\\\"",
        '\n' => "\\n",
        _ when char.IsControl(letter) => FormattableString.Invariant($"\\x{(int)letter:X2}"),
        _ => letter.ToString(),
    })) + '"';

    private static void Member<T>(StringBuilder text, string indent, string key, T? value)
        where T : struct, IFormattable
    {
        if (value is { } number)
        {
            text.Append(indent).Append(key).Append(": ").Append(number.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
