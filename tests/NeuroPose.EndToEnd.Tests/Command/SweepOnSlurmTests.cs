using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Command;

/// <summary>Sweeps on a real Slurm, which runs on this machine in a folder of its own.</summary>
public sealed class SweepOnSlurmTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        if (Tool.Missing([Tool.Slurmctld, Tool.Munged]) is null)
        {
            ClusterAsync("stop").GetAwaiter().GetResult();
        }

        folder.Dispose();
    }

    [SlurmFact]
    public async Task A_sweep_on_Slurm_gives_the_bytes_of_one_on_this_machine_also_when_tasks_are_ended()
    {
        var started = await ClusterAsync("start");
        Assert.True(started.Code == 0, started.Out + started.Error);
        var sweep = Repository.PathTo("papers", "examples", "sweep-cost-and-band.yaml");
        var here = await ChildProcess.RunAsync(Workbench.Command, ["sweep", sweep, "--output", folder.PathTo("here")], patience: Patience);
        Assert.True(here.Code == 0, here.Error);

        var there = ChildProcess.RunAsync(
            Workbench.Command, ["sweep", sweep, "--output", folder.PathTo("there"), "--on", "slurm", "--points-per-task", "3", "--time", "2"], environment: Cluster, patience: Patience);
        await Task.Delay(TimeSpan.FromSeconds(4));
        await ChildProcess.RunAsync("scancel", ["--state=RUNNING", "--user=root"], environment: Cluster);
        var run = await there;

        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.Contains("Submitted job ", run.Out, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(folder.PathTo("here", "results.csv")), await File.ReadAllBytesAsync(folder.PathTo("there", "results.csv")));
    }

    [SlurmFact]
    public async Task A_partition_that_is_not_there_is_Slurm_s_own_complaint()
    {
        var started = await ClusterAsync("start");
        Assert.True(started.Code == 0, started.Out + started.Error);

        var run = await ChildProcess.RunAsync(
            Workbench.Command, ["sweep", Repository.PathTo("papers", "examples", "sweep-cost-and-band.yaml"), "--output", folder.PathTo("there"), "--on", "slurm", "--partition", "nowhere"], environment: Cluster, patience: Patience);

        Assert.Equal(2, run.Code);
        Assert.Contains("sbatch refuses the job: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("invalid partition", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    private Dictionary<string, string> Cluster => new() { ["SLURM_CONF"] = folder.PathTo("cluster", "slurm.conf") };

    private Task<ChildProcess> ClusterAsync(string action) =>
        ChildProcess.RunAsync("bash", [Repository.PathTo("tests", "tools", "slurm", "cluster.sh"), action, folder.PathTo("cluster")], patience: Patience);
}

/// <summary>A test with Slurm's daemons, which root starts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute() => (Skip, Timeout) = (
        Tool.Missing([Tool.Slurmctld, Tool.Slurmd, Tool.Munged, Tool.Sbatch])
            ?? (Environment.IsPrivilegedProcess ? null : "Slurm's daemons are started by root, who does not run these tests"),
        NeedsFactAttribute.Limit);
}
