using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>Executes notebooks without a front end.</summary>
public static class NotebookRunner
{
    /// <summary>Makes sure that parameters fit a notebook; nothing runs.</summary>
    /// <exception cref="ParameterException">A parameter that the notebook does not have, or a value that does not fit.</exception>
    public static void CheckParameters(Notebook notebook, IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ParameterInjection.Apply(notebook.Copy(), parameters);
    }

    /// <summary>
    /// Executes a notebook's code cells in order in a fresh session and replaces their outputs and numbers. What is written into the
    /// notebook depends on nothing but its cells, the parameters and the versions: running twice gives the same bytes.
    /// </summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="options">Parameters, the session, whether to go on after an error.</param>
    /// <param name="progress">Told when a cell starts and when it has ended.</param>
    /// <param name="cancellationToken">Stops the run, also within a cell.</param>
    /// <exception cref="ParameterException">A parameter that the notebook does not have, or a value that does not fit; nothing
    /// ran.</exception>
    /// <exception cref="ExtensionException">An extension could not be loaded; no cell ran.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<RunResult> RunAsync(
        Notebook notebook,
        RunOptions? options = null,
        IProgress<CellProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var given = options ?? new RunOptions();
        var executed = notebook.Copy();
        ParameterInjection.Apply(executed, given.Parameters);

        // What an earlier run recorded counts where the caller names no version.
        var versions = RecordedPackages.Of(notebook).Concat(given.Session.PackageVersions).GroupBy(version => version.Key, StringComparer.OrdinalIgnoreCase);
        var session = given.Session with { PackageVersions = versions.ToDictionary(version => version.Key, version => version.Last().Value) };
        using var host = given.Program is { } program
            ? await CellProcess.OpenAsync(program, session, given.Extensions, given.Noted, cancellationToken).ConfigureAwait(false)
            : await LocalCells.OpenAsync(session, given.Extensions, cancellationToken).ConfigureAwait(false);
        var run = new Run(executed, host, given, progress)
        {
            Kept = () =>
            {
                executed.SetMetadata("neuropose", Describe(given, host.PackageVersions));
                given.Kept?.Invoke(executed);
            },
        };
        var cells = await run.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        executed.SetMetadata("neuropose", Describe(given, host.PackageVersions));
        return new RunResult(executed, cells);
    }

    private static JsonObject Describe(RunOptions options, IReadOnlyDictionary<string, string> packages)
    {
        var about = new JsonObject
        {
            ["csharp"] = SessionInfo.LanguageVersion,
            ["dotnet"] = SessionInfo.DotNetVersion,
        };
        if (packages.Count > 0)
        {
            about[RecordedPackages.Key] = RecordedPackages.Json(packages);
        }

        if (options.Parameters.Count > 0)
        {
            about["parameters"] = new JsonObject(options.Parameters
                .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
                .Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)JsonValue.Create(parameter.Value))));
        }

        about["workbench"] = SessionInfo.WorkbenchVersion;
        return about;
    }

    private sealed class Run(Notebook notebook, ICellHost host, RunOptions options, IProgress<CellProgress>? progress)
    {
        private readonly DisplayIndex displays = new();
        private readonly List<(CodeCell Cell, int? Count, OutputCollector Outputs)> collected = [];
        private readonly List<CellRun> runs = [];
        private readonly int total = notebook.Cells.OfType<CodeCell>().Count();

        /// <summary>Called after each cell, when the notebook holds what was executed so far.</summary>
        public required Action Kept { get; init; }

        public async Task<IReadOnlyList<CellRun>> ExecuteAsync(CancellationToken cancellationToken)
        {
            foreach (var cell in notebook.Cells.OfType<CodeCell>())
            {
                cell.Replace(null, []);
            }

            using var limit = new CancellationTokenSource(options.Timeout ?? Timeout.InfiniteTimeSpan);
            for (var index = 0; index < notebook.Cells.Count; index++)
            {
                if (notebook.Cells[index] is not CodeCell cell)
                {
                    continue;
                }

                NoteLateErrors();
                var run = new CellRun(index + 1, runs.Count + 1, cell.Id, CellRunStatus.Skipped, TimeSpan.Zero, null);
                if (IsStopped(limit) || string.IsNullOrWhiteSpace(cell.Source))
                {
                    collected.Add((cell, null, new OutputCollector(0, displays)));
                    runs.Add(run);
                    continue;
                }

                Report(run, finished: null);
                run = await ExecuteAsync(cell, run, limit.Token, cancellationToken).ConfigureAwait(false);
                runs.Add(run);
                Report(run, run);
                Fill();
                Kept();
            }

            await host.FinishAsync().ConfigureAwait(false);
            NoteLateErrors();
            Fill();
            return runs;
        }

        // All of them each time: a later cell may have updated what an earlier one displays.
        private void Fill()
        {
            foreach (var (cell, count, outputs) in collected)
            {
                cell.Replace(count, outputs.Outputs);
            }
        }

        private bool IsStopped(CancellationTokenSource limit) => !host.IsAlive || limit.IsCancellationRequested
            || (!options.KeepGoing && runs.Exists(run => run.Status == CellRunStatus.Failed));

        // A thread or timer of a cell may fail when the cell has long ended: the failure is the cell's all the same.
        private void NoteLateErrors()
        {
            for (var index = 0; index < runs.Count; index++)
            {
                if (runs[index].Status == CellRunStatus.Succeeded && collected[index].Outputs.Error is { } error)
                {
                    runs[index] = runs[index] with { Status = CellRunStatus.Failed, Error = error };
                    Report(runs[index], runs[index]);
                }
            }
        }

        private void Report(CellRun run, CellRun? finished) => progress?.Report(new CellProgress(run.CellNumber, run.CodeCellNumber, total, finished));

        private async Task<CellRun> ExecuteAsync(CodeCell cell, CellRun run, CancellationToken ofNotebook, CancellationToken cancellationToken)
        {
            var count = collected.Count(other => other.Count is not null) + 1;
            var outputs = new OutputCollector(count, displays);
            collected.Add((cell, count, outputs));
            var source = new CellSource(cell.Source, FormattableString.Invariant($"cell {run.CellNumber}")) { Language = cell.Language ?? notebook.Language ?? "csharp" };
            using var ofCell = new CancellationTokenSource(options.CellTimeout ?? Timeout.InfiniteTimeSpan);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ofCell.Token, ofNotebook, cancellationToken);
            var clock = Stopwatch.StartNew();
            var outcome = await host.ExecuteAsync(source, outputs, stop.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Status == CellStatus.Interrupted)
            {
                var error = ofCell.IsCancellationRequested ? TooLong("cell", "cell", options.CellTimeout) : TooLong("notebook", "cells together", options.Timeout);
                outputs.ReplaceError(error);
                outcome = outcome with { Error = error };
            }

            return run with
            {
                Status = outcome.Status == CellStatus.Succeeded ? CellRunStatus.Succeeded : CellRunStatus.Failed,
                Elapsed = clock.Elapsed,
                Error = outcome.Error,
            };
        }

        private static CellError TooLong(string what, string who, TimeSpan? limit) => new(
            "TimeLimit", FormattableString.Invariant($"the {who} took longer than {limit?.TotalSeconds} s, the limit that was set for the {what}, and this cell was stopped."));
    }
}
