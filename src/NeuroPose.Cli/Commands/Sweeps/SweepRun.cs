using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Processes;
using NeuroPose.Provenance;
using NeuroPose.Sweeps;

namespace NeuroPose.Cli.Commands;

/// <summary>One call of <c>neuropose sweep</c>.</summary>
internal sealed class SweepRun(Screen screen, SweepPoints work)
{
    private const string Local = "local";
    private const int ShownFailures = 5;

    public required string On { get; init; }

    public bool Resume { get; init; }

    public bool RetryFailed { get; init; }

    public bool DryRun { get; init; }

    /// <summary>How long a point may take; null for no limit.</summary>
    public TimeSpan? PointLimit { get; init; }

    public required SlurmOptions Slurm { get; init; }

    /// <summary>The call of this program.</summary>
    public static IReadOnlyList<string> Self
    {
        get
        {
            var command = typeof(SweepRun).Assembly.Location;
            var program = Environment.ProcessPath ?? "neuropose";

            // "dotnet neuropose.dll" runs under the name of dotnet; within another program, as in tests, the command is beside its assembly.
            return Path.GetFileNameWithoutExtension(program) == "neuropose" ? [program]
                : Path.ChangeExtension(command, null) is var beside && File.Exists(beside) ? [beside]
                : ["dotnet", command];
        }
    }

    /// <summary>The program that computes points in a folder.</summary>
    public static ExternalProgram Program(string folder, TimeSpan? limit) => new(Self[0], [.. Self.Skip(1), "sweep", SweepCommand.WorkVerb])
    {
        Folder = folder,
        TimeLimit = limit ?? TimeSpan.FromDays(30),
    };

    public async Task<int> RunAsync(string file, string output, CancellationToken cancellation)
    {
        var processes = Processes();
        if (RetryFailed && !Resume)
        {
            throw new UsageException("--retry-failed needs --resume: it computes again what failed in a folder with results.");
        }

        var plan = SweepPlan.Of(SweepDefinition.Load(file), WorkbenchProvenance.ThisVersion, cancellation);
        work.Check(plan);
        foreach (var notice in plan.Notices)
        {
            screen.WriteErrorLine($"note: {notice}");
        }

        var folder = new SweepFolder(Path.GetFullPath(output));
        var stored = folder.Stored();
        SweepPoint[] left = [.. plan.Points.Where(point => !stored.TryGetValue(point.Hash, out var failed) || (failed && RetryFailed))];
        screen.WriteLine(FormattableString.Invariant($"{plan.Definition.Name}: {plan.Points.Count} points ({plan.Points.Count - left.Length} with a result, {left.Length} to compute)"));
        if (DryRun)
        {
            return Describe(plan, left, folder);
        }

        if (stored.Count > 0 && !Resume)
        {
            throw new UsageException(FormattableString.Invariant($"--output {output} has {stored.Count} results already. --resume keeps them and goes on; or name another folder."));
        }

        AtomicFile.TryFolder(folder.Path);
        if (left.Length > 0)
        {
            await ComputeAsync(plan, left, folder, processes, cancellation);
        }

        return Finish(plan, folder);
    }

    private async Task ComputeAsync(SweepPlan plan, SweepPoint[] left, SweepFolder folder, int? processes, CancellationToken cancellation)
    {
        if (processes is { } count)
        {
            TerminalProgress.Run(screen.Out, "points", progress =>
            {
                new LocalExecutor(Program(plan.Definition.Folder, PointLimit), count).Run(left, folder, progress, cancellation);
                return 0;
            });
            return;
        }

        await new SlurmExecutor(Slurm, screen.WriteLine).RunAsync(plan.Definition, left, folder, progress: null, cancellation);
    }

    private int Finish(SweepPlan plan, SweepFolder folder)
    {
        SweepResult[] results =
        [
            .. plan.Points.Select(point => folder.Find(point.Hash) ?? throw new SweepException($"the result of point {point.Hash} is missing or damaged: it was removed while the sweep ran, or the disk is full. --resume computes it.")),
        ];
        folder.WriteTable(results);
        var failed = results.Where(result => !result.IsCompleted).ToList();
        foreach (var reason in failed.GroupBy(result => result.Reason, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Take(ShownFailures))
        {
            screen.WriteError(FormattableString.Invariant($"{reason.Count()} of {results.Length} points: {reason.Key}"));
        }

        screen.WriteLine($"{folder.Table}: {results.Length} points" + (failed.Count > 0 ? FormattableString.Invariant($", {failed.Count} failed (column \"reason\")") : ""));
        return failed.Count > 0 ? ExitCode.Difference : ExitCode.Success;
    }

    private int Describe(SweepPlan plan, SweepPoint[] left, SweepFolder folder)
    {
        screen.WriteLine(FormattableString.Invariant($"runs: neuropose {plan.Definition.Run}; {plan.Points.Select(point => point.Inputs).Distinct().Count()} inputs × {plan.Definition.Parameters.Aggregate(1, (product, one) => product * one.Values.Count)} combinations of {plan.Definition.Parameters.Count} parameters"));
        if (On == "slurm")
        {
            screen.WriteLine(new SlurmExecutor(Slurm, screen.WriteLine).Script(plan.Definition.Name, left.Length, folder));
        }

        return ExitCode.Success;
    }

    private int? Processes()
    {
        if (On == "slurm")
        {
            return null;
        }

        var words = On.Split(':');
        return words switch
        {
            [Local] => Environment.ProcessorCount,
            [Local, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
            _ => throw new UsageException($"--on {On}: expected local, local:N or slurm."),
        };
    }
}
