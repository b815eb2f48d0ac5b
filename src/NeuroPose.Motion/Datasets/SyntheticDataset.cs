using System.Security.Cryptography;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Datasets;

/// <summary>
/// Makes the bundled dataset <c>gait-synthetic</c>: four made-up people walking at two cadences each, and one trial in which a second
/// person passes. Every byte follows from the seed: writing it again gives the same files on every machine.
/// </summary>
public static class SyntheticDataset
{
    /// <summary>The dataset's name.</summary>
    public const string Name = "gait-synthetic";

    /// <summary>
    /// Writes all trials and, last, the manifest; each file whole or not at all, files of those names replaced, others left alone.
    /// </summary>
    /// <param name="folder">Where to; made when it is missing.</param>
    /// <param name="progress">Told the name of each file that was written.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <returns>What was written.</returns>
    public static DatasetManifest Write(string folder, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);

        // The files and the manifest of one call belong together.
        using var held = FileLock.Hold(Path.Combine(folder, Dataset.ManifestName), cancellation);
        var entries = new List<DatasetEntry>();
        foreach (var plan in GaitSyntheticPlan.Trials)
        {
            cancellation.ThrowIfCancellationRequested();
            var trial = plan.Make();
            var bytes = Print(trial);
            var fileName = plan.Name + ".json";
            AtomicFile.Write(Path.Combine(folder, fileName), stream => stream.Write(bytes));
            entries.Add(plan.Describe(trial, fileName, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
            progress?.Report(new(entries.Count, GaitSyntheticPlan.Trials.Count + 1, "files", fileName));
        }

        cancellation.ThrowIfCancellationRequested();
        var manifest = Describe(entries);
        AtomicFile.WriteText(Path.Combine(folder, Dataset.ManifestName), ManifestWriter.Write(manifest));
        progress?.Report(new(entries.Count + 1, entries.Count + 1, "files", Dataset.ManifestName));
        return manifest;
    }

    /// <summary>Without indentation, which would be two thirds of the file.</summary>
    private static byte[] Print(VideoPredictions trial)
    {
        using var stream = new MemoryStream();
        VideoPredictionsJson.Write(trial, stream, indent: 0);
        return stream.ToArray();
    }

    private static DatasetManifest Describe(IReadOnlyList<DatasetEntry> entries) => new()
    {
        Name = Name,
        Title = "Made-up walking trials",
        Description = "Four made-up people walk past a camera at two cadences each; in one more trial a second person passes. "
            + "Computed, not measured: for learning and testing the tools. No finding about people follows from it.",
        Origin = new(SyntheticGait.GeneratorName, FormattableString.Invariant($"{SyntheticGait.Version}"), GaitSyntheticPlan.Seed),
        License = new("CC0-1.0", "To the extent possible under law, the makers have waived all rights to these files (https://creativecommons.org/publicdomain/zero/1.0/)."),
        Skeleton = Skeleton.Mhad43.Name,
        Units = new OrderedDictionary<string, string>
        {
            ["poses3d"] = "mm; camera frame: x right, y down, z away",
            ["poses2d"] = "px, from the upper left corner",
            ["boxes"] = "px; x, y, width, height; then confidence, 1 throughout",
        },
        Entries = entries,
    };
}
