using System.Xml;
using System.Xml.Linq;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Packages, and their versions, that lie on this machine already: <c>#r "nuget:</c> gets them without a network.</summary>
internal static class PackageCompletion
{
    private const int Most = 50;

    /// <summary>The ids that start as typed; behind a comma the versions of one, the newest first.</summary>
    /// <param name="typed">What stands behind <c>nuget:</c>.</param>
    /// <param name="folder">The folder of packages.</param>
    public static (int Start, IReadOnlyList<CompletionItem> Items) Of(string typed, string folder)
    {
        var comma = typed.IndexOf(',', StringComparison.Ordinal);
        var start = comma < 0 ? typed.Length - typed.TrimStart().Length : comma + 1 + (typed[(comma + 1)..].Length - typed[(comma + 1)..].TrimStart().Length);
        try
        {
            var items = comma < 0
                ? Entries(folder, typed[start..]).Order(StringComparer.Ordinal).Take(Most).Select(package => new CompletionItem(IdOf(folder, package), "module", "package"))
                : Entries(Path.Combine(folder, typed[..comma].Trim().ToLowerInvariant()), typed[start..]).OrderByDescending(version => version, NewerFirst).Select(version => new CompletionItem(version, "module", "version"));
            return (start, [.. items]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (start, []);
        }
    }

    private static IComparer<string> NewerFirst { get; } = StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering);

    private static IEnumerable<string> Entries(string folder, string typed) => !Directory.Exists(folder)
        ? []
        : new DirectoryInfo(folder).EnumerateDirectories().Select(entry => entry.Name).Where(name => name[0] != '.' && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase));

    // The cache's folders are in small letters; the package's own file has the id as it is written.
    private static string IdOf(string folder, string package)
    {
        try
        {
            var description = Directory.EnumerateDirectories(Path.Combine(folder, package)).Select(version => Path.Combine(version, package + ".nuspec")).FirstOrDefault(File.Exists);
            return description is null ? package : XDocument.Load(description).Descendants().FirstOrDefault(element => element.Name.LocalName == "id")?.Value ?? package;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            return package;
        }
    }
}
