using System.Text;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Trials as text, for tests of reading and writing.</summary>
internal static class TrialText
{
    public const string Metadata = """{"frame_count": 1, "fps": 30.0, "width": 2, "height": 3}""";

    public const string Frame = """{"boxes": [[0, 0, 1, 1, 0.9]], "poses3d": [[[1, 2, 3]]], "poses2d": [[[1, 2]]]}""";

    public static string WithFrames(string frames) => $$"""{"metadata": {{Metadata}}, "frames": {{frames}}}""";

    /// <summary>Loads text by way of a real file.</summary>
    public static VideoPredictions Load(string json) => Load(Encoding.UTF8.GetBytes(json));

    public static VideoPredictions Load(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("trial.json");
        File.WriteAllBytes(path, bytes);
        return VideoPredictions.Load(path);
    }

    /// <summary>What saving a trial writes.</summary>
    public static byte[] Save(VideoPredictions trial)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("saved.json");
        trial.Save(path);
        return File.ReadAllBytes(path);
    }
}
