using NeuroPose.Files;

namespace NeuroPose.Sweeps;

/// <summary>
/// Where the results of a sweep are: <c>points/ab/abc….json</c> for each point, or <c>.failed.json</c> with the reason, and
/// <c>results.csv</c>. A result is there whole or not at all, so that a sweep goes on where it was ended.
/// </summary>
internal sealed class SweepFolder(string path)
{
    // A name says what became of a point, so that a hundred thousand are counted without reading them.
    private const string CompletedEnding = ".json";
    private const string FailedEnding = ".failed.json";

    private const long LongestResult = 64_000_000;

    public string Path { get; } = path;

    /// <summary>The table of all results.</summary>
    public string Table => System.IO.Path.Combine(Path, "results.csv");

    /// <summary>The folder of what an executor needs, such as the script of a cluster.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");

    /// <summary>A point's result; null where there is none, or none that is whole.</summary>
    public SweepResult? Find(string hash)
    {
        var file = new[] { FileOf(hash, isFailed: false), FileOf(hash, isFailed: true) }.FirstOrDefault(File.Exists);
        try
        {
            var result = file is null ? null : Read(file);
            return result?.Point == hash ? result : null;
        }
        catch (FileFormatException)
        {
            // What was damaged is computed again.
            return null;
        }
    }

    /// <summary>Whether a point has a file; nothing is read.</summary>
    public bool Has(string hash) => File.Exists(FileOf(hash, isFailed: false)) || File.Exists(FileOf(hash, isFailed: true));

    /// <summary>The hashes of all points with a file, of this sweep or another, and whether they failed. No file is read.</summary>
    public IReadOnlyDictionary<string, bool> Stored()
    {
        var points = System.IO.Path.Combine(Path, "points");
        var stored = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(points) ? Directory.EnumerateFiles(points, "*.json", SearchOption.AllDirectories) : [])
        {
            var name = System.IO.Path.GetFileName(file);
            stored[name.Split('.')[0]] = name.EndsWith(FailedEnding, StringComparison.Ordinal);
        }

        return stored;
    }

    /// <summary>Reads a result.</summary>
    /// <exception cref="FileFormatException">It is no result.</exception>
    public static SweepResult Read(string file) =>
        SweepResult.Parse(ForeignFile.ReadText(System.IO.Path.GetDirectoryName(file)!, System.IO.Path.GetFileName(file), LongestResult), file);

    /// <summary>Stores a result.</summary>
    public void Store(SweepResult result)
    {
        var file = FileOf(result.Point, isFailed: !result.IsCompleted);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        AtomicFile.WriteText(file, result.Line() + "\n");
        File.Delete(FileOf(result.Point, isFailed: result.IsCompleted));
    }

    /// <summary>Writes the table of results in the order of the points.</summary>
    public void WriteTable(IEnumerable<SweepResult> results) => AtomicFile.WriteText(Table, SweepTable.Text([.. results]));

    private string FileOf(string hash, bool isFailed) =>
        System.IO.Path.Combine(Path, "points", hash[..2], hash + (isFailed ? FailedEnding : CompletedEnding));
}
