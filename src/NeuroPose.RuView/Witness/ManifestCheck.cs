using System.Text;

namespace NeuroPose.RuView.Witness;

/// <summary>
/// Compares a bundle's files with its manifest: the form of <c>sha256sum</c>, a line for every file but the manifest itself.
/// </summary>
internal static class ManifestCheck
{
    private const string Name = "manifest";
    private const int HashDigits = 64;

    public static WitnessCheck Of(BundleContent content)
    {
        if (content.Find(WitnessFiles.Manifest) is not { } bytes)
        {
            return new(Name, WitnessOutcome.Fail, $"the bundle has no {WitnessFiles.Manifest}.");
        }

        var listed = new HashSet<string>(StringComparer.Ordinal);
        List<string> problems = [];
        foreach (var (line, index) in Encoding.UTF8.GetString(bytes).Split('\n').Select((line, index) => (line.TrimEnd('\r'), index)).Where(line => line.Item1.Length > 0))
        {
            if (Parse(line) is not var (hash, given))
            {
                problems.Add(FormattableString.Invariant($"line {index + 1} is no SHA-256 with a file's name"));
            }
            else if (BundlePath.Clean(given) is not { } name)
            {
                problems.Add($"\"{given}\" leads out of the bundle");
            }
            else if (!listed.Add(name))
            {
                problems.Add($"{name} is listed twice");
            }
            else if (!content.Hashes.TryGetValue(content.Root + name, out var actual))
            {
                problems.Add($"{name} is missing");
            }
            else if (!string.Equals(actual, hash, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add($"{name} has been changed: its SHA-256 is {actual}, {hash} is listed");
            }
        }

        problems.AddRange(content.Hashes.Keys
            .Where(name => name != content.Root + WitnessFiles.Manifest && !(name.StartsWith(content.Root, StringComparison.Ordinal) && listed.Contains(name[content.Root.Length..])))
            .Select(name => $"{name} is not listed"));
        return problems.Count == 0
            ? new(Name, WitnessOutcome.Pass, FormattableString.Invariant($"{listed.Count} files as listed."))
            : new(Name, WitnessOutcome.Fail, string.Join("; ", problems.Take(5)) + (problems.Count > 5 ? FormattableString.Invariant($"; and {problems.Count - 5} more.") : "."));
    }

    private static (string Hash, string Name)? Parse(string line) =>
        line.Length > HashDigits + 2 && line[HashDigits] == ' ' && line[HashDigits + 1] is ' ' or '*' && IsHash(line[..HashDigits])
            ? (line[..HashDigits], line[(HashDigits + 2)..])
            : null;

    public static bool IsHash(string text) => text.Length == HashDigits && text.All(char.IsAsciiHexDigit);
}
