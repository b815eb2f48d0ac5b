namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// Writes NWB 2.9.0 files with the extensions ndx-pose 0.2 and ndx-events 0.4. The file is there whole or not at all. Series are written
/// block by block; the same contents give the same bytes.
/// </summary>
public static class NwbWriter
{
    /// <summary>Writes a file. Contents that would make a file which readers refuse are refused here, before anything is written.</summary>
    /// <param name="contents">What it holds.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Stops the writing; no file is left behind.</param>
    /// <returns>What was written, and what a reader of the file should know.</returns>
    /// <exception cref="NwbException">The contents are refused; the message says which part and why.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static NwbWriteReport Write(
        NwbFileContents contents, string path, NwbWriteOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
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
