namespace NeuroPose.Sessions.Nwb;

/// <summary>Which names an NWB file can have. A name is the name of an object in HDF5, and some readers fail at some names.</summary>
public static class NwbNames
{
    private const int Longest = 200;

    /// <summary>What the readers of NWB have as fields of a table themselves.</summary>
    private static readonly string[] FieldsOfTables =
    [
        "id", "description", "colnames", "object_id", "namespace", "neurodata_type", "data_type", "start_time", "stop_time", "tags", "timestamp", "duration",
    ];

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            _ when string.IsNullOrWhiteSpace(name) => "a name is empty",
            "." or ".." => $"the name \"{name}\" stands for a folder",
            _ when name.AsSpan().ContainsAny('/', '\\') => $"the name \"{name}\" has a slash, which separates groups",
            _ when name.Contains(':', StringComparison.Ordinal) => $"the name \"{name}\" has a colon, which readers take for a separator",
            _ when name.Any(char.IsControl) => $"the name \"{name}\" has a control character",
            _ when name.Length != name.Trim().Length => $"the name \"{name}\" begins or ends with a blank",
            _ when name.Length > Longest => FormattableString.Invariant($"the name \"{name[..20]}…\" has {name.Length} letters; at most {Longest} are possible"),
            _ => null,
        };
    }

    /// <summary>
    /// What is wrong with the name of a column, beyond what is wrong with a name: readers have a field of that name themselves
    /// (<c>description</c> makes a file unreadable), it would point at external video (<c>timeseries</c>), look like an index
    /// (<c>…_index</c>), or like a time that is a text (<c>…_time</c>). Null when nothing is.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="isText">True for a column of texts or lists.</param>
    public static string? ColumnProblem(string name, bool isText) => Problem(name) ?? name switch
    {
        _ when FieldsOfTables.Contains(name, StringComparer.Ordinal) => $"a column cannot be named \"{name}\": tables of NWB have a field of that name",
        "timeseries" => "a column cannot be named \"timeseries\": it would refer to videos in other files, which readers cannot cut",
        _ when name.EndsWith("_index", StringComparison.Ordinal) => $"a column cannot be named \"{name}\": names in \"_index\" belong to lists",
        _ when isText && name.EndsWith("_time", StringComparison.Ordinal) => $"the column \"{name}\" has no number in each row: names in \"_time\" belong to seconds",
        _ => null,
    };

    /// <summary>A name that is possible and near to another: characters that are not possible become underscores.</summary>
    public static string Safe(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var safe = string.Concat(name.Trim().Select(letter => letter is '/' or '\\' or ':' || char.IsControl(letter) ? '_' : letter));
        safe = safe.Length > Longest ? safe[..Longest].TrimEnd() : safe;
        return safe is "" or "." or ".." ? "unnamed" : safe;
    }

    /// <summary>A name for a column that is possible and near to another.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isText">True for a column of texts or lists.</param>
    public static string SafeColumn(string name, bool isText)
    {
        var safe = Safe(name);
        return ColumnProblem(safe, isText) is null ? safe : safe + "_value";
    }
}
