namespace NeuroPose.Formats;

/// <summary>
/// One recording of a folder, not loaded yet: where it is, what its name says, and who it is of. Immutable.
/// </summary>
public sealed class RecordingFile
{
    private readonly LoadOptions options;
    private readonly ParticipantTable? table;

    internal RecordingFile(
        string path, string relativePath, IReadOnlyDictionary<string, string> values, Participant? participant, ParticipantTable? table, LoadOptions options)
    {
        (Path, RelativePath, Values, Participant) = (path, relativePath, values, participant);
        (this.table, this.options) = (table, options);
    }

    /// <summary>The full path of the file, or of the folder of an OpenPose recording.</summary>
    public string Path { get; }

    /// <summary>The path inside the folder that was opened, with slashes.</summary>
    public string RelativePath { get; }

    /// <summary>What the name says, by the names in the pattern's braces, in their order.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Who was recorded; null without a table, or where it has no such participant.</summary>
    public Participant? Participant { get; }

    /// <summary>A value of the name, or what stands in a column of the participants; null where it is missing.</summary>
    /// <exception cref="ArgumentException">Neither has that name; the message names the nearest.</exception>
    public string? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Values.TryGetValue(name, out var value) ? value
                : table?.Columns.Contains(name, StringComparer.Ordinal) == true ? Participant?[name]
                : throw new ArgumentException($"The recordings have no \"{name}\".{NearestName.Hint(name, Names)}", nameof(name));
        }
    }

    internal IEnumerable<string> Names => Values.Keys.Concat(table?.Columns ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>A number in a column of the participants; NaN where it is missing.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    /// <exception cref="FileFormatException">What stands there is no number; the message names line and column.</exception>
    public double Number(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        table?.IndexOf(column);
        return Participant?.Number(column) ?? (table is null
            ? throw new ArgumentException($"There is no participants table that has a column \"{column}\".", nameof(column))
            : double.NaN);
    }

    /// <summary>Loads the recording.</summary>
    /// <exception cref="FileFormatException">It has no known format or two, or breaks its format.</exception>
    public MotionRecording Load(CancellationToken cancellation = default) => MotionFile.Load(Path, options, cancellation);

    /// <summary>The path inside the folder.</summary>
    public override string ToString() => RelativePath;
}
