using System.Globalization;
using NeuroPose.Files;

namespace NeuroPose.Sessions.Ingest;

/// <summary>A file of a session.</summary>
/// <param name="Folder">The session's folder.</param>
/// <param name="Path">The path in it, with / between folders: the same on every machine.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record SourceFile(string Folder, string Path, long Bytes)
{
    private string? sha256;

    /// <summary>Where it is on this machine.</summary>
    public string FullPath => System.IO.Path.Combine(Folder, Path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>The name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The SHA-256 of its bytes; read once.</summary>
    public string Sha256 => sha256 ??= FileHash.Of(FullPath);

    /// <summary>Takes a hash that is known from an earlier run.</summary>
    public void Remember(string hash) => sha256 = hash;

    /// <summary>The file at a path.</summary>
    /// <exception cref="FileFormatException">It is not there, leads out of the folder, or is no regular file.</exception>
    public static SourceFile Of(string folder, string path)
    {
        var real = ForeignFile.PathTo(folder, path.Replace('/', System.IO.Path.DirectorySeparatorChar), long.MaxValue);
        return new(folder, path, new FileInfo(real).Length);
    }

    /// <summary>Path and size.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path} ({Bytes} bytes)");
}
