using NeuroPose.Cli.Terminal;
using NeuroPose.Experiments;
using NeuroPose.Files;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// Carries out several experiments at a time, and reports on them in their order. One that fails does not stop the others.
/// </summary>
internal sealed class ExperimentRuns(Screen screen, ExperimentOptions options)
{
    /// <summary>Where to write the report of a single experiment; null where the experiment says.</summary>
    public string? Output { get; init; }

    public async Task<int> RunAsync(IReadOnlyList<string> files, int atATime, CancellationToken cancellation)
    {
        // All are read before any runs: a mistake in the last stops the call while nothing has been written.
        var configs = files.Select(AnalysisConfig.Load).ToList();
        var twice = configs.GroupBy(config => config.ReportPath, StringComparer.Ordinal).FirstOrDefault(report => report.Count() > 1);
        if (twice is not null)
        {
            throw new UsageException($"{twice.Count()} experiments would write the same report, {twice.Key}. Give each its own output.report.");
        }

        var places = new SemaphoreSlim(atATime);
        var runs = configs.Select(config => RunAsync(config, places, cancellation)).ToList();

        // An error of ours leaves only when no experiment is running any more: none is abandoned halfway.
        List<Exception> internalErrors = [];
        var (failed, finished) = (false, 0);
        foreach (var (file, run) in files.Zip(runs))
        {
            finished++;
            if (files.Count > 1)
            {
                screen.WriteLine(FormattableString.Invariant($"[{finished}/{files.Count}] {file}"));
            }

            try
            {
                var report = await run;
                screen.WriteLine($"wrote analysis report to {Output ?? report.Config.ReportPath}");
                foreach (var line in ReportText.Lines(report))
                {
                    screen.WriteLine(line);
                }
            }
            catch (Exception problem) when (problem is NeuroPoseException or IOException or UnauthorizedAccessException)
            {
                failed = true;
                screen.WriteError($"{file}: analysis failed: {problem.Message}");
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                internalErrors.Add(problem);
                screen.WriteError($"{file}: analysis failed by an internal error: {problem.Message}");
            }
        }

        return internalErrors.Count > 0 ? throw new AggregateException(internalErrors)
            : failed ? ExitCode.CannotRun
            : ExitCode.Success;
    }

    private async Task<AnalysisReport> RunAsync(AnalysisConfig config, SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(
                () =>
                {
                    // Where it cannot be written, the work is not begun.
                    AtomicFile.Try(Output ?? config.ReportPath);
                    var report = Experiment.Run(config, options, progress: null, cancellation);
                    report.Save(Output ?? config.ReportPath);
                    return report;
                },
                cancellation);
        }
        finally
        {
            places.Release();
        }
    }
}
