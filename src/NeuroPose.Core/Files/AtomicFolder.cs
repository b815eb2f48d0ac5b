using System.Runtime.InteropServices;
using System.Text;

namespace NeuroPose.Files;

/// <summary>
/// Replaces a whole folder: the new one is written beside it, then the two change places. A process that is killed leaves the old folder
/// or the new one, never a mixture.
/// </summary>
internal static class AtomicFolder
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Writes a folder in the place of the one that may be there.</summary>
    /// <param name="path">The folder; a link is refused, for what it leads to would be replaced as a whole.</param>
    /// <param name="fill">Writes the files into the folder that it is given.</param>
    /// <param name="cancellation">Ends waiting for another process that replaces the same folder.</param>
    /// <exception cref="IOException">The path is a link or a file, or nothing can be written beside it.</exception>
    public static void Replace(string path, Action<string> fill, CancellationToken cancellation = default)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Require(target);
        using var held = FileLock.Hold(target, cancellation);
        Heal(target);
        var (next, old) = (Beside(target, "new"), Beside(target, "old"));
        RemoveAll(Beside(target, "tmp"), next, old);

        // Only a folder that is whole gets the name by which it may be taken for the new one.
        var unfinished = Beside(target, "tmp");
        Directory.CreateDirectory(unfinished);
        try
        {
            fill(unfinished);
            Directory.Move(unfinished, next);
        }
        catch
        {
            RemoveAll(unfinished);
            throw;
        }

        Swap(target, next, old);
        RemoveAll(next, old);
    }

    /// <summary>
    /// Finishes what a killed process left between two steps, on systems where two folders do not change places in one.
    /// </summary>
    public static void Heal(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.Exists(target))
        {
            return;
        }

        foreach (var whole in new[] { Beside(target, "new"), Beside(target, "old") })
        {
            if (Directory.Exists(whole))
            {
                try
                {
                    Directory.Move(whole, target);
                    return;
                }
                catch (IOException) when (Directory.Exists(target))
                {
                    // Another process was first.
                    return;
                }
            }
        }
    }

    private static void Require(string target)
    {
        var problem = FileFacts.OfLink(target).Kind switch
        {
            FileKind.Missing or FileKind.Folder => null,
            FileKind.Link =>
                "this is a link; expected a folder. What it leads to is not replaced: put the folder itself here, or remove the link.",
            _ => "this is a file; expected a folder.",
        };
        if (problem is not null)
        {
            throw new IOException($"{target}: {problem}");
        }
    }

    private static void Swap(string target, string next, string old)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(next, target);
            return;
        }

        if (TryExchange(target, next))
        {
            return;
        }

        Directory.Move(target, old);
        Directory.Move(next, target);
    }

    private static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() && Rename(CurrentFolder, Bytes(one), CurrentFolder, Bytes(other), Exchange) == 0;
        }
        catch (TypeLoadException)
        {
            return false;
        }
    }

    private static string Beside(string target, string role) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".neuropose-{Path.GetFileName(target)}.{role}");

    private static void RemoveAll(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(int oneFolder, byte[] one, int otherFolder, byte[] other, uint flags);
}
