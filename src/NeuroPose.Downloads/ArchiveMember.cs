using System.IO.Compression;
using NeuroPose.Datasets;

namespace NeuroPose.Downloads;

/// <summary>
/// Takes a file out of a zip archive. The archive's own names are only looked up: where a file goes and how large it may be, the manifest
/// says.
/// </summary>
internal static class ArchiveMember
{
    /// <summary>Writes the member to a path, if it has the size and hash of the entry.</summary>
    /// <exception cref="DownloadException">The archive is no zip, has no such member, or another than was expected.</exception>
    public static void Extract(string archive, DatasetEntry entry, string path, CancellationToken cancellation)
    {
        var place = new Place(File: archive, Path: entry.Member);
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            var member = zip.Entries.Where(member => member.FullName == entry.Member).ToList() is [var only]
                ? only
                : throw new DownloadException("the archive has no file of this name, or several.", place);
            var part = path + ".part";
            try
            {
                Copy(member, entry, part, place, cancellation);
                File.Move(part, path, overwrite: true);
            }
            catch
            {
                File.Delete(part);
                throw;
            }
        }
        catch (InvalidDataException problem)
        {
            throw new DownloadException($"the archive is no zip that can be read ({problem.Message})", place, problem);
        }
    }

    private static void Copy(ZipArchiveEntry member, DatasetEntry entry, string part, Place place, CancellationToken cancellation)
    {
        using var from = member.Open();
        using var to = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var buffer = new byte[1 << 16];
        for (int count; (count = from.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();

            // What the archive says about the size is not believed.
            if (to.Position + count > entry.ByteCount)
            {
                throw new DownloadException(FormattableString.Invariant($"the file has more than the {entry.ByteCount} bytes that were expected."), place);
            }

            to.Write(buffer, 0, count);
        }

        to.Flush(flushToDisk: true);
        to.Position = 0;
        var found = DatasetFolder.Hash(to, cancellation);
        if (found != entry.Sha256)
        {
            throw new DownloadException($"the file is not the one that was expected: expected SHA-256 {entry.Sha256}, found {found}.", place);
        }
    }
}
