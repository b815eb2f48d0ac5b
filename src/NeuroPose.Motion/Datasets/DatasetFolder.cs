using System.Security.Cryptography;
using NeuroPose.Files;

namespace NeuroPose.Datasets;

/// <summary>Reaches files in a dataset's folder and nowhere else: plain names only, no links.</summary>
internal static class DatasetFolder
{
    private const string Cure = "`neuropose dataset synth` makes the bundled datasets again; fetch any other from its source.";

    /// <summary>
    /// True for a name that can lead nowhere but into the folder: letters, digits, dot, hyphen, underscore, not starting with a dot.
    /// </summary>
    public static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 120
        && name[0] is not '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Opens a file that is there, is a file, and lies in the folder also where links are followed.</summary>
    public static FileStream Open(string folder, string fileName, long largest)
    {
        try
        {
            return File.Exists(Path.Combine(folder, fileName))
                ? ForeignFile.Open(folder, fileName, largest)
                : throw new DatasetException($"there is no such file. {Cure}", new(File: Path.Combine(folder, fileName)));
        }
        catch (FileFormatException problem) when (problem is not DatasetException)
        {
            throw new DatasetException(problem.Problem, problem.Place, problem.InnerException);
        }
    }

    /// <summary>Makes sure that a file has the size and the hash that the manifest states.</summary>
    public static void Check(string folder, DatasetEntry entry, CancellationToken cancellation)
    {
        var place = PlaceOf(folder, entry);
        try
        {
            using var stream = Open(folder, entry.FileName, Dataset.LargestFileBytes);
            if (stream.Length != entry.ByteCount)
            {
                throw new DatasetException(
                    FormattableString.Invariant($"the file has {stream.Length} bytes, but the manifest says {entry.ByteCount}. {Cure}"), place);
            }

            CheckHash(folder, entry, Hash(stream, cancellation));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"the file cannot be read ({problem.Message})", place, problem);
        }
    }

    /// <summary>Compares a file's hash with the manifest's.</summary>
    public static void CheckHash(string folder, DatasetEntry entry, string actual)
    {
        if (actual != entry.Sha256)
        {
            throw new DatasetException(
                $"the file is not the one that the manifest describes: expected SHA-256 {entry.Sha256}, found {actual}. {Cure}",
                PlaceOf(folder, entry));
        }
    }

    private static Place PlaceOf(string folder, DatasetEntry entry) => new(File: Path.Combine(folder, entry.FileName));

    private static string Hash(Stream stream, CancellationToken cancellation)
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
}
