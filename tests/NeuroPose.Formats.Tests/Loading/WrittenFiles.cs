using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Loading;

/// <summary>A test class that writes small files of its own and loads them.</summary>
public abstract class WrittenFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string PathTo(string name) => folder.PathTo(name);

    protected string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    protected string Write(string name, byte[] bytes)
    {
        var path = PathTo(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    protected MotionRecording Load(string text, LoadOptions? options = null) => MotionFile.Load(Write("some.file", text), options);

    protected FileFormatException Refused(string text, LoadOptions? options = null) =>
        Assert.Throws<FileFormatException>(() => Load(text, options));

    /// <summary>Compares what a file format can hold: numbers by their bits, labels, frame numbers, rate.</summary>
    protected static void AssertSame(MotionRecording expected, MotionRecording found)
    {
        Assert.Equal(expected.FrameCount, found.FrameCount);
        Assert.Equal(expected.FirstFrame, found.FirstFrame);
        Assert.Equal(expected.Dimensions, found.Dimensions);
        Assert.Equal(expected.FramesPerSecond, found.FramesPerSecond);
        Assert.Equal(expected.Persons.Count, found.Persons.Count);
        foreach (var (one, other) in expected.Persons.Zip(found.Persons))
        {
            Assert.Equal(one.Labels, other.Labels);
            Assert.Equal(Bits(one.Coordinates), Bits(other.Coordinates));
            Assert.Equal(Bits(one.Confidence), Bits(other.Confidence));
        }
    }

    private static long[] Bits(ReadOnlyMemory<double> numbers) => [.. numbers.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
