using System.Text.Json.Nodes;
using System.Xml.Linq;
using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>What a paper is re-executed with is pinned, and may be cited.</summary>
public sealed class PinnedTests
{
    [Fact]
    public void The_SDK_is_pinned() =>
        Assert.Matches(@"^10\.\d+\.\d+", JsonNode.Parse(File.ReadAllText(Repository.PathTo("global.json")))!["sdk"]!["version"]!.GetValue<string>());

    [Fact]
    public void Every_project_that_the_command_is_built_from_has_its_packages_locked()
    {
        var projects = new[] { "src", "kernel-extensions" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.csproj", SearchOption.AllDirectories)).ToList();

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no lock file."));
        Assert.All(
            projects.SelectMany(project => XDocument.Load(project).Descendants("PackageReference")),
            package => Assert.Null(package.Attribute("Version")));
    }

    [Fact]
    public void The_workbench_may_be_cited()
    {
        var lines = File.ReadAllLines(Repository.PathTo("CITATION.cff"));
        string Value(string key) => Assert.Single(lines, line => line.StartsWith(key + ": ", StringComparison.Ordinal))[(key.Length + 2)..];

        // What version 1.2.0 of the format asks for, and what a reference needs.
        Assert.Equal("1.2.0", Value("cff-version"));
        Assert.NotEmpty(Value("message"));
        Assert.Equal("software", Value("type"));
        Assert.NotEmpty(Value("title"));
        Assert.Matches(@"^  - (name|family-names): \S", lines[Array.IndexOf(lines, "authors:") + 1]);
        Assert.Equal(XDocument.Load(Repository.PathTo("Directory.Build.props")).Descendants("Version").Single().Value, Value("version"));
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Contains("Apache License", File.ReadAllText(Repository.PathTo("LICENSE")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_dataset_says_where_it_is_from_and_what_may_be_done_with_it()
    {
        var datasets = Directory.EnumerateDirectories(Repository.PathTo("datasets")).Select(Dataset.Open).ToList();

        Assert.NotEmpty(datasets);
        foreach (var manifest in datasets.Select(dataset => dataset.Manifest))
        {
            Assert.NotEmpty(manifest.Origin.Source);
            Assert.Matches("^[A-Z][A-Za-z0-9.-]+$", manifest.License.Id);
            Assert.Contains("https://", manifest.License.Statement, StringComparison.Ordinal);
        }
    }
}
