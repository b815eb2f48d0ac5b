using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>A test that runs a process in a network namespace with no network in it; skipped, with the reason, where the system allows none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfflineTheoryAttribute : TheoryAttribute
{
    public const string Program = "/usr/bin/unshare";

    private static readonly Lazy<string?> Found = new(FindObstacle);

    public OfflineTheoryAttribute() => Skip = Obstacle;

    /// <summary>Why a process cannot be taken off the network here; null where it can.</summary>
    public static string? Obstacle => Found.Value;

    /// <summary>The words before the command.</summary>
    public static IReadOnlyList<string> Words { get; } = ["--map-root-user", "--net"];

    private static string? FindObstacle()
    {
        if (!File.Exists(Program))
        {
            return $"not installed: {Program}";
        }

        var run = ChildProcess.RunAsync(Program, [.. Words, "true"]).GetAwaiter().GetResult();
        return run.Code == 0 ? null : "this system lets nobody take a process off the network (unshare --net)";
    }
}
