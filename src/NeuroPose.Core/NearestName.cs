namespace NeuroPose;

/// <summary>Finds what someone probably meant, for error messages.</summary>
internal static class NearestName
{
    /// <summary>" Did you mean …?" when a known name is near, else the known names, with a leading space.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct(StringComparer.Ordinal)];
        var nearest = names.MinBy(candidate => Edits(name, candidate));
        return nearest is not null && Edits(name, nearest) <= Math.Max(1, name.Length / 3)
            ? $" Did you mean \"{nearest}\"?"
            : $" Known: {string.Join(", ", names)}.";
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
