using System.Security.Cryptography;

namespace NeuroPose.Files;

/// <summary>Hashes of files.</summary>
internal static class FileHash
{
    /// <summary>The SHA-256 of a file in lower-case hexadecimal.</summary>
    public static string Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
