using System.Globalization;
using NeuroPose.Files;

namespace NeuroPose.Sweeps;

/// <summary>The batches of a submission, a file each, in a folder that the nodes share.</summary>
internal sealed class SlurmBatches(string work)
{
    private const long LongestBatch = 256_000_000;

    /// <summary>The folder that the paths of the points start at.</summary>
    /// <exception cref="FileFormatException">As for <see cref="Read"/>.</exception>
    public string SweepFolder => Marked();

    private string Mark => Path.Combine(work, "submission.txt");

    /// <summary>Writes the batches.</summary>
    /// <returns>How many there are.</returns>
    public int Write(IReadOnlyList<SweepPoint> points, int pointsPerTask, string sweepFolder)
    {
        Directory.CreateDirectory(work);
        AtomicFile.WriteText(Mark, sweepFolder + "\n");
        var count = 0;
        foreach (var batch in points.Chunk(pointsPerTask))
        {
            AtomicFile.WriteText(FileOf(++count), string.Concat(batch.Select(point => point.Line() + "\n")));
        }

        return count;
    }

    /// <summary>The points of a batch.</summary>
    /// <exception cref="FileFormatException">The folder is not the one that was submitted, as where it is not shared.</exception>
    public IReadOnlyList<SweepPoint> Read(int number)
    {
        _ = Marked();
        return [.. ForeignFile.ReadText(work, Path.GetFileName(FileOf(number)), LongestBatch).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SweepPoint.Parse)];
    }

    private string Marked() => File.Exists(Mark)
        ? File.ReadAllText(Mark).TrimEnd('\n')
        : throw new FileFormatException($"the folder of the submission is not on this machine ({Environment.MachineName}): the folder of the results has to be shared with all nodes.", new(File: work));

    private string FileOf(int number) => Path.Combine(work, "batch-" + number.ToString("00000", CultureInfo.InvariantCulture) + ".jsonl");
}
