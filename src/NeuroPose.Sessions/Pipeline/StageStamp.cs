using System.Security.Cryptography;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Provenance;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>What a stage was made of and what it made: whether it has to be done again.</summary>
internal static class StageStamp
{
    /// <summary>A hash of all that a stage depends on: the raw files, both configurations, this program's version.</summary>
    public static string Key(SessionManifest manifest, SessionStage stage, string options)
    {
        var text = new StringBuilder($"{stage}\n{WorkbenchProvenance.ThisVersion}\n{manifest.Source.Config.Sha256}\n{manifest.Source.Session.Sha256}\n{options}\n");
        foreach (var file in manifest.Files)
        {
            text.Append(file.Path).Append('\n').Append(file.Sha256).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The files of a stage, where they are there as they were written, of the same key; null where it has to be done.</summary>
    public static (IReadOnlyList<string> Files, IReadOnlyList<string> Notes)? Read(SessionFolders folders, SessionStage stage, string key)
    {
        var path = PathOf(folders, stage);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var members = ObjectText.Value(File.ReadAllText(path), path).Members;
            if (members.GetValueOrDefault("key")?.Text != key || members.GetValueOrDefault("files") is not { } files)
            {
                return null;
            }

            List<string> kept = [];
            foreach (var (name, hash) in files.Members)
            {
                var file = Path.GetFullPath(name, folders.Interim);
                if (!File.Exists(file) || FileHash.Of(file) != hash.Text)
                {
                    return null;
                }

                kept.Add(file);
            }

            return (kept, [.. members.GetValueOrDefault("notes")?.Items.Select(note => note.Text) ?? []]);
        }
        catch (FileFormatException)
        {
            return null;
        }
    }

    /// <summary>Says that a stage is done.</summary>
    public static void Save(SessionFolders folders, SessionStage stage, string key, IReadOnlyList<string> files, IReadOnlyList<string> notes) =>
        AtomicFile.WriteText(PathOf(folders, stage), ObjectText.Of(json =>
        {
            json.BeginObject();
            json.Member("key", key);
            json.Name("files");
            json.BeginObject();
            foreach (var file in files)
            {
                json.Member(Path.GetRelativePath(folders.Interim, file).Replace(Path.DirectorySeparatorChar, '/'), FileHash.Of(file));
            }

            json.EndObject();
            json.Name("notes");
            json.Array(notes, (to, note) => to.Text(note));
            json.EndObject();
        }));

    private static string PathOf(SessionFolders folders, SessionStage stage) => Path.Combine(folders.Stages, stage.ToString().ToLowerInvariant() + ".json");
}
