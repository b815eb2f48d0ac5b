using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Json;
using NeuroPose.Provenance;
using NeuroPose.Sweeps;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose sweep</c>: recordings × parameters, on this machine or on a cluster.</summary>
internal static class SweepCommand
{
    /// <summary>The verb by which the command starts itself to compute points; no help lists it.</summary>
    public const string WorkVerb = "work";

    public static Command Create(Screen screen, OwnCommand command)
    {
        var file = new Argument<string>("file") { Description = "The sweep (YAML). Paths in it start at its folder." }.NoOptions();
        var output = Output();
        var on = new Option<string>("--on") { Description = "Where points are computed: local, local:N with N processes, or slurm.", HelpName = "local[:N]|slurm", DefaultValueFactory = _ => "local" };
        var resume = new Option<bool>("--resume") { Description = "Goes on in a folder with results: what is there is kept." };
        var retry = new Option<bool>("--retry-failed") { Description = "With --resume: computes again what failed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be computed, and with --on slurm prints the script. Computes nothing." };
        var limit = new Option<double?>("--point-timeout") { Description = "Ends a point that takes longer; it has failed then.", HelpName = "SECONDS" };
        var slurm = new SlurmArguments();
        var sweep = new Command("sweep", "Computes a study: each recording, or pair, with each combination of parameters. Results are files named by the hash of content, parameters and version; results.csv has the same bytes wherever it was computed. Exit code 1 when a point failed, 2 when the sweep cannot be run.")
        {
            file, output, on, resume, retry, dryRun, limit,
        };
        slurm.AddTo(sweep);
        sweep.SetAction((parsed, cancellation) => new SweepRun(screen, new(command))
        {
            On = parsed.GetRequiredValue(on),
            Resume = parsed.GetValue(resume),
            RetryFailed = parsed.GetValue(retry),
            DryRun = parsed.GetValue(dryRun),
            PointLimit = parsed.GetValue(limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Slurm = slurm.Read(parsed),
        }.RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(output), cancellation));
        sweep.Add(Status(screen));
        sweep.Add(Difference(screen));
        sweep.Add(Work(new(command)));
        sweep.Add(Batch());
        return sweep;
    }

    private static Option<string> Output() => new("--output", "-o") { Description = "The folder of the results.", HelpName = "DIR", Required = true };

    private static Command Status(Screen screen)
    {
        var file = new Argument<string>("file") { Description = "The sweep (YAML)." }.NoOptions();
        var output = Output();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var status = new Command("status", "How many points are computed, failed and left. Reads no result.") { file, output, json };
        status.SetAction((parsed, cancellation) =>
        {
            var plan = SweepPlan.Of(SweepDefinition.Load(parsed.GetRequiredValue(file)), WorkbenchProvenance.ThisVersion, cancellation);
            var found = SweepStatus.Of(plan, new(parsed.GetRequiredValue(output)));
            screen.WriteLine(parsed.GetValue(json)
                ? ObjectText.Of(text =>
                {
                    text.BeginObject();
                    text.Member("points", found.Points);
                    text.Member("completed", found.Completed);
                    text.Member("failed", found.Failed);
                    text.Member("left", found.Left);
                    text.Member("others", found.Others);
                    text.EndObject();
                })
                : FormattableString.Invariant($"{found.Points} points: {found.Completed} completed, {found.Failed} failed, {found.Left} left.")
                    + (found.Others > 0 ? FormattableString.Invariant($" {found.Others} results in the folder are of other inputs, parameters or versions.") : ""));
            return Task.FromResult(ExitCode.Success);
        });
        return status;
    }

