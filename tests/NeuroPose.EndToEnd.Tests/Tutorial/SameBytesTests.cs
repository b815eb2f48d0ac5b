using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The tutorial gives the same bytes whatever the machine can do and wherever it stands.</summary>
[Collection(TutorialTests.Name)]
public sealed class SameBytesTests(ExecutedTutorial tutorial)
{
    public static TheoryData<string> Machines => Machine.Names;

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task Running_it_again_gives_the_same_bytes(string name)
    {
        var machine = Machine.Named(name);
        using var folder = new TemporaryFolder();
        var probe = Probe.Write(folder.PathTo("probe.ipynb"));

        await Workbench.ExecuteTutorialAsync(folder.PathTo("out"), machine.Environment, probe);

        // In the very process that ran the tutorial: a setting that the runtime does not know would compare nothing.
        var seen = Probe.Read(folder.PathTo("out", "probe.ipynb"));
        Assert.All(machine.Seen, one => Assert.Equal((one.Key, one.Value), (one.Key, seen[one.Key])));
        foreach (var first in new[] { tutorial.Notebook, tutorial.Page })
        {
            var again = folder.PathTo("out", Path.GetFileName(first));
            Assert.True(
                File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(again)),
                $"{Path.GetFileName(first)} differs: {name}.");
        }
    }
}
