using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NeuroPose.Files;

/// <summary>
/// A new file of a unique name, which becomes the file that was meant or is removed. As long as it is open nobody else can lock it, so
/// that what a killed process left can be told from what another process is writing.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Prefix = ".neuropose-";
    private const string Extension = ".tmp";

    // A folder is not looked through for every one of a thousand files that are written into it.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, long> LastLooks = new(StringComparer.Ordinal);

    private readonly UnixFileMode? mode;
    private bool isRenamed;

    /// <summary>Makes the file, with no more permissions than it gets in the end.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="mode">The permissions that it gets; null for the usual ones.</param>
    /// <param name="size">Bytes that are taken on the disk at once.</param>
    public TemporaryFile(string folder, UnixFileMode? mode, long size)
    {
        this.mode = mode;
        Name = NameIn(folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite, // a writer of HDF5 reads back what it hashes
            Share = FileShare.None,
            PreallocationSize = size,
        };
        if (mode is { } known && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = known;
        }

        Stream = new(Name, options);
    }

    /// <summary>Where its content is written.</summary>
    public FileStream Stream { get; }

    private string Name { get; }

    /// <summary>A unique name for a file that a program of the system writes; it is removed like our own where nobody renames it.</summary>
    public static string NameIn(string folder) =>
        Path.Combine(folder, FormattableString.Invariant($"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}{Extension}"));

    /// <summary>Takes the place of the file that was meant.</summary>
    /// <param name="target">That file.</param>
    /// <param name="isLasting">Whether the content is on the disk before, so that it is whole also after the power has failed.</param>
    public void Become(string target, bool isLasting)
    {
        if (mode is { } known && !OperatingSystem.IsWindows())
        {
            // Exactly: the user's mask took something away when the file was made.
            File.SetUnixFileMode(Stream.SafeFileHandle, known);
        }

        Stream.Flush(isLasting);
        Stream.Dispose();
        Rename(target);
        isRenamed = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!isRenamed)
        {
            File.Delete(Name);
        }
    }

    /// <summary>Removes the temporary files and locks in a folder whose process is gone. What cannot be removed stays.</summary>
    public static void RemoveStale(string folder)
    {
        var now = Environment.TickCount64;
        if (LastLooks.TryGetValue(folder, out var last) && now - last < BetweenLooks.TotalMilliseconds)
        {
            return;
        }

        if (LastLooks.Count > 1000)
        {
            LastLooks.Clear();
        }

        LastLooks[folder] = now;
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*"))
            {
                RemoveWhenStale(file);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written into need not be one that may be listed.
        }
    }

    private static void RemoveWhenStale(string file)
    {
        var name = Path.GetFileName(file.AsSpan());
        var isTemporary = name.EndsWith(Extension, StringComparison.Ordinal);
        var isLock = name.EndsWith(FileLock.Extension, StringComparison.Ordinal);
        if (!(isTemporary || isLock) || FileFacts.OfLink(file).Kind != FileKind.Regular)
        {
            return;
        }

        // Between its making and its lock, and between its end and its new name, only the process says whose a file is.
        if (isTemporary && IsAlive(name[Prefix.Length..], File.GetLastWriteTimeUtc(file)))
        {
            return;
        }

        try
        {
            // Where links to open files can be removed it is done while the lock is held: afterwards the name may be another's.
            var close = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            using var mine = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 1, close);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(file);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Somebody has it, or it is not ours to remove.
        }
    }

    // A number that belonged to a killed process may be another's by now: one that started after the file was written.
    private static bool IsAlive(ReadOnlySpan<char> rest, DateTime written)
    {
        var digits = rest[..Math.Max(0, rest.IndexOf('-'))];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() <= written.AddSeconds(2);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            // It has just ended, or may not be asked.
            return problem is Win32Exception;
        }
    }

    private void Rename(string target)
    {
        // Windows refuses a rename onto a file that somebody reads or renames at this moment; elsewhere nothing needs to be tried twice.
        for (var attempt = OperatingSystem.IsWindows() ? 50 : 1; ; attempt--)
        {
            try
            {
                File.Move(Name, target, overwrite: true);
                return;
            }
            catch (Exception problem) when (attempt > 1 && problem is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(10);
            }
        }
    }
}
