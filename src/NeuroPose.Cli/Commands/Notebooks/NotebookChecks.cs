using NeuroPose.Cli.Terminal;
using NeuroPose.Notebooks.Checking;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Cli.Commands;

/// <summary>One call of <c>neuropose notebook check</c>.</summary>
internal sealed class NotebookChecks(Screen screen)
{
    // Names that many machines share and that are words of the language.
    private static readonly string[] CommonNames = ["root", "user", "admin", "runner", "build", "developer"];

    public async Task<int> RunAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var files = paths.SelectMany(Notebooks).ToList();
        if (files.Count == 0)
        {
            throw new UsageException($"{string.Join(", ", paths)}: there is no notebook here. Name notebooks or folders.");
        }

        var bad = 0;
        foreach (var file in files)
        {
            var options = new CheckOptions
            {
                PrivateWords = PrivateWords,
                Run = Workbench.Run(Path.GetDirectoryName(Path.GetFullPath(file))!),
            };
            var problems = await NotebookCheck.RunAsync(Notebook.Load(file), options, progress: null, cancellation);
            screen.WriteLine($"{file}: {(problems.Count == 0 ? "current" : FormattableString.Invariant($"{problems.Count} problems"))}");
            foreach (var problem in problems)
            {
                screen.WriteError(problem.ToString());
            }

            bad += problems.Count > 0 ? 1 : 0;
        }

        screen.WriteLine(FormattableString.Invariant($"{files.Count} notebooks, {files.Count - bad} current."));
        return bad == 0 ? ExitCode.Success : ExitCode.Difference;
    }

    private static IReadOnlyList<string> PrivateWords =>
        [.. new[] { Environment.UserName, Environment.MachineName }.Where(word => word.Length > 3 && !CommonNames.Contains(word, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Notebooks(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.ipynb", SearchOption.AllDirectories).Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [path];
}
