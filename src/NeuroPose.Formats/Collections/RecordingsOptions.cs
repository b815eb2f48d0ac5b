namespace NeuroPose.Formats;

/// <summary>How a folder of recordings is read.</summary>
public sealed record RecordingsOptions
{
    /// <summary>
    /// Which files are looked at, by their path inside the folder: <c>**/*.c3d</c>. Null looks at all. <c>*</c> and <c>?</c> stay within a
    /// name, <c>**/</c> takes any folders.
    /// </summary>
    public string? Files { get; init; }

    /// <summary>
    /// The participants table, inside the folder or elsewhere; null takes the folder's <c>participants.tsv</c> or <c>participants.csv</c>
    /// where there is one.
    /// </summary>
    public string? Participants { get; init; }

    /// <summary>The table's column that names the participants; null takes a usual name, such as <c>participant_id</c>.</summary>
    public string? IdColumn { get; init; }

    /// <summary>
    /// The name in the pattern's braces whose value is the participant's id; null takes <c>id</c>, <c>participant_id</c>,
    /// <c>participant</c>, <c>subject_id</c>, <c>subject</c> or <c>sub</c>.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>What is known about all recordings; not null.</summary>
    public LoadOptions Load { get; init => field = value ?? throw new ArgumentNullException(nameof(Load)); } = new();
}
