namespace NeuroPose.RuView.Witness;

/// <summary>Names of files inside a bundle: relative, with forward slashes, and never leading out of it.</summary>
internal static class BundlePath
{
    /// <summary>The name without "./"; null when it is empty, absolute or leads out of the bundle.</summary>
    public static string? Clean(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || name[0] == '/' || (name.Length > 1 && name[1] == ':'))
        {
            return null;
        }

        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        return parts.Count == 0 || parts.Contains("..") ? null : string.Join('/', parts);
    }
}
