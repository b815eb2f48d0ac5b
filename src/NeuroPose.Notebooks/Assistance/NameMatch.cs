namespace NeuroPose.Notebooks.Assistance;

/// <summary>How typed letters fit a name.</summary>
internal static class NameMatch
{
    /// <summary>Whether letters are the starts of a name's words, as <c>FPS</c> is of <c>FramesPerSecond</c>.</summary>
    public static bool Capitals(string name, string typed)
    {
        var at = 0;
        foreach (var (index, letter) in name.Index())
        {
            var starts = index == 0 || char.IsUpper(letter) || name[index - 1] == '_';
            if (at < typed.Length && starts && char.ToUpperInvariant(letter) == char.ToUpperInvariant(typed[at]))
            {
                at++;
            }
        }

        return typed.Length > 1 && at == typed.Length;
    }

    /// <summary>The names that go on from what is typed; where none does, those in which a word does.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names, string typed)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        var starting = all.Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToArray();
        return starting.Length > 0 ? starting : [.. all.Where(name => name.Split('_', ' ', '-', '.').Any(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))];
    }
}
