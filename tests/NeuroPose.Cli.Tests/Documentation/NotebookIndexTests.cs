using System.Text.RegularExpressions;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Documentation;

/// <summary>The notebooks' index leads to each of them, and to nothing that is not there.</summary>
public sealed partial class NotebookIndexTests
{
    [Fact]
    public void Every_notebook_is_in_the_index_once_and_every_link_leads_to_one()
    {
        var linked = Link().Matches(File.ReadAllText(Repository.PathTo("notebooks", "README.md"))).Select(link => link.Groups["path"].Value).Order(StringComparer.Ordinal);
        var there = Directory.EnumerateFiles(Repository.PathTo("notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.PathTo("notebooks"), file).Replace('\\', '/'))
            .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(there, linked);
    }

    [GeneratedRegex(@"\]\((?<path>[^)]+\.ipynb)\)")]
    private static partial Regex Link();
}
