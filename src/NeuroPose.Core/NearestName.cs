namespace NeuroPose;

/// <summary>Finds what someone probably meant, for error messages.</summary>
internal static class NearestName
{
    private const int MostMeant = 4;

    /// <summary>
    /// " Did you mean …?" when a known name is near, or a few have a word of it, else the known names; with a leading space. Case, blanks,
    /// hyphens and underscores make no difference.
    /// </summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct(StringComparer.Ordinal)];
        var plain = Plain(name);
        var nearest = names.MinBy(candidate => Edits(plain, Plain(candidate)));
        if (nearest is not null && Edits(plain, Plain(nearest)) <= Math.Max(1, plain.Length / 3))
        {
            return $" Did you mean \"{nearest}\"?";
        }

        var sharing = names.Where(candidate => Words(candidate).Intersect(Words(name), StringComparer.Ordinal).Any()).ToArray();
        return sharing.Length is > 0 and <= MostMeant
            ? $" Did you mean {string.Join(" or ", sharing.Select(candidate => $"\"{candidate}\""))}?"
            : $" Known: {string.Join(", ", names)}.";
    }

    private static string Plain(string name) => string.Concat(name.Where(letter => letter is not (' ' or '_' or '-'))).ToLowerInvariant();

    // Words of fewer letters are in everything.
    private static IEnumerable<string> Words(string name)
    {
        const int Least = 3;
        return name.ToLowerInvariant().Split([' ', '_', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= Least && word.All(char.IsLetter) && word is not ("left" or "right"));
    }

    /// <summary>How many letters to insert, delete or change.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
