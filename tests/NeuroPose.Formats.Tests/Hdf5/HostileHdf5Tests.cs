using NeuroPose.Testing;
using PureHDF;

namespace NeuroPose.Formats.Tests.Hdf5;

/// <summary>Files that are made to do harm, and files that are damaged: only a <see cref="FileFormatException"/> comes out.</summary>
public sealed class HostileHdf5Tests : IDisposable
{
    private static readonly string[] Nodes = ["head", "tail"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("itself")]
    [InlineData("/itself")]
    [InlineData("itself/itself")]
    [InlineData("back")]
    public void A_link_that_leads_to_itself_does_not_end_the_process(string target)
    {
        var path = folder.PathTo("link.h5");
        H5File file = Tracks();
        file["itself"] = new H5SoftLink(target);
        file["back"] = new H5SoftLink("itself");
        HdfFiles.Write(path, file);

        Assert.Equal(1, MotionFile.Load(path).FrameCount);
    }

    [Fact]
    public void A_link_to_another_file_is_not_followed()
    {
        // The library cannot write such a link: a link inside the file is made one to another file by its type.
        var path = folder.PathTo("link.h5");
        H5File file = Tracks();
        const string Target = "\0/etc/hosts.h5\0/x\0";
        file["node_scores"] = new H5SoftLink(Target);
        HdfFiles.Write(path, file);
        var bytes = File.ReadAllBytes(path);
        // Before the name and its length are the type of the link and the kind of its characters: both are 1.
        bytes[bytes.AsSpan(0, bytes.AsSpan().IndexOf("node_scores"u8)).LastIndexOf(new byte[] { 1, 1 })] = 64;
        File.WriteAllBytes(path, bytes);

        Assert.Contains("links to other files", Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x7FFF_FFFFL)]
    [InlineData(0x7FFF_FFFF_FFFFL)]
    public void A_dataset_that_is_said_to_be_larger_than_the_file_can_be_is_refused_before_memory_is_taken(long frames)
    {
        const int Unusual = 41;
        var path = folder.PathTo("large.h5");
        HdfFiles.Write(path, new() { ["tracks"] = new double[1, 2, 2, Unusual], ["node_names"] = Nodes });
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at + 8 <= bytes.Length; at++)
        {
            if (BitConverter.ToInt64(bytes, at) == Unusual)
            {
                BitConverter.GetBytes(frames).CopyTo(bytes, at);
            }
        }

        File.WriteAllBytes(path, bytes);
        var before = GC.GetTotalAllocatedBytes();

        Assert.Contains("too large", Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_file_that_was_cut_short_says_so()
    {
        var path = folder.PathTo("short.h5");
        HdfFiles.Write(path, new() { ["tracks"] = new double[40, 2, 2, 40], ["node_names"] = Nodes });
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length - 20_000)]);

        Assert.Contains("cut short", Assert.Throws<FileFormatException>(() => MotionFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_nothing_but_the_signature_is_refused()
    {
        var path = folder.PathTo("empty.h5");
        File.WriteAllBytes(path, [0x89, .. "HDF\r\n"u8, 0x1A, (byte)'\n']);

        Assert.Throws<FileFormatException>(() => MotionFile.Load(path));
    }

    [Fact]
    public void Chunks_that_are_compressed_are_read_and_those_that_unpack_to_more_than_they_may_are_refused()
    {
        var path = folder.PathTo("chunks.h5");
        var tracks = new double[3, 2, 2, 50];
        for (var at = 0; at < 50; at++)
        {
            tracks[1, 1, 0, at] = at / 7.0;
        }

        HdfFiles.Write(path, new() { ["tracks"] = HdfFiles.Compressed(tracks, 2, 2, 1, 30), ["node_names"] = Nodes });

        Assert.Equal(49 / 7.0, MotionFile.Load(path).Persons[1].Coordinates.Span[(3 * 98) + 1]);
        var bytes = File.ReadAllBytes(path);
        var packed = bytes.AsSpan().IndexOf(new byte[] { 0x78, 0x9C });
        bytes.AsSpan(packed + 2, 8).Fill(0xFF);
        File.WriteAllBytes(path, bytes);
        Assert.Throws<FileFormatException>(() => MotionFile.Load(path));
    }

    [Fact]
    public void What_a_circle_of_short_readings_allocates_is_bounded()
    {
        var path = folder.PathTo("tracks.h5");
        HdfFiles.Write(path, Tracks());
        using GuardedStream stream = new(File.OpenRead(path), path, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        byte[] made = [];

        void GoInCircles()
        {
            for (var reading = 0; reading < 10_000_000; reading++)
            {
                made = new byte[1000];
                stream.Position = 0;
                stream.ReadExactly(made, 0, 1);
            }
        }

        Assert.Contains("in a circle", Assert.Throws<FileFormatException>(GoInCircles).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 500L << 20, 600L << 20);
        Assert.Equal(1000, made.Length);
    }

    [Fact]
    public void Reading_can_be_canceled()
    {
        var path = folder.PathTo("tracks.h5");
        HdfFiles.Write(path, Tracks());
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SleapFile.Load(path, cancellation: source.Token));
    }

    [Fact]
    public void Two_thousand_damaged_files_are_loaded_or_refused_and_nothing_else_happens()
    {
        MotionFormat[] formats = [MotionFormat.DeepLabCutHdf5, MotionFormat.SleapAnalysis, MotionFormat.SleapProject, MotionFormat.NwbPose];
        byte[][] originals = [.. formats.SelectMany(format => MotionSamples.Of(format, folder.Root))];
        var path = folder.PathTo("damaged.h5");
        var refused = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            File.WriteAllBytes(path, HdfMutations.Of(originals[seed % originals.Length], seed));
            try
            {
                MotionFile.Load(path);
            }
            catch (NeuroPoseException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 1999);
    }

    private static H5File Tracks() => new() { ["tracks"] = new double[1, 2, 2, 1], ["node_names"] = Nodes, ["track_names"] = new[] { "one" } };
}
