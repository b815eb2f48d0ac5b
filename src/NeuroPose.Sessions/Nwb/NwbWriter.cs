using NeuroPose.Files;
using PureHDF;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// Writes NWB 2.9.0 files with the extensions ndx-pose 0.2 and ndx-events 0.4. The file is there whole or not at all. Series are written
/// block by block; the same contents give the same bytes.
/// </summary>
public static class NwbWriter
{
    /// <summary>Larger heaps of texts crash older readers.</summary>
    private const int HeapLength = 1 << 16;

    /// <summary>Writes a file. Contents that would make a file which readers refuse are refused here; no file is left behind then.</summary>
    /// <param name="contents">What it holds.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Stops the writing; no file is left behind.</param>
    /// <returns>What was written, and what a reader of the file should know.</returns>
    /// <exception cref="NwbException">The contents are refused; the message says which part and why.</exception>
    /// <exception cref="FileFormatException">A file of the schema is missing or cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static NwbWriteReport Write(
        NwbFileContents contents, string path, NwbWriteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var schema = options?.SchemaFolder is { } folder ? NwbSchemaFolder.Read(folder) : [];
        NwbPlan plan = new(contents, cancellation);
        NwbFileTree tree = new(contents, plan, schema);
        AtomicFile.Write(path, stream =>
        {
            if (stream is not { CanRead: true, CanSeek: true })
            {
                throw new NwbException("this is a device or a pipe; expected a file, which is written in any order.", new(File: path));
            }

            using var writer = tree.File.BeginWrite(new TargetStream(stream), new H5WriteOptions(MinimumGlobalHeapCollectionSize: HeapLength));
            tree.WriteSeries(writer, cancellation);
        });
        string[] unknown = schema.Count > 0 ? [] :
        [
            "The file has no schema: readers need the extensions ndx-pose and ndx-events installed. Give the folder of the schema to put it in.",
        ];
        return new(path, [.. plan.Warnings, .. Absent(plan, path), .. unknown], [.. schema.Select(space => $"{space.Name} {space.Version}")]);
    }

    private static IEnumerable<string> Absent(NwbPlan plan, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return plan.Videos.SelectMany(video => video.Files
            .Where(file => !File.Exists(Path.Combine(folder, file.Path)))
            .Select(file => $"/acquisition/{video.Name}: there is no file {file.Path} in the folder of the NWB file; put it there, or inspectors report it."));
    }
}

/// <summary>How a file is written.</summary>
public sealed record NwbWriteOptions
{
    /// <summary>
    /// A folder with the schema as JSON, <c>core/2.9.0/namespace.json</c> and so on, which is put into the file so that readers know the
    /// extensions; null for a file without.
    /// </summary>
    public string? SchemaFolder { get; init; }
}

/// <summary>What was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Warnings">What was left out or changed, a sentence each.</param>
/// <param name="Namespaces">The schemas that the file has, with their versions; empty when it has none.</param>
public sealed record NwbWriteReport(string Path, IReadOnlyList<string> Warnings, IReadOnlyList<string> Namespaces);

/// <summary>The contents of an NWB file are refused.</summary>
public sealed class NwbException : NeuroPoseException
{
    /// <summary>Makes an exception for one part of the contents.</summary>
    public NwbException(string problem, Place place, Exception? innerException = null)
        : base(problem, place, innerException)
    {
    }
}
