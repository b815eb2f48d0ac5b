using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What may stand in a directive's line: its name, its options, a file.</summary>
internal static partial class DirectiveCompletion
{
    private const string Package = "nuget:";

    /// <summary>The choices; null where the line is no directive.</summary>
    public static CompletionList? Of(MaskedCell cell, SessionView session)
    {
        var before = cell.Line[..cell.Column];
        if (Reference().Match(before) is { Success: true } reference)
        {
            var path = reference.Groups["path"];
            string[] endings = reference.Groups["kind"].Value == "load" ? [".csx", ".cs"] : [".dll"];
            if (path.Value.StartsWith(Package, StringComparison.OrdinalIgnoreCase))
            {
                var (start, packages) = reference.Groups["kind"].Value == "r" ? PackageCompletion.Of(path.Value[Package.Length..], session.PackageFolder) : (0, []);
                return List(cell, path.Index + Package.Length + start, packages);
            }

            return List(cell, path.Index, PathCompletion.Of(path.Value, session.Folder, endings));
        }

        if (!before.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var name = before.Split(' ', 2)[0];
        if (name.Length == before.Length)
        {
            return List(cell, 0, session.Directives.Where(info => info.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Select(info => new CompletionItem(info.Name, "magic", info.ToString())));
        }

        var word = before[(before.LastIndexOf(' ') + 1)..];
        var directive = session.Directives.FirstOrDefault(info => info.Name == name);
        if (directive is { TakesFile: true })
        {
            var first = before.IndexOf(' ', StringComparison.Ordinal) + 1;
            first += before.AsSpan(first).StartsWith("\"") ? 1 : 0;
            return List(cell, first, PathCompletion.Of(before[first..], session.Folder, []));
        }

        var options = Option().Matches(directive?.Usage ?? "").Select(option => option.Value).Where(option => option.StartsWith(word, StringComparison.Ordinal));
        return List(cell, before.Length - word.Length, options.Select(option => new CompletionItem(option, "magic", directive!.ToString())));
    }

    private static CompletionList List(MaskedCell cell, int start, IEnumerable<CompletionItem> items) => new(cell.LineStart + start, cell.LineStart + cell.Column, [.. items]);

    [GeneratedRegex("""^\s*#(?<kind>r|load|i)\s+"(?<path>[^"]*)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("--[a-z-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
