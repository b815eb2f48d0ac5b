namespace NeuroPose.Papers;

/// <summary>Re-executes papers.</summary>
public static class PaperRunner
{
    /// <summary>
    /// Checks the data, then executes the notebooks and experiments one after the other, each in a clean session, and gathers the figures,
    /// tables and numbers that they make. Nothing is written, and nothing is fetched from a network.
    /// </summary>
    /// <param name="paper">The paper.</param>
    /// <param name="options">Sessions, extensions, and which item alone.</param>
    /// <param name="progress">Told about each step.</param>
    /// <param name="cancellation">Stops the run, also within a cell.</param>
    /// <exception cref="NeuroPoseException">A dataset is not the pinned one or was not fetched, a cell fails, an item is not made or made twice; the message
    /// names it.</exception>
    public static async Task<PaperResults> RunAsync(
        PaperFolder paper,
        PaperRunOptions? options = null,
        IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paper);
        options ??= new();
        CheckOnly(paper, options.Only);
        PaperOutput.Problems(paper);
        progress?.Report(new(0, null, "steps", $"{PaperFolder.ManifestName}: checking the data"));
        var inputs = paper.CheckData(cancellation);
        TracedInput[] ofNotebooks = [.. inputs, .. FetchedData.Check(paper, cancellation)];
        var made = new List<MadeItem>();
        foreach (var source in paper.Manifest.Sources.Where(source => IsWanted(paper, source, options.Only)))
        {
            made.AddRange(source.IsNotebook
                ? await NotebookSource.RunAsync(paper, source, ofNotebooks, options, progress, cancellation).ConfigureAwait(false)
                : await Task.Run(() => ExperimentSource.Run(paper, source, inputs, progress, cancellation), cancellation).ConfigureAwait(false));
        }

        var items = paper.Manifest.Items
            .Where(item => options.Only is null || item.Id == options.Only)
            .Select(item => made.Single(one => one.Item.Id == item.Id))
            .ToList();
        return new(items, [.. items.Select(item => item.Trace).Distinct()]);
    }

    private static bool IsWanted(PaperFolder paper, PaperSource source, string? only) =>
        only is null || paper.Manifest.Items.Any(item => item.Id == only && item.From == source.File);

    private static void CheckOnly(PaperFolder paper, string? only)
    {
        if (only is not null && !paper.Manifest.Items.Any(item => item.Id == only))
        {
            throw new PaperException(
                $"there is no figure, table or number \"{only}\".{NearestName.Hint(only, paper.Manifest.Items.Select(item => item.Id))}",
                new(File: paper.PathTo(PaperFolder.ManifestName)));
        }
    }
}
