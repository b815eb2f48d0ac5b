using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>
/// The contents of <c>status.json</c>: what a folder of jobs says about each of them. Contract: the NeuroPose reference's StatusFile, a
/// bare map.
/// </summary>
public sealed record StatusFile
{
    /// <summary>The jobs by name, in the file's order.</summary>
    public OrderedDictionary<string, JobStatusEntry> Jobs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Why a file that is there counts as empty: it is not JSON, or not an object. Null when it was read, or is not there.
    /// </summary>
    public FileFormatException? Unreadable { get; init; }

    /// <summary>
    /// Reads a file. As in the reference, a file that is not there, is not JSON or is not an object counts as empty, so that a
    /// daemon starts after a crash; <see cref="Unreadable"/> says why.
    /// </summary>
    /// <exception cref="FileFormatException">An entry breaks the contract (the message names the place), or the file cannot be
    /// opened.</exception>
    public static StatusFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Path.Exists(path))
        {
            return new();
        }

        using var stream = TrialFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>
    /// Reads a file, changes what it says and writes it, while no other process or thread that calls this does so: nobody's entry is lost.
    /// </summary>
    /// <param name="path">The file; one that is not there counts as empty.</param>
    /// <param name="change">Returns what the file shall say. What a file that is <see cref="Unreadable"/> said is gone by then.</param>
    /// <param name="cancellation">Ends waiting for another.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="FileFormatException">As for <see cref="Load"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static StatusFile Update(string path, Func<StatusFile, StatusFile> change, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(change);
        using var held = FileLock.Hold(path, cancellation);
        var changed = change(Load(path));
        changed.Save(path);
        return changed;
    }

    /// <summary>Writes the file as the reference does, by way of a temporary file.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        foreach (var (name, entry) in Jobs)
        {
            json.Name(name);
            JobStatusJson.Form.Write(json, entry);
        }

        json.EndObject();
    });

    internal static StatusFile Read(Stream stream, string path)
    {
        JsonTree document;
        try
        {
            (document, _) = WholeFile.Read(stream, path);
        }
        catch (FileFormatException problem) when (problem.Place.Line is not null)
        {
            return new() { Unreadable = problem };
        }

        if (document.Kind != JsonKind.Object)
        {
            return new() { Unreadable = new($"expected an object, found {document.Describe()}.", document.PlaceIn(path, "")) };
        }

        OrderedDictionary<string, JobStatusEntry> jobs = new(StringComparer.Ordinal);
        foreach (var (name, entry) in document.Members)
        {
            jobs[name] = JobStatusJson.Form.Read(new JsonContract(entry, name, path));
        }

        return new() { Jobs = jobs };
    }
}
