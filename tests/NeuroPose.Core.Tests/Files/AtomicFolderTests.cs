using NeuroPose.Files;
using NeuroPose.Testing;

namespace NeuroPose.Core.Tests.Files;

/// <summary>A folder is replaced as a whole.</summary>
public sealed class AtomicFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Target => folder.PathTo("expected");

    [Fact]
    public void The_new_folder_takes_the_place_of_the_old_and_nothing_else_stays()
    {
        foreach (var name in new[] { "a.txt", "b.txt" })
        {
            AtomicFolder.Replace(Target, inner => AtomicFile.WriteText(Path.Combine(inner, "deep", name), name));
            Assert.Equal([Path.Combine(Target, "deep", name)], Directory.GetFiles(Target, "*", SearchOption.AllDirectories));
            Assert.Equal([Target], Directory.GetFileSystemEntries(folder.Root));
        }
    }

    [Fact]
    public void Until_the_new_one_is_whole_the_old_one_is_there()
    {
        AtomicFolder.Replace(Target, inner => AtomicFile.WriteText(Path.Combine(inner, "old.txt"), "old"));
        Assert.Throws<InvalidOperationException>(() => AtomicFolder.Replace(Target, inner =>
        {
            AtomicFile.WriteText(Path.Combine(inner, "new.txt"), "new");
            Assert.Equal(["old.txt"], Directory.GetFiles(Target).Select(Path.GetFileName));
            throw new InvalidOperationException("in the middle");
        }));

        Assert.Equal(["old.txt"], Directory.GetFiles(Target).Select(Path.GetFileName));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.Root));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("old")]
    public void What_a_killed_process_left_between_two_renames_is_taken_back(string role)
    {
        AtomicFile.WriteText(folder.PathTo($".neuropose-expected.{role}", "file.txt"), role);
        AtomicFolder.Heal(Target);
        Assert.Equal(role, File.ReadAllText(Path.Combine(Target, "file.txt")));
    }

    [Fact]
    public void A_folder_that_was_never_whole_is_not_taken_and_is_removed_by_the_next()
    {
        AtomicFile.WriteText(folder.PathTo(".neuropose-expected.tmp", "half.txt"), "");
        AtomicFolder.Heal(Target);
        Assert.False(Directory.Exists(Target));
        AtomicFolder.Replace(Target, inner => AtomicFile.WriteText(Path.Combine(inner, "new.txt"), "new"));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_link_is_refused_for_what_it_leads_to_is_somebody_elses()
    {
        AtomicFile.WriteText(folder.PathTo("home", "letter.txt"), "dear");
        Directory.CreateSymbolicLink(Target, folder.PathTo("home"));
        var problem = Assert.Throws<IOException>(() => AtomicFolder.Replace(Target, _ => { }));
        Assert.Contains("this is a link", problem.Message, StringComparison.Ordinal);
        Assert.Equal("dear", File.ReadAllText(folder.PathTo("home", "letter.txt")));
    }
}
