using System.Globalization;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Collections;

/// <summary>A folder of small recordings that a test makes.</summary>
internal sealed class StudyFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Root => folder.Root;

    public void Dispose() => folder.Dispose();

    /// <summary>A recording in one file: a frame of OpenPose, its nose at the given place.</summary>
    public void File(string path, double x = 1) => Write(path, Frame(x));

    /// <summary>A recording as a folder with a file for each frame.</summary>
    public void Frames(string path, int count, string video = "cam")
    {
        for (var frame = 0; frame < count; frame++)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{path}/{video}_{frame:D12}_keypoints.json"), Frame(frame));
        }
    }

    public void Write(string path, string text)
    {
        var full = folder.PathTo(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
    }

    private static string Frame(double x)
    {
        var points = string.Join(',', Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"{x},2,0.9"), 25));
        return $$"""{"version":1.3,"people":[{"person_id":[-1],"pose_keypoints_2d":[{{points}}]}]}""";
    }
}
