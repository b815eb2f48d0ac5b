namespace NeuroPose.Notebooks.Assistance;

/// <summary>Files and folders that a path may go on with.</summary>
internal static class PathCompletion
{
    private const int Most = 200;

    /// <summary>The entries that start like the last part of a path; folders end in a slash.</summary>
    /// <param name="typed">The path so far.</param>
    /// <param name="folder">Where a relative path starts.</param>
    /// <param name="endings">The endings of files to show; empty shows all.</param>
    public static IReadOnlyList<CompletionItem> Of(string typed, string folder, IReadOnlyList<string> endings)
    {
        var cut = typed.LastIndexOfAny(['/', '\\']) + 1;
        var (parent, start) = (typed[..cut], typed[cut..]);
        try
        {
            var home = new DirectoryInfo(Path.GetFullPath(parent.Length == 0 ? "." : parent, folder));
            return
            [
                .. home.EnumerateFileSystemInfos()
                    .Where(entry => entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (start.Length > 0 || entry.Name[0] != '.'))
                    .Where(entry => entry is DirectoryInfo || endings.Count == 0 || endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                    .Take(Most)
                    .Select(entry => new CompletionItem(parent + entry.Name + (entry is DirectoryInfo ? "/" : ""), "path", "")),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A folder that is not there has no entries.
            return [];
        }
    }
}
