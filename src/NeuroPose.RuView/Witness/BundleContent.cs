using System.Security.Cryptography;

namespace NeuroPose.RuView.Witness;

/// <summary>What a bundle holds: every file's hash, and the content of those that verifying needs.</summary>
internal sealed class BundleContent
{
    private readonly Dictionary<string, byte[]> kept = new(StringComparer.Ordinal);
    private long bytesRead;

    /// <summary>SHA-256 of every file by its name, in lower-case hexadecimal.</summary>
    public SortedDictionary<string, string> Hashes { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The folder within the bundle that its manifest stands in, with a slash behind it; empty when it is the bundle itself.
    /// </summary>
    public string Root { get; private set; } = "";

    /// <summary>A file's content; null when there is none of that name, or it is not kept.</summary>
    public byte[]? Find(string name) => kept.GetValueOrDefault(Root + name);

    /// <summary>Reads a file.</summary>
    /// <exception cref="BundleRefusedException">The name leads out of the bundle or comes twice, or the bundle is too large.</exception>
    public void Add(string name, Stream content, CancellationToken cancellation)
    {
        var clean = BundlePath.Clean(name) ?? throw new BundleRefusedException($"the file \"{name}\" leads out of the bundle.");
        if (Hashes.Count >= WitnessLimits.MostFiles)
        {
            throw new BundleRefusedException(FormattableString.Invariant($"the bundle has more than {WitnessLimits.MostFiles} files."));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var keeps = WitnessFiles.AreNeeded(clean);
        using var copy = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            bytesRead += read;
            if (bytesRead > WitnessLimits.MostBytes || (keeps && copy.Length + read > WitnessLimits.LargestKept))
            {
                throw new BundleRefusedException(FormattableString.Invariant($"the file \"{clean}\" unfolds beyond {(keeps ? WitnessLimits.LargestKept : WitnessLimits.MostBytes)} bytes."));
            }

            if (keeps)
            {
                copy.Write(buffer, 0, read);
            }
        }

        if (!Hashes.TryAdd(clean, Convert.ToHexStringLower(hash.GetHashAndReset())))
        {
            throw new BundleRefusedException($"the file \"{clean}\" comes twice.");
        }

        if (keeps)
        {
            kept[clean] = copy.ToArray();
        }
    }

    /// <summary>Finds the folder that all names are relative to: an archive usually holds one folder with everything in it.</summary>
    public void FindRoot()
    {
        var manifests = Hashes.Keys.Where(name => name == WitnessFiles.Manifest || name.EndsWith("/" + WitnessFiles.Manifest, StringComparison.Ordinal));
        var manifest = manifests.OrderBy(name => name.Count(letter => letter == '/')).FirstOrDefault();
        if (manifest is not null)
        {
            Root = manifest[..^WitnessFiles.Manifest.Length];
            return;
        }

        var tops = Hashes.Keys.Select(name => name.Split('/')[0]).Distinct().ToList();
        Root = tops.Count == 1 && Hashes.Keys.All(name => name.Contains('/', StringComparison.Ordinal)) ? tops[0] + "/" : "";
    }
}
