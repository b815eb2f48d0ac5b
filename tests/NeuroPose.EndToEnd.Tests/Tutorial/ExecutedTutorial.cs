using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The first tutorial, executed once by the built command, with its page; the tests look and change nothing.</summary>
public sealed partial class ExecutedTutorial : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Root;

    public string Notebook => folder.PathTo("01-first-comparison.ipynb");

    public string Page => folder.PathTo("01-first-comparison.html");

    /// <summary>How many pictures the outputs hold.</summary>
    public int PictureCount => Pictures(File.ReadAllText(Notebook)).Count();

    /// <summary>How many cells there are, of any kind.</summary>
    public int CellCount => JsonNode.Parse(File.ReadAllText(Notebook))!["cells"]!.AsArray().Count;

    public Task InitializeAsync() => Workbench.ExecuteTutorialAsync(folder.Root);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    /// <summary>The code cells of a notebook's text.</summary>
    public static IEnumerable<JsonObject> CodeCells(string notebook) => JsonNode.Parse(notebook)!["cells"]!.AsArray()
        .Select(cell => cell!.AsObject())
        .Where(cell => cell["cell_type"]!.GetValue<string>() == "code");

    /// <summary>The SVG text of each picture in a notebook's outputs.</summary>
    public static IEnumerable<string> Pictures(string notebook) => CodeCells(notebook)
        .SelectMany(cell => cell["outputs"]!.AsArray())
        .Select(output => output!["data"]?["text/html"])
        .Where(html => html is not null)
        .SelectMany(html => Picture().Matches(string.Concat(html!.AsArray().Select(line => line!.GetValue<string>()))))
        .Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)));

    [GeneratedRegex("<img[^>]* src=\"data:image/svg\\+xml;base64,([^\"]+)\"")]
    private static partial Regex Picture();
}

/// <summary>Tests that share one executed tutorial.</summary>
[CollectionDefinition(Name)]
public sealed class TutorialTests : ICollectionFixture<ExecutedTutorial>
{
    public const string Name = "executed tutorial";
}
