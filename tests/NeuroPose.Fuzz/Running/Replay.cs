using NeuroPose.Fuzz.Inputs;
using NeuroPose.Fuzz.Loaders;

namespace NeuroPose.Fuzz.Running;

/// <summary>Gives one file to a loader.</summary>
internal static class Replay
{
    public static int Run(Loader loader, string file)
    {
        using var feed = new Feed(loader, seed: 1);
        var problem = feed.Give(File.ReadAllBytes(file));
        Console.WriteLine(problem?.ToString() ?? "taken, or refused as it should be");
        return problem is null ? 0 : 1;
    }
}
