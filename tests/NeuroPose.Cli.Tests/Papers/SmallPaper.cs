using System.Security.Cryptography;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Papers;

/// <summary>A small paper in a folder of its own: two trials, one notebook, one experiment; one figure, one table, two numbers.</summary>
public sealed class SmallPaper : IDisposable
{
    public const string Notebook = "results.ipynb";

    private static readonly string[] Trials = ["s01-slow", "s01-fast"];

    private readonly TemporaryFolder folder = new();

    public SmallPaper(params string[] cells)
    {
        WriteData();
        File.WriteAllText(PathTo("paper.yaml"), Manifest);
        File.WriteAllText(PathTo("whole.yaml"), Experiment);
        WriteNotebook(cells.Length > 0 ? cells : Cells);
    }

    /// <summary>The notebook's code cells after the parameters.</summary>
    public static string[] Cells { get; } =
    [
        "var walk = Dataset.Open(\"data\").Load(\"s01-slow\").Poses();",
        "Paper.Number(\"height\", factor * walk.Trajectory(\"head\", axis: 1)[0], \"mm\")",
        "Paper.Figure(\"head\", LineChart.Of(FeatureSeries.Of(\"head, y\", \"mm\", walk.Trajectory(\"head\", axis: 1))))",
        "Paper.Table(\"rows\", new[] { new { Frame = 0, Millimeters = walk.Trajectory(\"head\", axis: 1)[0] } })",
    ];

    public string Root => PathTo();

    /// <summary>A file of the paper.</summary>
    public string PathTo(params string[] parts) => folder.PathTo(["paper", .. parts]);

    /// <summary>Where runs write.</summary>
    public string Output => folder.PathTo("out");

    public void Dispose() => folder.Dispose();

    public void WriteNotebook(params string[] cells) => NotebookFile.WithParameters(PathTo(Notebook), "var factor = 1.0;", cells);

    /// <summary>Gives the paper a text.</summary>
    public void WriteText(string text)
    {
        Change("paper.yaml", "title: \"Small\"", "title: \"Small\"\ntext: paper.md");
        File.WriteAllText(PathTo("paper.md"), text);
    }

    /// <summary>Changes a text of the paper; what is not there to be changed is a mistake of the test.</summary>
    public void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(PathTo(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(PathTo(file), text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>The SHA-256 of a file of the paper.</summary>
    public string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathTo(file))));

    internal Task<CommandRun> VerifyAsync(params string[] words) => CommandRun.OfAsync(["paper", "verify", Root, "--output", Output, .. words]);

    internal Task<CommandRun> RunAsync(params string[] words) => CommandRun.OfAsync(["paper", "run", Root, "--output", Output, .. words]);

    internal async Task AcceptAsync()
    {
        var run = await RunAsync("--accept");
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    /// <summary>Every file of expected/ with its hash, in a text.</summary>
    public string Expected() => Directory.Exists(PathTo("expected"))
        ? string.Join('\n', Directory.EnumerateFiles(PathTo("expected"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Hash(file)}"))
        : "";

    private void WriteData()
    {
        var bundled = Repository.PathTo("datasets", "gait-synthetic");
        Directory.CreateDirectory(PathTo("data"));
        var (head, entries) = (File.ReadAllText(Path.Combine(bundled, "dataset.yaml")).Split("  - name: ") is [var first, .. var rest] ? (first, rest) : ("", []));
        File.WriteAllText(PathTo("data", "dataset.yaml"), head + string.Concat(entries.Where(entry => Trials.Any(trial => entry.StartsWith($"\"{trial}\"", StringComparison.Ordinal))).Select(entry => "  - name: " + entry)));
        foreach (var trial in Trials)
        {
            File.Copy(Path.Combine(bundled, trial + ".json"), PathTo("data", trial + ".json"));
        }
    }

    private string Manifest => $$"""
        title: "Small"
        authors:
          - name: "Ann Author"
        datasets:
          - folder: data
            sha256: {{Hash("data/dataset.yaml")}}
        experiments:
          - file: whole.yaml
        notebooks:
          - file: {{Notebook}}
            parameters: { factor: 2 }
        figures:
          - id: head
            from: {{Notebook}}
        tables:
          - id: rows
            from: {{Notebook}}
        numbers:
          - id: height
            from: {{Notebook}}
          - id: distance
            from: whole.yaml
            value: results.summary.mean
            unit: mm

        """;

    private const string Experiment = """
        config_version: 1
        inputs:
          primary: data/s01-slow.json
          reference: data/s01-fast.json
        analysis:
          kind: dtw
          method: dtw_all
          align: none
          representation: coords
        output:
          report: out/whole.json

        """;
}
