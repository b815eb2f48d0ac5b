using System.CommandLine;
using System.Text.Json;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose dataset list</c>: which datasets can be fetched, and which are there.</summary>
internal static class DatasetListCommand
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static Command Create(Screen screen)
    {
        var registry = new Option<string?>("--registry") { Description = "A registry (YAML) of your own, in place of the bundled one.", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "Prints the list as JSON." };
        var cache = CacheFolder.Option();
        var list = new Command("list", "Says which datasets can be fetched, and which of their files are in the cache.") { registry, json, cache };
        list.SetAction((parsed, _) =>
        {
            var source = CacheFolder.Of(parsed, cache);
            var known = parsed.GetValue(registry) is { } file ? DatasetRegistry.Load(file) : DatasetRegistry.Bundled;
            DatasetState[] states = [.. States(known, source)];
            if (parsed.GetValue(json))
            {
                screen.WriteLine(JsonSerializer.Serialize(new { cache = source.Folder, datasets = states }, Layout));
            }
            else
            {
                foreach (var state in states)
                {
                    screen.WriteLine(state.Line);
                }

                screen.WriteLine($"The cache is {source.Folder}.");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return list;
    }

    /// <summary>Those of the registry, then others that are in the cache.</summary>
    private static IEnumerable<DatasetState> States(DatasetRegistry known, DatasetCache cache)
    {
        foreach (var dataset in known.Datasets)
        {
            yield return DatasetState.Of(dataset, cache);
        }

        foreach (var name in cache.Names.Where(name => known.Find(name) is null))
        {
            DatasetState state;
            try
            {
                state = DatasetState.Of(Dataset.Open(cache.FolderOf(name)).Manifest, cache);
            }
            catch (DatasetException problem)
            {
                state = new(name, problem.Problem, "", 0, 0, 0, cache.FolderOf(name));
            }

            yield return state;
        }
    }

    /// <summary>A dataset, and how much of it is in the cache; by size, as reading every file would take long.</summary>
    private sealed record DatasetState(string Name, string Title, string License, int Files, int FilesInCache, long Bytes, string Folder)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string Line { get; private init; } = $"{Name}: {Title}";

        public static DatasetState Of(DatasetManifest dataset, DatasetCache cache)
        {
            var folder = cache.FolderOf(dataset.Name);
            var here = dataset.Entries.Count(entry => new FileInfo(Path.Combine(folder, entry.FileName)) is { Exists: true } file && file.Length == entry.ByteCount);
            var how = here == dataset.Entries.Count ? "fetched"
                : here == 0 ? "not fetched"
                : FormattableString.Invariant($"{here} of {dataset.Entries.Count} files fetched");
            return new(dataset.Name, dataset.Title, dataset.License.Id, dataset.Entries.Count, here, dataset.Entries.Sum(entry => entry.ByteCount), folder)
            {
                Line = $"{dataset.Name}: {dataset.Title} ({DatasetText.Size(dataset)}, {dataset.License.Id}); {how}",
            };
        }
    }
}
