using System.Text;

namespace NeuroPose.Files;

/// <summary>
/// Writes whole files: into a temporary file in the same folder, flushed, then renamed. A crash leaves the old file whole.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without a byte order mark, by way of a temporary file.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a file by way of a temporary one; on any failure the old file is untouched and the temporary one removed.</summary>
    /// <param name="path">The file to write; its folder is made when it is missing.</param>
    /// <param name="write">Writes the contents.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);

        // The process id keeps two runs that write the same file out of each other's way.
        var temporary = FormattableString.Invariant($"{full}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
