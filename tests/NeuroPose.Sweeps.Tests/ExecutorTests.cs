namespace NeuroPose.Sweeps.Tests;

/// <summary>Where points are computed.</summary>
public sealed class ExecutorTests : IDisposable
{
    private readonly SweepFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_process_that_ends_costs_its_point_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var plan = files.Plan("", "  cost: [euclidean, squared]\n");
        var folder = new SweepFolder(files.PathTo("results"));
        List<Progress> reported = [];

        new LocalExecutor(new("sh", ["-c", "echo out of memory >&2; exit 9"]), processes: 2).Run(plan.Points, folder, new Reported(reported), CancellationToken.None);

        Assert.All(plan.Points, point => Assert.Equal("the process that computed it ended with exit code 9. Its last lines: out of memory", folder.Find(point.Hash)!.Reason));
        Assert.Equal((6, 6L), (reported.Count, reported[^1].Done));
    }

    [Fact]
    public void A_process_that_says_something_else_than_a_result_is_reported()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var plan = files.Plan("", "  cost: euclidean\n");
        var folder = new SweepFolder(files.PathTo("results"));

        new LocalExecutor(new("sh", ["-c", "head -c 4 >/dev/null; echo this is no result at all"]), processes: 1).Run([plan.Points[0]], folder, null, CancellationToken.None);

        Assert.Equal("the process that computes points wrote something that is no result.", folder.Find(plan.Points[0].Hash)!.Reason);
    }

    [Fact]
    public void A_program_that_is_not_there_stops_the_sweep()
    {
        var plan = files.Plan("", "  cost: euclidean\n");

        Assert.ThrowsAny<NeuroPoseException>(() =>
            new LocalExecutor(new("no-such-program", []), processes: 2).Run(plan.Points, new(files.PathTo("results")), null, CancellationToken.None));
    }

    [Fact]
    public void The_script_for_a_cluster_can_be_read()
    {
        var options = new SlurmOptions { Command = ["apptainer", "exec", "/images/neuro pose.sif", "neuropose"], Partition = "long", Time = "2:00:00", Memory = "4G", ArrayLimit = 50 };

        Assert.Equal(
            """
            #!/bin/bash
            #SBATCH --job-name=neuropose-knees-and-hips
            #SBATCH --array=1-12%50
            #SBATCH --partition=long
            #SBATCH --time=2:00:00
            #SBATCH --mem=4G
            #SBATCH --cpus-per-task=1
            #SBATCH --output=/study/work/task-%a.log
            #SBATCH --open-mode=append
            #SBATCH --requeue

            # Each task computes one batch of points, and leaves out those that have a result: it may be run again at any time.
            exec apptainer exec '/images/neuro pose.sif' neuropose sweep task /study '/study/work' "$SLURM_ARRAY_TASK_ID"

            """.Replace("'/study/work'", "/study/work", StringComparison.Ordinal),
            SlurmScript.Text("knees and hips", "/study", "/study/work", 12, options));
    }

    [Fact]
    public void A_batch_on_a_machine_without_the_folder_says_that_it_has_to_be_shared()
    {
        var work = files.PathTo("work");
        var plan = files.Plan("", "  cost: [euclidean, squared]\n");
        Assert.Equal(2, new SlurmBatches(work).Write(plan.Points, pointsPerTask: 4, files.Root));
        Assert.Equal(plan.Points.Skip(4).Select(point => point.Hash), new SlurmBatches(work).Read(2).Select(point => point.Hash));
        Assert.Equal(files.Root, new SlurmBatches(work).SweepFolder);

        var error = Assert.Throws<FileFormatException>(() => new SlurmBatches(files.PathTo("elsewhere")).Read(1));

        Assert.EndsWith("the folder of the results has to be shared with all nodes.", error.Message, StringComparison.Ordinal);
    }

    private sealed class Reported(List<Progress> reports) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            lock (reports)
            {
                reports.Add(value);
            }
        }
    }
}
