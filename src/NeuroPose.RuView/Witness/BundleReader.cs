using System.Formats.Tar;
using System.IO.Compression;
using NeuroPose.Files;

namespace NeuroPose.RuView.Witness;

/// <summary>Reads a bundle from a folder or an archive. Nothing is written, nothing is executed, and no link is followed.</summary>
internal static class BundleReader
{
    /// <exception cref="FileFormatException">There is nothing at the path, or it is neither a folder nor a tar archive.</exception>
    /// <exception cref="BundleRefusedException">The bundle is not looked into.</exception>
    public static BundleContent Read(string path, CancellationToken cancellation)
    {
        var content = new BundleContent();
        if (Directory.Exists(path))
        {
            ReadFolder(new DirectoryInfo(path), "", content, cancellation);
        }
        else if (FileFacts.Of(path).Kind == FileKind.Other)
        {
            throw new FileFormatException("this is a device or a pipe; expected a folder, or an archive as a file.", new Place(File: path));
        }
        else if (File.Exists(path))
        {
            ReadArchive(path, content, cancellation);
        }
        else
        {
            throw new FileFormatException("there is no such file or folder.", new Place(File: path));
        }

        content.FindRoot();
        return content;
    }

    private static void ReadFolder(DirectoryInfo folder, string prefix, BundleContent content, CancellationToken cancellation)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = prefix + entry.Name;
            if (entry.LinkTarget is not null)
            {
                throw new BundleRefusedException($"\"{name}\" is a link; a bundle has none.");
            }

            if (entry is DirectoryInfo inner)
            {
                ReadFolder(inner, name + "/", content, cancellation);
                continue;
            }

            using var stream = ForeignFile.Open(folder.FullName, entry.Name, WitnessLimits.MostBytes);
            content.Add(name, stream, cancellation);
        }
    }

    private static void ReadArchive(string path, BundleContent content, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> head = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == 2 && head is [0x1F, 0x8B];
        file.Position = 0;
        using Stream plain = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            using var watched = new WatchedArchive(
                plain, Math.Min(WitnessLimits.MostBytes, WitnessLimits.MostAtOnce + (WitnessLimits.MostUnfolding * file.Length)));
            using var archive = new TarReader(watched);
            var entries = 0;
            while (archive.GetNextEntry() is { } entry)
            {
                cancellation.ThrowIfCancellationRequested();
                if (++entries > 2 * WitnessLimits.MostFiles)
                {
                    throw new BundleRefusedException(FormattableString.Invariant($"the bundle has more than {2 * WitnessLimits.MostFiles} entries."));
                }

                Take(entry, content, cancellation);
            }

            if (entries == 0)
            {
                throw new FileFormatException("expected a witness bundle: a folder, or a tar archive of one (also with gzip). The archive is empty.", new Place(File: path));
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new FileFormatException($"expected a witness bundle: a folder, or a tar archive of one (also with gzip). The archive cannot be read: {broken.Message}", new Place(File: path), broken);
        }
    }

    private static void Take(TarEntry entry, BundleContent content, CancellationToken cancellation)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                content.Add(entry.Name, entry.DataStream ?? Stream.Null, cancellation);
                break;
            case TarEntryType.Directory or TarEntryType.DirectoryList:
                if (BundlePath.Clean(entry.Name) is null && entry.Name.Trim('.', '/').Length > 0 | entry.Name.Contains("..", StringComparison.Ordinal))
                {
                    throw new BundleRefusedException($"the folder \"{entry.Name}\" leads out of the bundle.");
                }

                break;
            case TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes:
                break;
            case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                throw new BundleRefusedException($"\"{entry.Name}\" is a link to \"{entry.LinkName}\"; a bundle has none.");
            default:
                throw new BundleRefusedException($"\"{entry.Name}\" is no plain file.");
        }
    }
}

/// <summary>A bundle that is not looked into: it leads out of itself, holds links, or unfolds beyond bounds.</summary>
internal sealed class BundleRefusedException(string problem) : NeuroPoseException(problem);
