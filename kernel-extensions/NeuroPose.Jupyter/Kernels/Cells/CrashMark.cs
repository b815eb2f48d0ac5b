using NeuroPose.Files;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// A file beside the connection file, there only while a cell runs. A process that finds one when it starts knows that the one
/// before it died in that cell, which nothing else could report: endless recursion ends a .NET process without a last word to its clients.
/// </summary>
internal sealed class CrashMark(string path)
{
    /// <summary>
    /// What the process before this one was executing when it ended; null where it ended well. The mark is then taken away.
    /// </summary>
    public string? TakeLast()
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var cell = File.ReadAllText(path);
            File.Delete(path);
            return cell.Length is > 0 and < 100 ? cell : "a cell";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A cell starts.</summary>
    public void Begin(string cell)
    {
        try
        {
            AtomicFile.WriteNote(path, cell);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then a crash goes unexplained, which is no reason not to run the cell.
        }
    }

    /// <summary>It has ended, and so has the reason for the mark.</summary>
    public void End()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
