using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.EndToEnd.Tests.Tutorial;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>Every paper in the repository comes out again, to the bit, whatever the machine can do and wherever it stands.</summary>
public sealed class SameBitsTests(ReexecutedPapers papers) : IClassFixture<ReexecutedPapers>
{
    public static TheoryData<string> Papers => ReexecutedPapers.Names;

    public static TheoryData<string> Machines => Machine.Names;

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_paper_comes_out_again_on_every_machine(string paper) =>
        Assert.All(await papers.OfAsync(paper), one => Assert.True(one.Run.Code == 0, $"{one.Machine.Name}: exit code {one.Run.Code}\n{one.Run.Out}\n{one.Run.Error}"));

    [OfflineTheory]
    [MemberData(nameof(Papers))]
    public async Task A_paper_comes_out_again_without_a_network(string paper)
    {
        var offline = Assert.Single(await papers.OfAsync(paper), one => one.IsOffline);

        Assert.True(offline.Run.Code == 0, $"exit code {offline.Run.Code}\n{offline.Run.Out}\n{offline.Run.Error}");
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task Each_machine_is_what_it_is_called(string name)
    {
        var machine = Machine.Named(name);
        using var folder = new TemporaryFolder();

        var run = await ChildProcess.RunAsync(Workbench.Command, ["notebook", "run", Probe.Write(folder.PathTo("probe.ipynb")), "--output", folder.Root], environment: machine.Environment);

        Assert.True(run.Code == 0, run.Error);
        var seen = Probe.Read(folder.PathTo("probe.ipynb"));
        Assert.All(machine.Seen, one => Assert.Equal((one.Key, one.Value), (one.Key, seen[one.Key])));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_report_and_the_text_say_nothing_about_the_machine_and_are_the_same_on_each(string paper)
    {
        var (first, others) = await papers.OfAsync(paper) is [var one, .. var rest] ? (one.Output, rest) : ("", []);
        var files = Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(first, file)).ToList();

        Assert.Superset(new HashSet<string> { "report.html", "paper.html", "paper.md" }, files.ToHashSet());
        Assert.All(files, file => Assert.DoesNotContain(Repository.Root, File.ReadAllText(Path.Combine(first, file)), StringComparison.Ordinal));
        foreach (var other in others)
        {
            Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first, file)), File.ReadAllBytes(Path.Combine(other.Output, file))));
        }
    }
}
