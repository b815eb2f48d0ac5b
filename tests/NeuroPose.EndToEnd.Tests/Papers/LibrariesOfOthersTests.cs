using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>JavaScript of others that is built into the product: it is the registry's, to the byte, and its license goes with it.</summary>
public sealed class LibrariesOfOthersTests
{
    private static readonly string Citations = Repository.PathTo("src", "NeuroPose.Papers", "Citations", "citation-js");
    private static readonly string Temml = Repository.PathTo("src", "NeuroPose.Notebooks", "Html", "Mathematics", "temml");

    [NeedsFact(Tool.Libraries)]
    public async Task Each_file_is_as_npm_has_it()
    {
        var files = Directory.EnumerateFiles(Citations, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetDirectoryName(file) != Citations)
            .Select(file => (File: file, Source: Path.GetRelativePath(Citations, file)))
            .Append((File: Path.Combine(Temml, "temml.min.js"), Source: "temml/dist/temml.min.js"))
            .Append((File: Path.Combine(Temml, "LICENSE"), Source: "temml/LICENSE"))
            .Append((File: Path.Combine(Citations, "LICENSE.md"), Source: "@citation-js/core/LICENSE.md"))
            .ToList();

        Assert.True(files.Count > 25, "Files are missing.");
        foreach (var (file, source) in files)
        {
            Assert.Equal(await File.ReadAllTextAsync(Repository.PathTo("artifacts", "libraries", source)), await File.ReadAllTextAsync(file));
        }
    }

    [Fact]
    public void Each_has_its_license_beside_it() => Assert.All(
        [Path.Combine(Temml, "LICENSE"), Path.Combine(Citations, "LICENSE.md"), Path.Combine(Citations, "moo", "LICENSE")],
        file => Assert.Contains("Copyright", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
}
