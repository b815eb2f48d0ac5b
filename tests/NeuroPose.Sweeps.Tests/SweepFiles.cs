using NeuroPose.Testing;

namespace NeuroPose.Sweeps.Tests;

/// <summary>A small study on disk: three files and a sweep over them.</summary>
internal sealed class SweepFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SweepFiles()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            Directory.CreateDirectory(folder.PathTo("data"));
            File.WriteAllText(folder.PathTo("data", name + ".csv"), $"knee\n{name.Length}\n{name[0] - 'a'}\n");
        }
    }

    public string Root => folder.Root;

    public string PathTo(params string[] parts) => folder.PathTo(parts);

    public SweepDefinition Definition(string text)
    {
        File.WriteAllText(folder.PathTo("sweep.yaml"), text);
        return SweepDefinition.Load(folder.PathTo("sweep.yaml"));
    }

    public SweepPlan Plan(string inputs, string parameters, string version = "1.0.0") =>
        SweepPlan.Of(Definition($"sweep_version: 1\nrun: dtw\ninputs:\n  files: [data/a.csv, data/b.csv, data/c.csv]\n{inputs}parameters:\n{parameters}"), version);

    public void Dispose() => folder.Dispose();
}
