using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Files;

namespace NeuroPose.Sweeps;

/// <summary>Hashes of files and folders by their content; each is read once.</summary>
internal sealed class ContentHash(string folder)
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The SHA-256 of a file, or of a folder's files with their names in ordinal order; null where nothing is there.</summary>
    /// <param name="path">A path from the folder.</param>
    public string? Of(string path)
    {
        if (known.TryGetValue(path, out var hash))
        {
            return hash;
        }

        var full = Path.Combine(folder, path);
        var found = File.Exists(full) ? FileHash.Of(full) : Directory.Exists(full) ? OfFolder(full) : null;
        return found is null ? null : known[path] = found;
    }

    private static string OfFolder(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{FileHash.Of(Path.Combine(path, file))}  {file}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
