using NeuroPose.Sessions.Tests.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Validation;

/// <summary>A session with its videos, and a copy of it for each way to break it: tests/tools/nwb/break.py names each after the rule.</summary>
public sealed class BrokenFiles : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The ways, which are the names of the rules.</summary>
    public IReadOnlyList<string> Ways { get; private set; } = [];

    /// <summary>The file that is broken in one way.</summary>
    public string PathTo(string way) => folder.PathTo(way + ".nwb");

    public async Task InitializeAsync()
    {
        if (Python.Obstacle is null)
        {
            var path = SmallSession.Write(folder);
            Ways = (await Python.RunAsync("break.py", path, folder.Root)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}
