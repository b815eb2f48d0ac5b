using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>
/// The contents of a job's <c>results.json</c>: the predictions of each video of the job. Contract: the NeuroPose reference's JobResults,
/// a bare map.
/// </summary>
public sealed record JobResults
{
    /// <summary>The videos' predictions by the video's name, in the file's order.</summary>
    public required OrderedDictionary<string, VideoPredictions> Videos { get; init; }

    /// <summary>The file's name without its folder; empty when it was not loaded from one.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The SHA-256 of the file's bytes in lower-case hexadecimal; empty when it was not loaded from one.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>
    /// Reads a file. Memory grows with the numbers in it, not with its text. Each video is migrated for itself
    /// (<see cref="VideoPredictions.MigratedFrom"/>), and its <see cref="VideoPredictions.FileName"/> is the file's name, a # and the
    /// video's name.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FutureSchemaException">A video was written by a later version of the schema.</exception>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the contract; the message names the
    /// place.</exception>
    public static JobResults Load(string path, CancellationToken cancellation = default)
    {
        using var stream = TrialFile.Open(path);
        return Read(stream, path, cancellation);
    }

    /// <summary>Writes the file as the reference does, by way of a temporary file; every video in the current schema version.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        foreach (var (name, trial) in Videos)
        {
            json.Name(name);
            VideoPredictionsJson.Write(json, trial);
        }

        json.EndObject();
    });

    /// <summary>The file's name and how many videos it has.</summary>
    public override string ToString() => FormattableString.Invariant($"{FileName}: {Videos.Count} videos");

    internal static JobResults Read(Stream stream, string path, CancellationToken cancellation)
    {
        using var cursor = new JsonCursor(stream, path, cancellation);
        OrderedDictionary<string, VideoPredictions> videos = new(StringComparer.Ordinal);
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            videos[name] = VideoPredictionsJson.Read(cursor);
        }

        var (file, hash) = (Path.GetFileName(path), cursor.Finish());
        foreach (var name in videos.Keys.ToArray())
        {
            videos[name] = videos[name] with { FileName = $"{file}#{name}", Sha256 = hash };
        }

        return new() { Videos = videos, FileName = file, Sha256 = hash };
    }
}
