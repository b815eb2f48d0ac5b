using System.Security.Cryptography;
using NeuroPose.Files;

namespace NeuroPose.Datasets;

/// <summary>Reaches files in a dataset's folder and nowhere else: plain names only, no links.</summary>
internal static class DatasetFolder
{
    /// <summary>What to do where a folder has no manifest.</summary>
    public const string ManifestCure =
        "`neuropose dataset synth` makes the bundled datasets again, `neuropose dataset fetch` gets those that `neuropose dataset list` shows.";

    private const string Cure = "`neuropose dataset synth` makes the bundled datasets again; fetch any other from its source.";

    /// <summary>
    /// True for a name that can lead nowhere but into the folder: letters, digits, dot, hyphen, underscore, not starting with a dot.
    /// </summary>
    public static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 120
        && name[0] is not '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>True for a plain name that a file with data may have: not the manifest's.</summary>
    public static bool IsDataName(string name) => IsPlainName(name) && !AreOneFile(name, Dataset.ManifestName);

    /// <summary>True for two names that are one file on some system.</summary>
    public static bool AreOneFile(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a file that is there, is a file, and lies in the folder also where links are followed.</summary>
    public static FileStream Open(string folder, string fileName, long largest, string cure)
    {
        try
        {
            return File.Exists(Path.Combine(folder, fileName))
                ? ForeignFile.Open(folder, fileName, largest)
                : throw new DatasetException($"there is no such file. {cure}", new(File: Path.Combine(folder, fileName)));
        }
        catch (FileFormatException problem) when (problem is not DatasetException)
        {
            throw new DatasetException(problem.Problem, problem.Place, problem.InnerException);
        }
    }

    /// <summary>Makes sure that a file has the size and the hash that the manifest states.</summary>
    public static void Check(string folder, DatasetManifest manifest, DatasetEntry entry, CancellationToken cancellation)
    {
        var place = PlaceOf(folder, entry);
        try
        {
            using var stream = Open(folder, entry.FileName, Dataset.LargestFileBytes, CureFor(manifest, entry));
            if (stream.Length != entry.ByteCount)
            {
                throw new DatasetException(
                    FormattableString.Invariant($"the file has {stream.Length} bytes, but the manifest says {entry.ByteCount}. {CureFor(manifest, entry)}"), place);
            }

            CheckHash(folder, manifest, entry, Hash(stream, cancellation));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"the file cannot be read ({problem.Message})", place, problem);
        }
    }

    /// <summary>Compares a file's hash with the manifest's.</summary>
    public static void CheckHash(string folder, DatasetManifest manifest, DatasetEntry entry, string actual)
    {
        if (actual != entry.Sha256)
        {
            throw new DatasetException(
                $"the file is not the one that the manifest describes: expected SHA-256 {entry.Sha256}, found {actual}. {CureFor(manifest, entry)}",
                PlaceOf(folder, entry));
        }
    }

    /// <summary>The SHA-256 of what a stream holds from here on, in lower-case hexadecimal.</summary>
    public static string Hash(Stream stream, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer.AsSpan(0, read));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Place PlaceOf(string folder, DatasetEntry entry) => new(File: Path.Combine(folder, entry.FileName));

    private static string CureFor(DatasetManifest manifest, DatasetEntry entry) => SourceOf(manifest, entry) is { } source
        ? $"`neuropose dataset fetch {manifest.Name}` gets it; or put it there by hand, from {source}."
        : Cure;

    /// <summary>Where a file is from, in words; null when the manifest does not say.</summary>
    public static string? SourceOf(DatasetManifest manifest, DatasetEntry entry) =>
        entry.Address is { } address ? address.AbsoluteUri
        : entry.Member is { } member && manifest.Archive is { } archive ? $"{member} in the archive {archive.Address.AbsoluteUri}"
        : null;
}
