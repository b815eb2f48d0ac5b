namespace NeuroPose.Formats;

/// <summary>Opens files for reading, with errors that a person understands.</summary>
internal static class TrialFile
{
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var place = new Place(File: path);
        try
        {
            return Directory.Exists(path)
                ? throw new FileFormatException("this is a folder; expected a file.", place)
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileFormatException("there is no such file.", place, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FileFormatException($"the file cannot be read ({problem.Message})", place, problem);
        }
    }
}
