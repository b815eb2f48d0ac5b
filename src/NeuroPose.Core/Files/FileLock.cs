using System.Security.Cryptography;
using System.Text;

namespace NeuroPose.Files;

/// <summary>
/// Holds other processes and threads of this workbench off a file that is read, changed and written again. Advisory: who does not ask is
/// not stopped, and readers need not ask. A process that is killed holds nothing any more.
/// </summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>What the names of locks end in.</summary>
    public const string Extension = ".lock";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    private readonly string name;
    private readonly FileStream stream;

    private FileLock(string name, FileStream stream, bool hadToWait) => (this.name, this.stream, HadToWait) = (name, stream, hadToWait);

    /// <summary>Whether another had it first, so that the file may be another by now.</summary>
    public bool HadToWait { get; }

    /// <summary>Waits until nobody else holds the lock of a file, and takes it.</summary>
    /// <param name="path">The file, which need not be there; the file that a link leads to has one lock with it. Its folder is
    /// made.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IOException">No file can be made in the folder.</exception>
    public static FileLock Hold(string path, CancellationToken cancellation)
    {
        var target = RealPath.Of(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);

        // A hash, for the file's own name may be as long as a name can be.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target)))[..8]);
        var name = Path.Combine(folder, $".neuropose-{hash}{Extension}");
        for (var waited = false; ; waited = true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryHold(name) is { } stream)
            {
                return new(name, stream, waited);
            }

            cancellation.WaitHandle.WaitOne(BetweenAttempts);
        }
    }

    public void Dispose()
    {
        // While it is still held: whoever waits finds that the file it opened is no longer there, and opens the next.
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(name);
        }

        stream.Dispose();
    }

    private static FileStream? TryHold(string name)
    {
        if (FileFacts.OfLink(name).Kind is FileKind.Link or FileKind.Other)
        {
            throw new IOException($"{name}: this is the lock of a file, but it is a link or a device. Remove it.");
        }

        FileStream stream;
        try
        {
            var close = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            stream = new(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, close);
        }
        catch (Exception problem) when (IsHeldByAnother(problem))
        {
            return null;
        }

        if (FileFacts.Of(stream.SafeFileHandle) == FileFacts.Of(name) || OperatingSystem.IsWindows())
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    // "Would block" of the system's lock: 11 on Linux, 35 on macOS; 32 is the sharing violation of Windows, which also refuses a name
    // that is being removed.
    private static bool IsHeldByAnother(Exception problem) => problem switch
    {
        IOException => (problem.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? 32 : OperatingSystem.IsLinux() ? 11 : 35),
        UnauthorizedAccessException => OperatingSystem.IsWindows(),
        _ => false,
    };
}
