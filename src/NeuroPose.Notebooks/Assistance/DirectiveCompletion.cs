using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What may stand in a directive's line: its name, its options, a file.</summary>
internal static partial class DirectiveCompletion
{
    /// <summary>The choices; null where the line is no directive.</summary>
    public static CompletionList? Of(MaskedCell cell, SessionView session)
    {
        var before = cell.Line[..cell.Column];
        if (Reference().Match(before) is { Success: true } reference)
        {
            var path = reference.Groups["path"];
            string[] endings = reference.Groups["kind"].Value == "load" ? [".csx", ".cs"] : [".dll"];
            return path.Value.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)
                ? new CompletionList(cell.LineStart + path.Index, cell.LineStart + cell.Column, [])
                : List(cell, path.Index, PathCompletion.Of(path.Value, session.Folder, endings));
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

        var start = before.LastIndexOf(' ') + 1;
        var word = before[start..];
        var directive = session.Directives.FirstOrDefault(info => info.Name == name);
        if (directive is { TakesFile: true })
        {
            var first = before.IndexOf(' ', StringComparison.Ordinal) + 1;
            first += before.AsSpan(first).StartsWith("\"") ? 1 : 0;
            return List(cell, first, PathCompletion.Of(before[first..], session.Folder, []));
        }

        var options = Option().Matches(directive?.Usage ?? "").Select(option => option.Value).Where(option => option.StartsWith(word, StringComparison.Ordinal));
        return List(cell, start, options.Select(option => new CompletionItem(option, "magic", directive!.ToString())));
    }

    private static CompletionList List(MaskedCell cell, int start, IEnumerable<CompletionItem> items) => new(cell.LineStart + start, cell.LineStart + cell.Column, [.. items]);

    [GeneratedRegex("""^\s*#(?<kind>r|load|i)\s+"(?<path>[^"]*)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("--[a-z-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
