using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NeuroPose.Files;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file with bytes and an end.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link, where links are not followed.</summary>
    Link,

    /// <summary>A device, a pipe or a socket: reading it may never end, opening it may wait for ever.</summary>
    Other,
}

/// <summary>
/// What the system says about a file. .NET does not tell a pipe from a file without opening it, which may wait for ever; nor whether an
/// open file is still the one of its path.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Device">The disk's number; 0 where it is not known.</param>
/// <param name="Number">The file's number on its disk; 0 where it is not known.</param>
internal readonly record struct FileFacts(FileKind Kind, ulong Device, ulong Number)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint KindAndNumber = 0x101;

    /// <summary>What is at a path; links are followed.</summary>
    public static FileFacts Of(string path) => Ask(CurrentFolder, path, flags: 0) ?? Guess(path);

    /// <summary>What is at a path; a link is a link.</summary>
    public static FileFacts OfLink(string path) =>
        Ask(CurrentFolder, path, NoFollow) ?? (new FileInfo(path).LinkTarget is null ? Guess(path) : new(FileKind.Link, 0, 0));

    /// <summary>What an open file is.</summary>
    public static FileFacts Of(SafeFileHandle handle) =>
        Ask((int)handle.DangerousGetHandle(), "", EmptyPath) ?? new(FileKind.Regular, 0, 0);

    // Where the system cannot be asked, which is everywhere but on Linux.
    private static FileFacts Guess(string path) =>
        new(Directory.Exists(path) ? FileKind.Folder : File.Exists(path) ? FileKind.Regular : FileKind.Missing, 0, 0);

    // "statx" has the same form on every processor, unlike "stat".
    private static FileFacts? Ask(int folder, string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        const int noSuchFile = 2, noFolder = 20;
        var answer = new byte[256];
        try
        {
            if (Statx(folder, Encoding.UTF8.GetBytes(path + '\0'), flags, KindAndNumber, answer) != 0)
            {
                return Marshal.GetLastPInvokeError() is noSuchFile or noFolder ? new(FileKind.Missing, 0, 0) : null;
            }
        }
        catch (TypeLoadException)
        {
            return null;
        }

        var kind = MemoryMarshal.Read<ushort>(answer.AsSpan(28)) & 0xF000;
        return new(
            kind switch { 0x8000 => FileKind.Regular, 0x4000 => FileKind.Folder, 0xA000 => FileKind.Link, _ => FileKind.Other },
            MemoryMarshal.Read<ulong>(answer.AsSpan(136)),
            MemoryMarshal.Read<ulong>(answer.AsSpan(32)));
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);
}
