using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Pipeline;
using NeuroPose.Sessions.Synthesis;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Pipeline;

/// <summary>The classes that look at one run.</summary>
[CollectionDefinition(Name)]
public sealed class SharedRun : ICollectionFixture<SyntheticRun>
{
    public const string Name = "synthetic session";
}

/// <summary>One synthetic session that has been run, for all tests that look at what came of it.</summary>
public sealed class SyntheticRun : IDisposable
{
    internal static readonly SyntheticSessionOptions Options = new() { Seed = 5, Seconds = 14 };

    private readonly TemporaryFolder folder = new();

    public SyntheticRun()
    {
        Config = SyntheticSession.Write(folder.PathTo("session"), Options);
        Truth = SessionTruth.Of(Options);
        Result = Run();
    }

    public string Config { get; }

    public SessionResult Result { get; }

    internal SessionTruth Truth { get; }

    public string Root => Path.GetDirectoryName(Config)!;

    public string Interim(params string[] parts) => Path.Combine([Root, "data", "interim", SyntheticSession.Id, .. parts]);

    public SessionResult Run(SessionRunOptions? options = null) =>
        SessionPipeline.Run(SessionConfig.Load(Config), options ?? new() { FileDate = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) });

    /// <summary>A copy of the raw files in a folder of its own, to be damaged.</summary>
    internal string CopyTo(string target)
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(file => !file.Contains("interim", StringComparison.Ordinal) && !file.Contains("processed", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(target, "config.toml");
    }

    public void Dispose() => folder.Dispose();
}
