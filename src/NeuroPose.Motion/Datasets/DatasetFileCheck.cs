namespace NeuroPose.Datasets;

/// <summary>Whether one file of a dataset is the one its manifest describes.</summary>
/// <param name="Entry">The manifest's description.</param>
/// <param name="Problem">What is wrong and what to do; null when the file is as described.</param>
public sealed record DatasetFileCheck(DatasetEntry Entry, string? Problem)
{
    /// <summary>True when the file is there with the size and the SHA-256 that the manifest states.</summary>
    public bool IsIntact => Problem is null;

    /// <summary>The file's name and the verdict in a line.</summary>
    public override string ToString() => $"{Entry.FileName}: {Problem ?? "as described"}";
}
