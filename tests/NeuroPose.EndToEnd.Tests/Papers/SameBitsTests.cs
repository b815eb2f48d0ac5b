using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.EndToEnd.Tests.Tutorial;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Papers;

/// <summary>
/// Every paper in the repository comes out again, to the bit, whatever the machine can do and wherever it stands:
/// each case is a process of its own that compares with the same accepted hashes.
/// </summary>
public sealed class SameBitsTests
{
    private static readonly (string Name, string Value, string Probed, string Seen)[] Settings =
    [
        ("", "", "cell culture", ""),
        ("DOTNET_EnableAVX512", "0", "Avx512F", "False"),
        ("DOTNET_EnableAVX2", "0", "Avx2", "False"),
        ("DOTNET_EnableHWIntrinsic", "0", "Vector128", "False"),
        ("DOTNET_PROCESSOR_COUNT", "1", "processors", "1"),
        ("DOTNET_PROCESSOR_COUNT", "7", "processors", "7"),
        ("LC_ALL", "tr_TR.UTF-8", "culture", "tr-TR"),
        ("LC_ALL", "ar_SA.UTF-8", "culture", "ar-SA"),
    ];

    public static TheoryData<string, string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string, string>();
            foreach (var paper in PaperFolders)
            {
                foreach (var (name, value, probed, seen) in Settings)
                {
                    cases.Add(paper, name, value, probed, seen);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> Papers => [.. PaperFolders];

    private static IEnumerable<string> PaperFolders => Directory.EnumerateDirectories(Repository.PathTo("papers"))
        .Where(folder => File.Exists(Path.Combine(folder, "paper.yaml")))
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_paper_comes_out_again(string paper, string setting, string value, string probed, string seen)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" };
        if (setting.Length > 0)
        {
            environment[setting] = value;
        }

        var run = await ChildProcess.RunAsync(Workbench.Command, ["paper", "verify", Repository.PathTo("papers", paper), "--output", folder.PathTo("out")], environment: environment);
        var probe = await ChildProcess.RunAsync(Workbench.Command, ["notebook", "run", Probe.Write(folder.PathTo("probe.ipynb")), "--output", folder.Root], environment: environment);

        Assert.True(run.Code == 0, $"exit code {run.Code} with {setting}={value}\n{run.Out}\n{run.Error}");

        // A setting that the runtime does not know would compare nothing.
        Assert.Equal(0, probe.Code);
        Assert.Equal(seen, Probe.Read(folder.PathTo("probe.ipynb"))[probed]);
    }

    [OfflineTheory]
    [MemberData(nameof(Papers))]
    public async Task A_paper_comes_out_again_without_a_network(string paper)
    {
        using var folder = new TemporaryFolder();

        var run = await ChildProcess.RunAsync(OfflineTheoryAttribute.Program, [.. OfflineTheoryAttribute.Words, Workbench.Command, "paper", "verify", Repository.PathTo("papers", paper), "--output", folder.Root]);

        Assert.True(run.Code == 0, $"exit code {run.Code}\n{run.Out}\n{run.Error}");
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_report_says_nothing_about_the_machine_and_is_the_same_twice(string paper)
    {
        using var folder = new TemporaryFolder();

        foreach (var name in new[] { "one", "two" })
        {
            Assert.Equal(0, (await Workbench.RunAsync("paper", "verify", Repository.PathTo("papers", paper), "--output", folder.PathTo(name))).Code);
        }

        var files = Directory.EnumerateFiles(folder.PathTo("one"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.PathTo("one"), file)).ToList();
        Assert.Contains("report.html", files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(folder.PathTo("one", file)), File.ReadAllBytes(folder.PathTo("two", file))));
        Assert.All(files, file => Assert.DoesNotContain(Repository.Root, File.ReadAllText(folder.PathTo("one", file)), StringComparison.Ordinal));
    }
}
