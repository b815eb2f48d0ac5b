using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>Hashes of raw files by size and time of last change, so that a run which finds everything as it was need not read the videos.</summary>
internal static class FileHashes
{
    private const string FileName = "hashes.json";

    /// <summary>Gives files the hashes that are known, computes the others, and keeps them all.</summary>
    public static SessionManifest Remember(SessionManifest manifest, string folder)
    {
        var path = Path.Combine(folder, FileName);
        var known = Read(path);
        var isNew = false;
        foreach (var file in manifest.Files)
        {
            if (known.TryGetValue(file.Path, out var entry) && entry.Mark == Mark(file))
            {
                file.Remember(entry.Sha256);
            }
            else
            {
                isNew = true;
            }
        }

        if (isNew && Directory.Exists(folder))
        {
            Save(manifest, folder);
        }

        return manifest;
    }

    /// <summary>Writes the hashes of all files.</summary>
    public static void Save(SessionManifest manifest, string folder) => AtomicFile.WriteText(Path.Combine(folder, FileName), ObjectText.Of(json =>
    {
        json.BeginObject();
        foreach (var file in manifest.Files)
        {
            json.Name(file.Path);
            json.BeginArray();
            json.Text(Mark(file));
            json.Text(file.Sha256);
            json.EndArray();
        }

        json.EndObject();
    }));

    private static string Mark(SourceFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Bytes} {File.GetLastWriteTimeUtc(file.FullPath).Ticks}");

    private static Dictionary<string, (string Mark, string Sha256)> Read(string path)
    {
        Dictionary<string, (string, string)> known = new(StringComparer.Ordinal);
        try
        {
            foreach (var (name, entry) in File.Exists(path) ? ObjectText.Value(File.ReadAllText(path), path).Members : [])
            {
                if (entry.Items is [var mark, var hash])
                {
                    known[name] = (mark.Text, hash.Text);
                }
            }
        }
        catch (FileFormatException)
        {
            // It is made again.
        }

        return known;
    }
}
