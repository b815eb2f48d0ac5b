using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version or range asked for; null for the newest stable one, or the one that an earlier run recorded.</param>
internal sealed partial record PackageRequest(string Id, string? Version)
{
    /// <summary>Reads <c>Id</c> or <c>Id,Version</c>; null where the text is neither.</summary>
    public static PackageRequest? TryParse(string text)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var version = parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;
        return IdText().IsMatch(parts[0]) && (version is null || VersionText().IsMatch(version)) ? new PackageRequest(parts[0], version) : null;
    }

    [GeneratedRegex(@"^\w+([.-]\w+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdText();

    [GeneratedRegex(@"^[\[(]?[\w.*+, -]+[\])]?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionText();
}

/// <summary>Packages that cannot be restored.</summary>
internal sealed class PackageException(string message) : NotebookException(message);
