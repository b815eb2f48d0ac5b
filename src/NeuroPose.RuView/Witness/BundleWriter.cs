using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Files;

namespace NeuroPose.RuView.Witness;

/// <summary>Writes a bundle as a folder or an archive: with a manifest, in one order, without dates and owners.</summary>
internal static class BundleWriter
{
    public static void Write(string path, SortedDictionary<string, byte[]> files)
    {
        var manifest = new StringBuilder();
        foreach (var (name, bytes) in files)
        {
            manifest.Append(Convert.ToHexStringLower(SHA256.HashData(bytes))).Append("  ./").Append(name).Append('\n');
        }

        files[WitnessFiles.Manifest] = Encoding.UTF8.GetBytes(manifest.ToString());
        if (path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
        {
            AtomicFile.Write(path, stream => WriteArchive(stream, files));
        }
        else
        {
            WriteFolder(path, files);
        }
    }

    private static void WriteArchive(Stream stream, SortedDictionary<string, byte[]> files)
    {
        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        using var archive = new TarWriter(packed, TarEntryFormat.Ustar);
        foreach (var (name, bytes) in files)
        {
            using var content = new MemoryStream(bytes);
            archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "witness-bundle/" + name)
            {
                DataStream = content,
                ModificationTime = DateTimeOffset.UnixEpoch,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            });
        }
    }

    private static void WriteFolder(string path, SortedDictionary<string, byte[]> files)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new FileFormatException("a bundle is written into a new or an empty folder, or to a name that ends in .tar.gz; this is neither.", new Place(File: path));
        }

        foreach (var (name, bytes) in files)
        {
            AtomicFile.Write(Path.Combine(path, name), stream => stream.Write(bytes));
        }
    }
}
