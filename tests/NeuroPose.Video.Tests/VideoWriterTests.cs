using NeuroPose.Testing;

namespace NeuroPose.Videos.Tests;

/// <summary>Videos that are written.</summary>
public sealed class VideoWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [VideoFact]
    public void Frames_written_without_loss_are_read_back_as_the_same_bytes()
    {
        var path = folder.PathTo("made.mkv");
        var frames = Enumerable.Range(0, 5).Select(Frame).ToList();

        using (var writer = VideoWriter.Create(path, 48, 32, 25, isLossless: true))
        {
            frames.ForEach(frame => writer.Write(frame));
            Assert.False(File.Exists(path));
            writer.Finish();
        }

        var read = Video.Open(path).ToList();
        Assert.Equal([0.0, 0.04, 0.08, 0.12, 0.16], read.Select(frame => frame.Seconds));
        Assert.Equal(frames, read.Select(frame => frame.Bytes.ToArray()));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Root));
    }

    [VideoFact]
    public void Frames_of_odd_sizes_are_written_and_the_same_frames_give_the_same_file()
    {
        string[] paths = [folder.PathTo("a.mp4"), folder.PathTo("b.mp4")];
        foreach (var path in paths)
        {
            using var writer = VideoWriter.Create(path, 47, 31, 30);
            writer.Write(new byte[47 * 31 * 3]);
            writer.Finish();
        }

        Assert.Equal((48, 32), (Video.Probe(paths[0]).Width, Video.Probe(paths[0]).Height));
        Assert.Equal(File.ReadAllBytes(paths[0]), File.ReadAllBytes(paths[1]));
    }

    [VideoFact]
    public void A_video_that_is_not_finished_leaves_nothing()
    {
        using (var writer = VideoWriter.Create(folder.PathTo("half.mp4"), 48, 32, 30))
        {
            writer.Write(new byte[48 * 32 * 3]);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [VideoFact]
    public void A_frame_of_another_size_is_refused()
    {
        using var writer = VideoWriter.Create(folder.PathTo("a.mp4"), 48, 32, 30);

        var problem = Assert.Throws<ArgumentException>(() => writer.Write(new byte[10]));

        Assert.StartsWith("A frame has 4608 bytes, not 10.", problem.Message, StringComparison.Ordinal);
    }

    private static byte[] Frame(int index)
    {
        var bytes = new byte[48 * 32 * 3];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((i * 7) + (index * 31) + (i % 3 * 80));
        }

        return bytes;
    }
}
