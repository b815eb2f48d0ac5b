using System.Text;

namespace NeuroPose.Files;

/// <summary>
/// Writes whole files, the one way in which this workbench writes any: into a temporary file of a unique name in the same folder, flushed
/// to the disk, then renamed. A crash leaves the old file whole; of several that write one file at a time, one wins whole. A file that is
/// there keeps its permissions. A link is followed: the file that it leads to is written, and the link stays. A device or a pipe is
/// written into. What processes that were killed left behind is removed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without a byte order mark, by way of a temporary file.</summary>
    /// <exception cref="IOException">The path is a folder, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes a file by way of a temporary one; on any failure the old file is untouched and the temporary one removed.</summary>
    /// <param name="path">The file to write; its folder is made when it is missing.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">The path is a folder, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, size: 0);

    /// <summary>As the other.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="write">Writes the contents.</param>
    /// <param name="size">Bytes that are taken on the disk at once, so that a full disk shows before any work.</param>
    internal static void Write(string path, Action<Stream> write, long size)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var kind = FileFacts.Of(path).Kind;
        if (kind == FileKind.Folder || Path.EndsInDirectorySeparator(path))
        {
            throw IsFolder(path);
        }

        if (kind == FileKind.Other)
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
        }

        var target = RealPath.Of(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        TemporaryFile.RemoveStale(folder);
        UnixFileMode? mode = kind == FileKind.Regular && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(target) : null;
        using var temporary = new TemporaryFile(folder, mode, size);
        write(temporary.Stream);
        temporary.Become(target, isLasting: true);
    }

    /// <summary>
    /// Writes a note of the moment, which only the user may read: by the same way, but without waiting for the disk.
    /// </summary>
    internal static void WriteNote(string path, string text)
    {
        var target = Path.GetFullPath(path);
        using var temporary = new TemporaryFile(Path.GetDirectoryName(target)!, UnixFileMode.UserRead | UnixFileMode.UserWrite, size: 0);
        temporary.Stream.Write(Encoding.UTF8.GetBytes(text));
        temporary.Become(target, isLasting: false);
    }

    /// <summary>
    /// Tries, before long work is begun, whether its outcome can be written: the path is no folder, and a file can be made beside it.
    /// Nothing stays behind.
    /// </summary>
    /// <param name="path">The file that will be written. Its folder may be missing where it can be made.</param>
    /// <exception cref="IOException">Nothing can be written there; the message says why.</exception>
    internal static void Try(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (FileFacts.Of(path).Kind)
        {
            case FileKind.Folder:
                throw IsFolder(path);
            case FileKind.Other:
                return;
            default:
                TryFolder(Path.GetDirectoryName(RealPath.Of(path))!);
                return;
        }
    }

    /// <summary>As <see cref="Try"/>, for a folder that files will be written into.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cure">What to do, for the message.</param>
    /// <exception cref="IOException">Nothing can be written there; the message says why.</exception>
    internal static void TryFolder(string folder, string cure = "Choose another place.")
    {
        var nearest = RealPath.Of(folder);
        while (FileFacts.Of(nearest).Kind == FileKind.Missing && Path.GetDirectoryName(nearest) is { } above)
        {
            nearest = above;
        }

        if (FileFacts.Of(nearest).Kind is not FileKind.Folder)
        {
            throw NotWritable(folder, $"{nearest} is a file; expected a folder", cure, cause: null);
        }

        try
        {
            using var probe = new TemporaryFile(nearest, mode: null, size: 0);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The message names a temporary file, which nobody asked for.
            throw NotWritable(
                folder, problem is UnauthorizedAccessException ? "permission denied" : problem.Message.TrimEnd('.'), cure, problem);
        }
    }

    private static IOException IsFolder(string path) => new($"{path}: this is a folder; expected the name of a file to write.");

    private static IOException NotWritable(string folder, string reason, string cure, Exception? cause) =>
        new($"{folder}: nothing can be written here, so nothing was executed ({reason}). {cure}", cause);
}
