namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>Another working directory for a while: paths in a configuration start there.</summary>
internal sealed class WorkingDirectory : IDisposable
{
    private readonly string before = Environment.CurrentDirectory;

    public WorkingDirectory(string folder) => Environment.CurrentDirectory = folder;

    public void Dispose() => Environment.CurrentDirectory = before;
}
