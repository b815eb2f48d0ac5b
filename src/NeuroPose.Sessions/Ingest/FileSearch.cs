using System.Text;
using NeuroPose.Files;
using NeuroPose.Sessions.Configuration;

namespace NeuroPose.Sessions.Ingest;

/// <summary>Finds files of a session by patterns. The folder is looked through once.</summary>
internal sealed class FileSearch
{
    private const int MostFiles = 200_000;
    private const int MostShown = 6;

    private readonly string folder;
    private readonly List<(string Path, string Plain)> files = [];

    /// <exception cref="FileFormatException">The folder is not there, or has too many files.</exception>
    public FileSearch(string folder)
    {
        this.folder = folder;
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, MaxRecursionDepth = 32, IgnoreInaccessible = true };
        foreach (var path in Directory.EnumerateFiles(folder, "*", options))
        {
            var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            files.Add((relative, relative.Normalize(NormalizationForm.FormC)));
            if (files.Count > MostFiles)
            {
                throw new FileFormatException(FormattableString.Invariant($"the folder has more than {MostFiles} files; is this one session?"), new(File: folder));
            }
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Plain, b.Plain));
    }

    /// <summary>The files that fit a pattern, in an order.</summary>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> patterns, FileOrder order = FileOrder.NameAscending)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<SourceFile> found = [];
        foreach (var expression in patterns.Select(GlobText.ToRegex))
        {
            found.AddRange(files.Where(file => expression.IsMatch(file.Plain) && seen.Add(file.Path)).Select(file => SourceFile.Of(folder, file.Path)));
        }

        var byName = found.OrderBy(file => file.Path, StringComparer.Ordinal);
        return order switch
        {
            FileOrder.NameAscending => [.. byName],
            FileOrder.NameDescending => [.. byName.Reverse()],
            FileOrder.TimeAscending => [.. byName.OrderBy(file => File.GetLastWriteTimeUtc(file.FullPath))],
            _ => [.. byName.OrderByDescending(file => File.GetLastWriteTimeUtc(file.FullPath))],
        };
    }

    /// <summary>What there is instead of files that are missing, for messages.</summary>
    public string Instead(IReadOnlyList<string> patterns)
    {
        var pattern = patterns.Count > 0 ? patterns[0] : "";
        var ending = Path.GetExtension(pattern);
        string[] alike = [.. files.Where(file => ending.Length > 1 && file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Select(file => file.Path)];
        string[] shown = alike.Length > 0 ? alike : [.. files.Select(file => file.Path)];
        return shown.Length == 0
            ? "The folder has no files."
            : $"The folder has {string.Join(", ", shown.Take(MostShown).Select(path => $"\"{path}\""))}{(shown.Length > MostShown ? FormattableString.Invariant($" and {shown.Length - MostShown} more") : "")}.";
    }

    /// <summary>Whether the order by names puts 10 before 2, which is rarely meant where files are joined.</summary>
    public static bool HasNumbersOutOfOrder(IReadOnlyList<SourceFile> found)
    {
        var natural = found.OrderBy(file => file.Path, StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering));
        return found.Count > 1 && !natural.Select(file => file.Path).SequenceEqual(found.Select(file => file.Path));
    }

    /// <summary>The folder of a session in the folder of all, whatever form its letters have.</summary>
    /// <exception cref="FileFormatException">There is none; the message says which there are.</exception>
    public static string SessionFolder(SessionConfig config, string id)
    {
        var root = config.Paths.Absolute(config.Paths.RawRoot);
        if (!Directory.Exists(root))
        {
            throw new FileFormatException($"the folder of raw sessions is not there: {config.Paths.RawRoot} (looked for at {root}).", new(File: config.File, Path: "paths.raw_root"));
        }

        var direct = Path.Combine(root, id);
        if (Directory.Exists(direct) && RealPath.IsWithin(root, Path.GetFullPath(direct)))
        {
            return direct;
        }

        string[] names = [.. Directory.EnumerateDirectories(root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];
        var plain = id.Normalize(NormalizationForm.FormC);
        return names.FirstOrDefault(name => name.Normalize(NormalizationForm.FormC) == plain) is { } same
            ? Path.Combine(root, same)
            : throw new FileFormatException(
                names.Length == 0 ? $"there is no session \"{id}\": {root} has no folders." : $"there is no session \"{id}\" in {root}.{NearestName.Hint(id, names)}", new(File: config.File));
    }

    /// <summary>The sessions of a project: the folders with raw files.</summary>
    public static IReadOnlyList<string> SessionNames(SessionConfig config)
    {
        var root = config.Paths.Absolute(config.Paths.RawRoot);
        return Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Select(folder => Path.GetFileName(folder)!).Where(name => name[0] != '.').Order(StringComparer.Ordinal)] : [];
    }
}
