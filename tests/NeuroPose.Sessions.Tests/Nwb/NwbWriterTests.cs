using NeuroPose.Sessions.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Nwb;

public class NwbWriterTests
{
    [SchemaFact]
    public async Task A_session_with_everything_is_valid_by_the_schema_and_has_neither_hard_links_nor_dead_references()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var found = await Python.RunAsync("structure.py", path);

        Assert.Equal("", found.Trim());
    }

    [Fact]
    public void The_same_contents_give_the_same_bytes()
    {
        using TemporaryFolder folder = new();

        var (one, two) = (SmallSession.Write(folder, name: "one.nwb"), SmallSession.Write(folder, name: "two.nwb"));

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
    }
}
