using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>
/// Every paper in the repository, verified once on each machine, each time by a process of its own; the tests look and change nothing.
/// Two run at the same time: that they do not disturb each other is shown along the way.
/// </summary>
public sealed class ReexecutedPapers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder folder = new();
    private readonly SemaphoreSlim two = new(2);
    private readonly Lazy<string> cache;
    private readonly Dictionary<string, Task<Reexecution[]>> papers = new(StringComparer.Ordinal);

    /// <summary>The names of the papers whose data is here.</summary>
    public static TheoryData<string> Names => [.. Executed];

    /// <summary>The same.</summary>
    public static IEnumerable<string> Executed => Folders.Except(FetchedData.Obstacle is null ? [] : FetchedData.Papers);

    /// <summary>The papers' names.</summary>
    public static IEnumerable<string> Folders => Directory.EnumerateDirectories(Repository.PathTo("papers"))
        .Where(path => File.Exists(Path.Combine(path, "paper.yaml")))
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal);

    public ReexecutedPapers() => cache = new(() => FetchedData.Fill(folder.PathTo("cache")));

    public void Dispose()
    {
        two.Dispose();
        folder.Dispose();
    }

    /// <summary>A paper on every machine, in their order.</summary>
    internal Task<Reexecution[]> OfAsync(string paper)
    {
        if (!papers.TryGetValue(paper, out var runs))
        {
            runs = Task.WhenAll(Machine.All.Select((machine, index) => RunAsync(paper, machine, folder.PathTo(paper, $"out-{index}"))));
            papers.Add(paper, runs);
        }

        return runs;
    }

    // The first machine has no network, where this system lets a process be taken off it.
    private async Task<Reexecution> RunAsync(string paper, Machine machine, string output)
    {
        await two.WaitAsync();
        try
        {
            var isOffline = machine == Machine.All[0] && OfflineTheoryAttribute.Obstacle is null;
            var environment = FetchedData.Papers.Contains(paper)
                ? new Dictionary<string, string>(machine.Environment) { [FetchedData.CacheVariable] = cache.Value }
                : machine.Environment;
            IEnumerable<string> words = ["paper", "verify", Repository.PathTo("papers", paper), "--output", output];
            var run = isOffline
                ? await ChildProcess.RunAsync(OfflineTheoryAttribute.Program, [.. OfflineTheoryAttribute.Words, Workbench.Command, .. words], environment: environment, patience: Patience)
                : await ChildProcess.RunAsync(Workbench.Command, words, environment: environment, patience: Patience);
            return new(machine, isOffline, run, output);
        }
        finally
        {
            two.Release();
        }
    }
}

/// <summary>One verification.</summary>
/// <param name="Machine">Where it ran.</param>
/// <param name="IsOffline">Whether it had no network.</param>
/// <param name="Run">What it said.</param>
/// <param name="Output">The folder it wrote to.</param>
internal sealed record Reexecution(Machine Machine, bool IsOffline, ChildProcess Run, string Output);
