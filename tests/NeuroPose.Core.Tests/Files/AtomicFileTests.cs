using NeuroPose.Files;
using NeuroPose.Testing;

namespace NeuroPose.Core.Tests.Files;

/// <summary>The one way in which files are written: whole or not at all, whoever else writes, and whatever is at the path.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Threads_that_write_one_file_all_succeed_and_one_of_them_wins_whole()
    {
        var path = folder.PathTo("one.txt");
        var texts = Enumerable.Range(0, 8).Select(index => new string((char)('a' + index), 100_000)).ToArray();
        Parallel.ForEach(Enumerable.Range(0, 80), index => AtomicFile.WriteText(path, texts[index % texts.Length]));

        Assert.Contains(File.ReadAllText(path), texts);
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = folder.PathTo("old.txt");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("ne"u8);
            throw new InvalidOperationException("in the middle");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void A_file_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = folder.PathTo("private.txt");
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var mode in new[] { mine, mine | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite })
        {
            AtomicFile.WriteText(path, "old");
            File.SetUnixFileMode(path, mode);
#pragma warning disable CA1416 // The test has ended on Windows.
            AtomicFile.Write(path, stream =>
            {
                // Also while it is written: the text of a private file is private from its first byte.
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(((FileStream)stream).Name) & ~mode);
                stream.Write("new"u8);
            });
#pragma warning restore CA1416

            Assert.Equal("new", File.ReadAllText(path));
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void A_note_is_for_the_user_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        AtomicFile.WriteNote(folder.PathTo("mark.running"), "cell 3");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathTo("mark.running")));
    }

    [Fact]
    public void A_link_is_followed_and_stays_a_link()
    {
        var (real, link) = (folder.PathTo("disk", "real.txt"), folder.PathTo("link.txt"));
        AtomicFile.WriteText(real, "old");
        File.CreateSymbolicLink(link, Path.Combine("disk", "real.txt"));
        AtomicFile.WriteText(link, "new");

        Assert.Equal("new", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_link_that_leads_to_nothing_yet_makes_the_file_there()
    {
        var (real, link) = (folder.PathTo("later.txt"), folder.PathTo("link.txt"));
        File.CreateSymbolicLink(link, real);
        AtomicFile.WriteText(link, "new");

        Assert.Equal("new", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_folder_is_refused_by_name()
    {
        foreach (var path in new[] { folder.Root, folder.PathTo("new") + "/" })
        {
            var problem = Assert.Throws<IOException>(() => AtomicFile.WriteText(path, "text"));
            Assert.Equal($"{path}: this is a folder; expected the name of a file to write.", problem.Message);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_device_is_written_into_and_stays_a_device()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        AtomicFile.WriteText("/dev/null", "gone");
        Assert.Equal(FileKind.Other, FileFacts.Of("/dev/null").Kind);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_a_living_one_writes_is_not()
    {
        // No process has this number: Linux ends at four million, Windows gives multiples of four.
        var stale = folder.PathTo(".neuropose-2000000001-00000000000000000000000000000000.tmp");
        var lockOfNobody = folder.PathTo(".neuropose-0123456789abcdef.lock");
        var foreign = folder.PathTo(".neuropose-notes.txt");
        foreach (var file in new[] { stale, lockOfNobody, foreign })
        {
            File.WriteAllText(file, "left");
        }

        AtomicFile.Write(folder.PathTo("new.txt"), stream =>
        {
            Assert.False(File.Exists(stale));
            Assert.False(File.Exists(lockOfNobody));
            Assert.True(File.Exists(foreign));

            // Another writer looks for leftovers in the midst of this one.
            Thread.Sleep(1100);
            AtomicFile.WriteText(folder.PathTo("other.txt"), "other");
            stream.Write("new"u8);
        });

        Assert.Equal("new", File.ReadAllText(folder.PathTo("new.txt")));
    }

    [Fact]
    public void A_number_that_another_process_has_by_now_protects_no_leftover()
    {
        var stale = folder.PathTo(FormattableString.Invariant($".neuropose-{Environment.ProcessId}-00000000000000000000000000000000.tmp"));
        File.WriteAllText(stale, "of a process that ended long ago");
        File.SetLastWriteTimeUtc(stale, DateTime.UtcNow.AddDays(-1));
        AtomicFile.WriteText(folder.PathTo("new.txt"), "new");

        Assert.False(File.Exists(stale));
    }

    [Fact]
    public void Trying_an_output_says_what_is_in_its_way_and_leaves_nothing_behind()
    {
        AtomicFile.WriteText(folder.PathTo("file"), "");
        Assert.Contains(
            "this is a folder", Assert.Throws<IOException>(() => AtomicFile.Try(folder.Root)).Message, StringComparison.Ordinal);
        Assert.Contains("is a file; expected a folder", Assert.Throws<IOException>(() => AtomicFile.Try(folder.PathTo("file", "out.csv"))).Message, StringComparison.Ordinal);

        AtomicFile.Try(folder.PathTo("new", "deep", "out.csv"));
        AtomicFile.Try(folder.PathTo("out.csv"));
        Assert.Equal([folder.PathTo("file")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_folder_that_may_not_be_written_into_is_found_by_trying()
    {
        // Even root cannot make a file here.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var problem = Assert.Throws<IOException>(() => AtomicFile.Try("/proc/out.csv"));
        Assert.StartsWith("/proc: nothing can be written here, so nothing was executed (", problem.Message, StringComparison.Ordinal);
    }
}
