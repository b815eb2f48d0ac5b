using NeuroPose.Formats.Json;

namespace NeuroPose.Formats;

/// <summary>Tells the two kinds of results files apart.</summary>
public static class ResultsFile
{
    private static readonly string[] TrialFields = ["schema_version", "metadata", "frames", "segmentations", "provenance"];

    /// <summary>
    /// True for a trial (VideoPredictions), false for a job's results (a map from videos to trials), by the first field of the file.
    /// </summary>
    /// <exception cref="FileFormatException">The file is not there, or no JSON object.</exception>
    public static bool HoldsOneTrial(string path)
    {
        using var stream = TrialFile.Open(path);
        using var cursor = new JsonCursor(stream, path);
        cursor.BeginObject();
        return cursor.NextMember() is { } first && TrialFields.Contains(first, StringComparer.Ordinal);
    }
}
