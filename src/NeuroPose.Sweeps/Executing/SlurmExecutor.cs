using System.Diagnostics;
using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Sweeps;

/// <summary>
/// Computes points on a cluster: batches and a script are written into the folder of the results, which all nodes share; Slurm runs the
/// array; what has no result when it has ended, as after a time limit or a preemption, is submitted again.
/// </summary>
internal sealed class SlurmExecutor(SlurmOptions options, Action<string> say)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(1);

    /// <summary>The script for points, without submitting it.</summary>
    public string Script(string name, int points, SweepFolder folder) =>
        SlurmScript.Text(name, Path.GetFullPath(folder.Path), Path.GetFullPath(WorkOf(folder, 1)), Tasks(points), options);

    /// <summary>Submits points and waits until each has a result, or was submitted as often as the options say.</summary>
    /// <exception cref="SweepException">Slurm is not here, or refuses the job.</exception>
    public async Task RunAsync(SweepDefinition sweep, IReadOnlyList<SweepPoint> points, SweepFolder folder, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if (ExternalProgram.Find("sbatch") is null)
        {
            throw new SweepException("sbatch was not found: this machine is no login node of a cluster with Slurm. Compute on this machine instead.");
        }

        IReadOnlyList<SweepPoint> left = points;
        for (var round = 1; left.Count > 0 && round <= options.Again + 1; round++)
        {
            var work = Path.GetFullPath(WorkOf(folder, NextNumber(folder)));
            var tasks = new SlurmBatches(work).Write(left, options.PointsPerTask, sweep.Folder);
            var script = Path.Combine(work, "sweep.sbatch");
            AtomicFile.WriteText(script, SlurmScript.Text(sweep.Name, Path.GetFullPath(folder.Path), work, tasks, options));
            var job = await SubmitAsync(script, work, cancellation).ConfigureAwait(false);
            say(FormattableString.Invariant($"Submitted job {job}: {left.Count} points in {tasks} tasks ({script})"));
            await WatchAsync(job, left, points.Count, folder, progress, cancellation).ConfigureAwait(false);
            SweepPoint[] missing = [.. left.Where(point => !folder.Has(point.Hash))];
            if (missing.Length == left.Count && !Directory.EnumerateFiles(work, "task-*.log").Any())
            {
                throw new SweepException($"no task of job {job} has left a log in {work}: the folder of the results has to be shared with all nodes. sacct -j {job} says what became of the tasks.");
            }

            if (missing.Length > 0)
            {
                say(FormattableString.Invariant($"{missing.Length} points have no result when job {job} has ended (a time limit, a preemption or a failed node; logs: {work})."));
            }

            left = missing;
        }

        foreach (var point in left)
        {
            folder.Store(SweepResult.Failed(point, FormattableString.Invariant($"no task has computed it: it was submitted {options.Again + 1} times. More time or memory for a task may help.")));
        }
    }

    private static string WorkOf(SweepFolder folder, int number) => Path.Combine(folder.Work, "slurm-" + number.ToString(CultureInfo.InvariantCulture));

    private static int NextNumber(SweepFolder folder)
    {
        var number = 1;
        while (Directory.Exists(WorkOf(folder, number)))
        {
            number++;
        }

        return number;
    }

    private int Tasks(int points) => (points + options.PointsPerTask - 1) / options.PointsPerTask;

    private static async Task<string> SubmitAsync(string script, string work, CancellationToken cancellation)
    {
        var program = new ExternalProgram("sbatch", ["--parsable", script]) { Folder = work, TimeLimit = CallLimit };
        var submitted = await program.RunAsync(cancellation).ConfigureAwait(false);
        var job = submitted.Output.Trim().Split(';')[0];
        return submitted.ExitCode == 0 && job.Length > 0 && job.All(char.IsAsciiDigit)
            ? job
            : throw new SweepException($"sbatch refuses the job: {ProgramResult.LastLines(submitted.Output, submitted.Error)} The script is {script}.");
    }

    private async Task WatchAsync(string job, IReadOnlyList<SweepPoint> points, int all, SweepFolder folder, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var silence = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                var queue = await QueueAsync(job, cancellation).ConfigureAwait(false);
                progress?.Report(new(all - points.Count(point => !folder.Has(point.Hash)), all, "points"));
                if (queue is not null)
                {
                    silence.Restart();
                }

                if (queue is 0)
                {
                    return;
                }

                if (silence.Elapsed > options.Patience)
                {
                    throw new SweepException(FormattableString.Invariant($"Slurm's controller has not answered for {options.Patience.TotalMinutes} min. The job {job} may run on: the sweep can be resumed when it has ended."));
                }

                await Task.Delay(options.Poll, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            say($"Cancelling job {job} ...");
            await new ExternalProgram("scancel", [job]) { TimeLimit = CallLimit }.RunAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    // How many tasks are in the queue; null where the controller does not answer, as while it is restarted.
    private static async Task<int?> QueueAsync(string job, CancellationToken cancellation)
    {
        try
        {
            var queue = await new ExternalProgram("squeue", ["--noheader", "--array", "--jobs", job, "--format", "%i %T"]) { TimeLimit = CallLimit }.RunAsync(cancellation).ConfigureAwait(false);
            return queue.ExitCode == 0 ? queue.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
                : queue.Error.Contains("Invalid job id", StringComparison.Ordinal) ? 0
                : null;
        }
        catch (ProgramException)
        {
            return null;
        }
    }
}

/// <summary>A sweep cannot be run.</summary>
public sealed class SweepException : NeuroPoseException
{
    /// <summary>Makes an exception that says what is wrong and what to do.</summary>
    public SweepException(string problem)
        : base(problem)
    {
    }
}
