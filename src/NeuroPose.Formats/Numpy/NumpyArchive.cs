using System.IO.Compression;

namespace NeuroPose.Formats;

/// <summary>The arrays of a .npy or .npz file.</summary>
internal sealed class NumpyArchive : IDisposable
{
    private const int MaxMembers = 1024;

    private const string Extension = ".npy";

    private readonly FileStream file;
    private readonly ZipArchive? zip;

    private NumpyArchive(FileStream file, ZipArchive? zip, IReadOnlyList<NumpyMember> members) => (this.file, this.zip, Members) = (file, zip, members);

    /// <summary>The arrays, with their headers read.</summary>
    public IReadOnlyList<NumpyMember> Members { get; }

    /// <summary>True for a .npz file.</summary>
    public bool HasNames => zip is not null;

    public static NumpyArchive Open(string path)
    {
        var place = new Place(File: path);
        var file = TrialFile.Open(path);
        ZipArchive? zip = null;
        try
        {
            if (file.ReadByte() != 'P')
            {
                return new(file, null, [NumpyMember.Of("", file.Length, file.Length, () => TrialFile.Open(path), place)]);
            }

            file.Position = 0;
            zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxMembers)
            {
                throw new FileFormatException(FormattableString.Invariant($"the file has {zip.Entries.Count:N0} members; at most {MaxMembers:N0} are read."), place);
            }

            // Everything in one file, however its table of contents overlaps, is no larger than the file.
            return new(file, zip, [.. zip.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)).Select(entry => NumpyMember.Of(
                entry.FullName[..^Extension.Length], entry.Length, Math.Min(entry.CompressedLength, file.Length), entry.Open, place with { Path = entry.FullName }))]);
        }
        catch
        {
            zip?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        zip?.Dispose();
        file.Dispose();
    }
}
