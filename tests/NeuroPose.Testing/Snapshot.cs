using System.Runtime.CompilerServices;
using Xunit;

namespace NeuroPose.Testing;

/// <summary>
/// Compares rendered text with an approved file beside the test: Snapshots/Class.Method.verified.ext.
/// NEUROPOSE_ACCEPT=1 writes what came as the approved text; read the diff before committing it.
/// </summary>
public static class Snapshot
{
    public static void Match(
        string actual,
        string extension = "txt",
        string? name = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string testMethod = "")
    {
        var stem = Path.GetFileNameWithoutExtension(testFile) + "." + (name ?? testMethod);
        MatchFile(actual, Path.Combine(FolderOf(testFile), "Snapshots", $"{stem}.verified.{extension}"));
    }

    /// <summary>Compares with an approved file at a path of the caller's choice.</summary>
    public static void MatchFile(string actual, string approvedPath)
    {
        var text = actual.ReplaceLineEndings("\n");
        var receivedPath = Path.ChangeExtension(approvedPath.Replace(".verified.", ".", StringComparison.Ordinal), ".received" + Path.GetExtension(approvedPath));
        if (Environment.GetEnvironmentVariable("NEUROPOSE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approvedPath)!);
            File.WriteAllText(approvedPath, text);
            return;
        }

        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (approved == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(approvedPath)!);
        File.WriteAllText(receivedPath, text);
        Assert.Fail(FirstDifference(approved, text) + $"\nApproved: {approvedPath}\nReceived: {receivedPath}\nNEUROPOSE_ACCEPT=1 approves the received text.");
    }

    private static string FirstDifference(string approved, string actual)
    {
        var was = approved.Split('\n');
        var now = actual.Split('\n');
        var line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line])
        {
            line++;
        }

        static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(no such line)";
        return $"The text differs from what was approved, first at line {line + 1}.\n  approved: {At(was, line)}\n  actual:   {At(now, line)}";
    }

    // A deterministic build maps source paths to "/_/tests/…": only what follows "tests" is certain.
    private static string FolderOf(string testFile)
    {
        var parts = testFile.Replace('\\', '/').Split('/');
        var tests = Array.LastIndexOf(parts, "tests");
        return Repository.PathTo([.. parts[tests..^1]]);
    }
}
