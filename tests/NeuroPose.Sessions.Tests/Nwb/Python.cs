using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Nwb;

/// <summary>Runs the scripts of tests/tools/nwb with the system's Python, where python3-hdmf is installed.</summary>
internal static class Python
{
    public const string Program = "/usr/bin/python3";

    private const string Hdmf = "/usr/lib/python3/dist-packages/hdmf";

    /// <summary>Why it cannot run here; null where it can.</summary>
    public static string? Obstacle => File.Exists(Program) && Directory.Exists(Hdmf) ? null : "not installed: python3-hdmf";

    /// <summary>What a script prints; a failed test where it fails.</summary>
    public static async Task<string> RunAsync(string script, params string[] words)
    {
        var run = await ChildProcess.RunAsync(Program, [Path.Combine(Repository.Root, "tests", "tools", "nwb", script), .. words]);
        Assert.True(run.Error.Length == 0, run.Error);
        return run.Out;
    }
}

/// <summary>A test that needs h5py and hdmf.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.Obstacle;
}

/// <summary>A test with cases that needs h5py and hdmf.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = Python.Obstacle;
}

/// <summary>A test that needs h5py and hdmf, and the schema of NWB.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute() => Skip = Python.Obstacle ?? (SmallSession.Schema is null ? "NEUROPOSE_NWB_SCHEMA names no folder with the schema of NWB" : null);
}
