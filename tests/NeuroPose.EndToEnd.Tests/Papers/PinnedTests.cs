using System.Text.Json.Nodes;
using System.Xml.Linq;
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
    public void The_workbench_and_its_data_may_be_cited_and_used()
    {
        var citation = File.ReadAllText(Repository.PathTo("CITATION.cff"));

        Assert.Contains("cff-version:", citation, StringComparison.Ordinal);
        Assert.Contains("license: Apache-2.0", citation, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateDirectories(Repository.PathTo("datasets")),
            folder => Assert.Contains("license:\n  id: ", File.ReadAllText(Path.Combine(folder, "dataset.yaml")), StringComparison.Ordinal));
    }
}
