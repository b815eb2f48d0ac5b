using Xunit;

namespace NeuroPose.Testing;

/// <summary>Real files of other laboratories, which the repository does not hold: in the folder that NEUROPOSE_REAL names.</summary>
public static class RealFiles
{
    private const string Variable = "NEUROPOSE_REAL";

    /// <summary>The path of a file in that folder.</summary>
    public static string PathTo(string file) => Path.Combine(Environment.GetEnvironmentVariable(Variable) ?? "", file);

    /// <summary>Why a test that needs the file cannot run; null when it can.</summary>
    internal static string? Obstacle(string file) =>
        Environment.GetEnvironmentVariable(Variable) is null or "" ? $"{Variable} names no folder of real files."
        : File.Exists(PathTo(file)) ? null
        : $"The folder that {Variable} names has no {file}.";
}

/// <summary>A test that reads a real file; skipped, and it says so, where the file is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealFileFactAttribute : FactAttribute
{
    /// <summary>A test that reads this file of the folder.</summary>
    public RealFileFactAttribute(string file) => Skip = RealFiles.Obstacle(file);
}

/// <summary>A test with cases that reads many real files; skipped, and it says so, where the folder is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealFilesTheoryAttribute : TheoryAttribute
{
    /// <summary>A test whose cases are the files of the folder.</summary>
    public RealFilesTheoryAttribute() => Skip = RealFiles.Obstacle("manifest.json");
}
