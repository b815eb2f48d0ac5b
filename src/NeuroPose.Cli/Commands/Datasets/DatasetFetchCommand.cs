using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;
using NeuroPose.Downloads;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose dataset fetch</c>: gets open recordings into the user's cache.</summary>
internal static class DatasetFetchCommand
{
    public static Command Create(Screen screen)
    {
        var what = new Argument<string[]>("name")
        {
            Description = "Names of datasets (see: neuropose dataset list), or a registry of your own (a .yaml file), all of which is fetched.",
            Arity = ArgumentArity.OneOrMore,
        }.NoOptions();
        var registry = new Option<string?>("--registry") { Description = "The registry (YAML) that the names are looked up in.", HelpName = "file" };
        var cache = CacheFolder.Option();
        var fetch = new Command("fetch", "Gets openly licensed recordings into the cache, and checks size and SHA-256. Goes on where it stopped.") { what, registry, cache };
        fetch.SetAction((parsed, cancellation) =>
        {
            var target = CacheFolder.Of(parsed, cache);
            var known = parsed.GetValue(registry) is { } file ? DatasetRegistry.Load(file) : DatasetRegistry.Bundled;
            DatasetManifest[] datasets = [.. parsed.GetRequiredValue(what).SelectMany(word => Named(word, known))];
            foreach (var dataset in datasets)
            {
                Fetch(dataset, target, screen, cancellation);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return fetch;
    }

    private static IReadOnlyList<DatasetManifest> Named(string word, DatasetRegistry known) =>
        known.Find(word) is { } dataset ? [dataset]
        : IsFile(word) ? DatasetRegistry.Load(word).Datasets
        : throw new UsageException($"the registry has no dataset \"{word}\".{NearestName.Hint(word, known.Datasets.Select(one => one.Name))}");

    private static bool IsFile(string word) =>
        Path.GetExtension(word).ToUpperInvariant() is ".YAML" or ".YML" || word.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || File.Exists(word);

    private static void Fetch(DatasetManifest dataset, DatasetCache cache, Screen screen, CancellationToken cancellation)
    {
        screen.WriteLine($"{dataset.Name}: {dataset.Title} ({DatasetText.Size(dataset)}, {dataset.License.Id})");
        var fetched = TerminalProgress.Run(screen.Out, dataset.Name, progress =>
            DatasetFetch.FetchAsync(dataset, cache, options: null, progress, cancellation).GetAwaiter().GetResult());
        foreach (var file in fetched.Files)
        {
            screen.WriteLine($"  {file}");
        }

        screen.WriteLine($"  in {cache.FolderOf(dataset.Name)}; in a notebook: Dataset.Open(\"{dataset.Name}\")");
        screen.WriteLine($"  {dataset.License.Id}: {dataset.License.Statement}");
        if (dataset.Citation is { } citation)
        {
            screen.WriteLine($"  cite: {citation}");
        }
    }
}
