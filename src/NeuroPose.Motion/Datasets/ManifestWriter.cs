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
        Member(text, "", "skeleton", manifest.Skeleton);
        text.Append("units:\n");
        foreach (var (name, unit) in manifest.Units)
        {
            Member(text, "  ", name, unit);
        }

        text.Append("files:\n");
        foreach (var entry in manifest.Entries)
        {
            Member(text, "  - ", "name", entry.Name);
            Member(text, "    ", "file", entry.FileName);
            Member(text, "    ", "sha256", entry.Sha256);
            Member(text, "    ", "bytes", (long?)entry.ByteCount);
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
            var quoted = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(indent).Append(key).Append(": \"").Append(quoted).Append("\"\n");
        }
    }

    private static void Member<T>(StringBuilder text, string indent, string key, T? value)
        where T : struct, IFormattable
    {
        if (value is { } number)
        {
            text.Append(indent).Append(key).Append(": ").Append(number.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
