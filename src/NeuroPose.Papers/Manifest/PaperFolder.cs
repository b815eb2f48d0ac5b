using System.Security.Cryptography;
using NeuroPose.Datasets;
using NeuroPose.Files;

namespace NeuroPose.Papers;

/// <summary>
/// A paper on disk: <c>paper.yaml</c>, its notebooks and experiments, and <c>expected/</c>, what they gave when it was accepted.
/// </summary>
public sealed class PaperFolder
{
    /// <summary>The manifest's file name.</summary>
    public const string ManifestName = "paper.yaml";

    private PaperFolder(string path, PaperManifest manifest)
    {
        Path = path;
        Manifest = manifest;
    }

    /// <summary>The folder as the caller named it, without a slash at the end.</summary>
    public string Path { get; }

    /// <summary>The folder's own name.</summary>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.GetFullPath(Path));

    /// <summary>Everything that <c>paper.yaml</c> says.</summary>
    public PaperManifest Manifest { get; }

    /// <summary>The folder of what was accepted.</summary>
    public string ExpectedPath => System.IO.Path.Combine(Path, "expected");

    /// <summary>Reads a paper's manifest and makes sure that the files it names are there; data is not read yet.</summary>
    /// <param name="path">The folder, or its <c>paper.yaml</c>.</param>
    /// <exception cref="PaperException">There is no <c>paper.yaml</c>, or something in it is wrong; the message names line and
    /// column.</exception>
    public static PaperFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var isFile = System.IO.Path.GetFileName(path) == ManifestName && File.Exists(path);
        var folder = System.IO.Path.TrimEndingDirectorySeparator(isFile ? System.IO.Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : "." : path);
        var paper = new PaperFolder(folder, PaperManifestReader.Read(folder));
        AtomicFolder.Heal(paper.ExpectedPath);
        return paper;
    }

    /// <summary>What of the data that is fetched is not in the cache of the host, and what gets it; empty where all is there.</summary>
    /// <exception cref="PaperException">A dataset is not known, or is not the pinned one; the message names it.</exception>
    public string MissingData() => FetchedData.Missing(this);

    /// <summary>A file of the paper, by its path in the manifest.</summary>
    public string PathTo(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Whether a path, as a manifest or a text writes it, stays in the paper's folder.</summary>
    internal static bool IsInside(string path) =>
        !System.IO.Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>The path of a file of the paper that may be read: in its folder, also where links are followed, and not too
    /// large.</summary>
    /// <exception cref="PaperException">It may not.</exception>
    internal string Readable(string file, long largest = ForeignFile.LargestText) => Checked(() => ForeignFile.PathTo(Path, file, largest));

    /// <summary>The text of such a file.</summary>
    /// <exception cref="PaperException">It may not be read, or is not UTF-8.</exception>
    internal string Text(string file, long largest = ForeignFile.LargestText) => Checked(() => ForeignFile.ReadText(Path, file, largest));

    /// <summary>The bytes of such a file.</summary>
    /// <exception cref="PaperException">It may not be read.</exception>
    internal byte[] Bytes(string file, long largest = ForeignFile.LargestText) => Checked(() => ForeignFile.ReadBytes(Path, file, largest));

    /// <summary>Makes sure that every file of every dataset is the one that was pinned.</summary>
    /// <returns>The files with their hashes, in order.</returns>
    /// <exception cref="PaperException">One is not; the message names it.</exception>
    internal IReadOnlyList<TracedInput> CheckData(CancellationToken cancellation)
    {
        var inputs = new List<TracedInput>();
        foreach (var pinned in Manifest.Datasets)
        {
            var folder = PathTo(pinned.Folder);
            var dataset = Dataset.Open(folder);
            var found = Convert.ToHexStringLower(SHA256.HashData(Bytes(System.IO.Path.Combine(pinned.Folder, Dataset.ManifestName))));
            if (found != pinned.Sha256)
            {
                throw new PaperException(
                    $"the dataset {pinned.Folder} is not the one that the paper was written with: its {Dataset.ManifestName} has SHA-256 {found}, expected {pinned.Sha256}. Restore it; or, where the new data is meant, write its hash here and run neuropose paper run --accept.",
                    pinned.Place);
            }

            if (dataset.Verify(cancellation).FirstOrDefault(check => !check.IsIntact) is { } broken)
            {
                throw new PaperException(broken.Problem!, new(File: System.IO.Path.Combine(folder, broken.Entry.FileName)));
            }

            inputs.AddRange(dataset.Entries.Select(entry => new TracedInput($"{pinned.Folder}/{entry.FileName}", entry.Sha256)));
        }

        return inputs;
    }

    private static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FileFormatException problem)
        {
            throw new PaperException(problem.Problem, problem.Place, problem.InnerException);
        }
    }
}
