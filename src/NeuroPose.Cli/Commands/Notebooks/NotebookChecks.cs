using NeuroPose.Cli.Terminal;
using NeuroPose.Notebooks.Checking;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Papers;

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

        var (bad, left) = (0, 0);
        foreach (var file in files)
        {
            var paper = PaperOf(file);
            if (paper?.MissingData() is { Length: > 0 } missing)
            {
                screen.WriteLine($"{file}: not checked, {missing.Split('\n')[0]}");
                left++;
                continue;
            }

            var options = new CheckOptions
            {
                PrivateWords = PrivateWords,
                Run = Workbench.Run(Path.GetDirectoryName(Path.GetFullPath(file))!, seesFetched: paper is not null),
            };
            var problems = await NotebookCheck.RunAsync(Notebook.Load(file), options, progress: null, cancellation);
            screen.WriteLine($"{file}: {(problems.Count == 0 ? "current" : FormattableString.Invariant($"{problems.Count} problems"))}");
            foreach (var problem in problems)
            {
                screen.WriteError(problem.ToString());
            }

            bad += problems.Count > 0 ? 1 : 0;
        }

        var unseen = left == 0 ? "" : FormattableString.Invariant($", {left} not checked");
        screen.WriteLine(FormattableString.Invariant($"{files.Count} notebooks, {files.Count - bad - left} current{unseen}."));
        return bad == 0 ? ExitCode.Success : ExitCode.Difference;
    }

    private static IReadOnlyList<string> PrivateWords =>
        [.. new[] { Environment.UserName, Environment.MachineName }.Where(word => word.Length > 3 && !CommonNames.Contains(word, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal)];

    // A paper's notebook reads what the paper pins. Any other has to come out the same on every machine, whatever was fetched there.
    private static PaperFolder? PaperOf(string notebook)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(notebook)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, PaperFolder.ManifestName)))
            {
                var paper = PaperFolder.Open(folder);
                return paper.Manifest.Sources.Any(source => Path.GetFullPath(paper.PathTo(source.File)) == Path.GetFullPath(notebook)) ? paper : null;
            }
        }

        return null;
    }

    private static IEnumerable<string> Notebooks(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.ipynb", SearchOption.AllDirectories).Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [path];
}
