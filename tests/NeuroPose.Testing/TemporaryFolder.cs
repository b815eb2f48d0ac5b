namespace NeuroPose.Testing;

/// <summary>An empty folder of its own, removed with its contents.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's path.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("neuropose-test-").FullName;

    /// <summary>A path inside the folder.</summary>
    public string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
