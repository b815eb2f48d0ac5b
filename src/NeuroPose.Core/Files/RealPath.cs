namespace NeuroPose.Files;

/// <summary>Where a path leads when every link on the way is followed.</summary>
internal static class RealPath
{
    /// <summary>The absolute path without links. Parts that are not there stay as they are named.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            resolved = Path.Combine(resolved, part);
            FileSystemInfo entry = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);

            // What is not there yet has no target to ask for. The target's own folders may be links again.
            resolved = entry.LinkTarget is null ? resolved : Of(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        return resolved;
    }

    /// <summary>Whether a path without links is a folder, or in it.</summary>
    public static bool IsWithin(string folder, string path) =>
        path == folder
        || path.StartsWith(
            Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