    private static Command Difference(Screen screen)
    {
        var first = new Argument<string>("A") { Description = "A folder of results." }.NoOptions();
        var second = new Argument<string>("B") { Description = "Another." }.NoOptions();
        var diff = new Command("diff", "Where two sweeps differ, point by point. Exit code 1 where they do.") { first, second };
        diff.SetAction((parsed, _) =>
        {
            var differences = SweepDifference.Between(Sweep.ResultsIn(parsed.GetRequiredValue(first)), Sweep.ResultsIn(parsed.GetRequiredValue(second)));
            foreach (var one in differences)
            {
                screen.WriteLine(one switch
                {
                    { Second: null } => $"{one.Point}: only in {parsed.GetRequiredValue(first)}",
                    { First: null } => $"{one.Point}: only in {parsed.GetRequiredValue(second)}",
                    _ => $"{one.Point}: {one.Column}: {Shown(one.First)} → {Shown(one.Second)}",
                });
            }

            screen.WriteLine(differences.Count == 0 ? "no difference" : FormattableString.Invariant($"{differences.Count} differences"));
            return Task.FromResult(differences.Count == 0 ? ExitCode.Success : ExitCode.Difference);
        });
        return diff;
    }

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? "nothing" : text;

    private static Command Work(SweepPoints points)
    {
        var work = new Command(WorkVerb, "Computes points that come in; a sweep starts it so.") { Hidden = true };
        work.SetAction((_, _) =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            PointWorker.Serve(input, output, points.Compute);
            return Task.FromResult(ExitCode.Success);
        });
        return work;
    }

    private static Command Batch()
    {
        var results = new Argument<string>("results");
        var work = new Argument<string>("work");
        var number = new Argument<int>("number");
        var task = new Command("task", "Computes a batch of points on a node of a cluster; the script of a submission calls it so.") { results, work, number };
        task.Hidden = true;
        task.SetAction((parsed, cancellation) =>
        {
            var folder = new SweepFolder(parsed.GetRequiredValue(results));
            var batches = new SlurmBatches(parsed.GetRequiredValue(work));
            SweepPoint[] points = [.. batches.Read(parsed.GetRequiredValue(number)).Where(point => !folder.Has(point.Hash))];
            new LocalExecutor(SweepRun.Program(batches.SweepFolder, limit: null), processes: 1).Run(points, folder, progress: null, cancellation);
            return Task.FromResult(ExitCode.Success);
        });
        return task;
    }
}

/// <summary>What the command line asks of a cluster.</summary>
internal sealed class SlurmArguments
{
    private readonly Option<string?> partition = new("--partition") { Description = "With --on slurm: the partition.", HelpName = "NAME" };
    private readonly Option<string?> time = new("--time") { Description = "With --on slurm: the time of a task, as sbatch takes it.", HelpName = "TIME" };
    private readonly Option<string?> memory = new("--mem") { Description = "With --on slurm: the memory of a task, as sbatch takes it.", HelpName = "SIZE" };
    private readonly Option<int?> arrayLimit = new("--array-limit") { Description = "With --on slurm: at most so many tasks at a time.", HelpName = "N" };
    private readonly Option<int> perTask = new("--points-per-task") { Description = "With --on slurm: how many points a task computes.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<string?> command = new("--command") { Description = "With --on slurm: how the nodes call neuropose, such as \"apptainer exec image.sif neuropose\"; this program by default.", HelpName = "LINE" };

    public void AddTo(Command sweep)
    {
        foreach (var option in new Option[] { partition, time, memory, arrayLimit, perTask, command })
        {
            sweep.Add(option);
        }
    }

    public SlurmOptions Read(ParseResult parsed)
    {
        var points = parsed.GetValue(perTask);
        return points < 1
            ? throw new UsageException(FormattableString.Invariant($"--points-per-task {points}: a task computes at least one point."))
            : new()
            {
                Partition = parsed.GetValue(partition),
                Time = parsed.GetValue(time),
                Memory = parsed.GetValue(memory),
                ArrayLimit = parsed.GetValue(arrayLimit),
                PointsPerTask = points,
                Command = parsed.GetValue(command) is { } line ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries) : SweepRun.Self,
            };
    }
}
