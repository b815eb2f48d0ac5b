using NeuroPose.Files;
using NeuroPose.Testing;

namespace NeuroPose.Core.Tests.Files;

/// <summary>The one door to files of other people.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ForeignFileTests()
    {
        AtomicFile.WriteText(folder.PathTo("paper", "text.md"), "\uFEFFa text");
        AtomicFile.WriteText(folder.PathTo("home", "key"), "secret");
    }

    public void Dispose() => folder.Dispose();

    private string Paper => folder.PathTo("paper");

    [Fact]
    public void A_file_of_the_folder_is_read() => Assert.Equal("a text", ForeignFile.ReadText(Paper, "text.md", 100));

    [Fact]
    public void A_link_within_the_folder_is_followed()
    {
        File.CreateSymbolicLink(folder.PathTo("paper", "same.md"), "text.md");
        Assert.Equal("a text", ForeignFile.ReadText(Paper, "same.md", 100));
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_whatever_part_of_the_path_it_is()
    {
        File.CreateSymbolicLink(folder.PathTo("paper", "key.md"), folder.PathTo("home", "key"));
        Directory.CreateSymbolicLink(folder.PathTo("paper", "figures"), folder.PathTo("home"));
        File.CreateSymbolicLink(folder.PathTo("paper", "chain.md"), "key.md");
        foreach (var file in new[] { "key.md", "figures/key", "chain.md", "./figures/../figures/key" })
        {
            var problem = Assert.Throws<FileFormatException>(() => ForeignFile.ReadBytes(Paper, file, 100));
            Assert.Contains("this is a link, or lies behind one, that leads out of", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_that_is_reached_by_a_link_may_be_read()
    {
        Directory.CreateSymbolicLink(folder.PathTo("mine"), Paper);
        Assert.Equal("a text", ForeignFile.ReadText(folder.PathTo("mine"), "text.md", 100));
    }

    [Fact]
    public void A_path_that_openly_leads_out_is_held_to_its_own_folder()
    {
        Assert.Equal("secret", ForeignFile.ReadText(Paper, "../home/key", 100));
        AtomicFile.WriteText(folder.PathTo("shared", "x"), "");
        File.CreateSymbolicLink(folder.PathTo("shared", "key"), folder.PathTo("home", "key"));
        Assert.Throws<FileFormatException>(() => ForeignFile.ReadText(Paper, "../shared/key", 100));
    }

    [Fact]
    public void Only_regular_files_are_opened()
    {
        Assert.Contains("this is a folder", Refused(".."), StringComparison.Ordinal);
        Assert.Contains("there is no such file", Refused("nothing.md"), StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
        {
            // Opening a pipe that nobody writes to would wait for ever.
            using var made = System.Diagnostics.Process.Start("mkfifo", folder.PathTo("paper", "pipe"));
            Assert.True(made.WaitForExit(TimeSpan.FromSeconds(30)), "mkfifo does not end.");
            Assert.Contains("this is a device or a pipe", Refused("pipe"), StringComparison.Ordinal);
            Assert.Contains("this is a device or a pipe", Refused("/dev/zero"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_is_bounded()
    {
        AtomicFile.WriteText(folder.PathTo("paper", "long.md"), new string('x', 101));
        Assert.Equal("the file has 101 bytes; at most 100 are read.", Assert.Throws<FileFormatException>(() => ForeignFile.ReadBytes(Paper, "long.md", 100)).Problem);
        Assert.Equal(101, ForeignFile.ReadBytes(Paper, "long.md", 101).Length);
    }

    [Fact]
    public void What_a_stream_gives_is_bounded_also_where_it_never_ends()
    {
        Assert.Null(new Endless().ReadBounded(1 << 20));
        Assert.Equal(5, new MemoryStream([1, 2, 3, 4, 5]).ReadBounded(5)!.Length);
        Assert.Null(new MemoryStream([1, 2, 3, 4, 5]).ReadBounded(4));
    }

    private string Refused(string file) => Assert.Throws<FileFormatException>(() => ForeignFile.ReadBytes(Paper, file, 100)).Message;

    private sealed class Endless : MemoryStream
    {
        private long given;

        public override int Read(Span<byte> buffer)
        {
            given += buffer.Length;
            return given < 1L << 22 ? buffer.Length : throw new InvalidOperationException("Far more was read than was asked for.");
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
