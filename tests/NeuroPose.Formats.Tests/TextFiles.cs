using System.Text;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests;

/// <summary>Small files of a test, in a folder of their own.</summary>
public sealed class TextFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Root => folder.Root;

    /// <summary>Writes a text and returns its path; the name may have folders in it.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = folder.PathTo(name.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public MotionRecording Load(string name, string text, LoadOptions? options = null) => MotionFile.Load(Write(name, text), options);

    /// <summary>What loading the text reports, without the folder.</summary>
    public string Refused(string name, string text, LoadOptions? options = null) => Refused(Write(name, text), options);

    public string Refused(string path, LoadOptions? options = null) =>
        Assert.Throws<FileFormatException>(() => MotionFile.Load(path, options)).Message.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>x, y and z of a point.</summary>
    public static double[] Point(MotionRecording recording, int person, int frame, int joint) =>
        recording.Persons[person].Coordinates.Slice(3 * ((frame * recording.Persons[person].Labels.Count) + joint), 3).ToArray();

    public static double Confidence(MotionRecording recording, int person, int frame, int joint) =>
        recording.Persons[person].Confidence.Span[(frame * recording.Persons[person].Labels.Count) + joint];

    public static bool IsMissing(MotionRecording recording, int person, int frame, int joint) => Point(recording, person, frame, joint).All(double.IsNaN);

    public void Dispose() => folder.Dispose();
}
