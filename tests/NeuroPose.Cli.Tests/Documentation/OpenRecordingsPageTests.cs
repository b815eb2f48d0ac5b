using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Documentation;

/// <summary>docs/how-to/open-recordings.md: what it says is there is there.</summary>
public sealed class OpenRecordingsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "how-to", "open-recordings.md"));

    [Fact]
    public void Every_bundled_dataset_has_its_line()
    {
        string[] rows = [.. Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.Equal(
            DatasetRegistry.Bundled.Datasets.Select(dataset =>
                FormattableString.Invariant($"| `{dataset.Name}` | {dataset.Title}: {string.Join(", ", dataset.Entries.Select(entry => $"`{entry.Name}`"))} ")
                + FormattableString.Invariant($"| {dataset.Entries.Sum(entry => entry.ByteCount) / 1e6:0.0} MB | {dataset.License.Id} | {dataset.Origin.Source} |")),
            rows);
    }

    [Fact]
    public void The_registry_on_the_page_is_one()
    {
        using var folder = new TemporaryFolder();
        var start = Page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        File.WriteAllText(folder.PathTo("registry.yaml"), Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Equal(["slow", "fast"], DatasetRegistry.Load(folder.PathTo("registry.yaml"))["our-walks"].Entries.Select(entry => entry.Name));
    }
}
