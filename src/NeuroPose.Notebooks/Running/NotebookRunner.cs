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
    /// <exception cref="ParameterException">A parameter that the notebook does not have, or a value that does not fit; nothing ran.</exception>
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
        using var session = new CSharpSession(given.Session with { PackageVersions = versions.ToDictionary(version => version.Key, version => version.Last().Value) });
        foreach (var extension in given.Extensions)
        {
            await session.LoadExtensionAsync(extension, cancellationToken).ConfigureAwait(false);
        }

        var run = new Run(executed, session, given.KeepGoing, progress);
        var cells = await run.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        executed.SetMetadata("neuropose", Describe(given, session.PackageVersions));
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

    private sealed class Run(Notebook notebook, CSharpSession session, bool keepGoing, IProgress<CellProgress>? progress)
    {
        private readonly DisplayIndex displays = new();
        private readonly List<(CodeCell Cell, int? Count, OutputCollector Outputs)> collected = [];
        private readonly List<CellRun> runs = [];

        public async Task<IReadOnlyList<CellRun>> ExecuteAsync(CancellationToken cancellationToken)
        {
            var total = notebook.Cells.OfType<CodeCell>().Count();
            var stopped = false;
            for (var index = 0; index < notebook.Cells.Count; index++)
            {
                if (notebook.Cells[index] is not CodeCell cell)
                {
                    continue;
                }

                var run = new CellRun(index + 1, runs.Count + 1, cell.Id, CellRunStatus.Skipped, TimeSpan.Zero, null);
                if (stopped || string.IsNullOrWhiteSpace(cell.Source))
                {
                    collected.Add((cell, null, new OutputCollector(0, displays)));
                    runs.Add(run);
                    continue;
                }

                progress?.Report(new CellProgress(run.CellNumber, run.CodeCellNumber, total, null));
                run = await ExecuteAsync(cell, run, cancellationToken).ConfigureAwait(false);
                runs.Add(run);
                progress?.Report(new CellProgress(run.CellNumber, run.CodeCellNumber, total, run));
                stopped = run.Status == CellRunStatus.Failed && !keepGoing;
            }

            // Only now: a later cell may have updated what an earlier one displays.
            foreach (var (cell, count, outputs) in collected)
            {
                cell.Replace(count, outputs.Outputs);
            }

            return runs;
        }

        private async Task<CellRun> ExecuteAsync(CodeCell cell, CellRun run, CancellationToken cancellationToken)
        {
            var count = collected.Count(other => other.Count is not null) + 1;
            var outputs = new OutputCollector(count, displays);
            collected.Add((cell, count, outputs));
            var source = new CellSource(cell.Source, FormattableString.Invariant($"cell {run.CellNumber}")) { Language = cell.Language ?? notebook.Language ?? "csharp" };
            var clock = Stopwatch.StartNew();
            var outcome = await session.ExecuteAsync(source, outputs, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return run with
            {
                Status = outcome.Status == CellStatus.Succeeded ? CellRunStatus.Succeeded : CellRunStatus.Failed,
                Elapsed = clock.Elapsed,
                Error = outcome.Error,
            };
        }
    }
}
