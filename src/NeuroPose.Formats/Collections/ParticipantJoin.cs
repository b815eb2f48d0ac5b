namespace NeuroPose.Formats;

/// <summary>Joins recordings with the participants, by a value in their names.</summary>
internal sealed class ParticipantJoin
{
    private static readonly string[] TableNames = ["participants.tsv", "participants.csv"];
    private static readonly string[] Keys = ["id", "participant_id", "participant", "subject_id", "subject", "sub"];

    private readonly string? key;

    private ParticipantJoin(ParticipantTable? table, string? key) => (Table, this.key) = (table, key);

    /// <summary>The table; null where there is none.</summary>
    public ParticipantTable? Table { get; }

    public static ParticipantJoin Of(string folder, NamePattern? pattern, RecordingsOptions options)
    {
        var key = options.Key ?? Keys.FirstOrDefault(name => pattern?.Names.Contains(name, StringComparer.Ordinal) == true);
        var isKnown = key is not null && pattern?.Names.Contains(key, StringComparer.Ordinal) == true;
        if (options.Key is not null && !isKnown)
        {
            throw new ArgumentException($"The pattern has no {{{options.Key}}}.{NearestName.Hint(options.Key, pattern?.Names ?? [])}", nameof(options));
        }

        var path = options.Participants is { } named
            ? Path.Combine(folder, named)
            : TableNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (options.Participants is not null && key is null)
        {
            throw new ArgumentException(
                $"The pattern has no {{{Keys[0]}}} that names the participant. Put it into the pattern, or say which name it is: new RecordingsOptions {{ Key = … }}.",
                nameof(options));
        }

        return new(path is null ? null : ParticipantTable.Load(path, options.IdColumn), key);
    }

    public Participant? Find(IReadOnlyDictionary<string, string> values) => key is null ? null : Table?.Find(values[key]);

    /// <summary>What does not fit together, in sentences without names.</summary>
    public IEnumerable<string> Notices(IReadOnlyList<RecordingFile> files)
    {
        if (Table is null)
        {
            yield break;
        }

        if (key is null)
        {
            yield return $"The participants are not joined: give a pattern with {{{Keys[0]}}}.";
            yield break;
        }

        var without = files.Count(file => file.Participant is null);
        if (without > 0)
        {
            yield return FormattableString.Invariant($"{without} of {files.Count} recordings are of participants that {Table.FileName} does not have.");
        }

        var missing = Table.Participants.Except(files.Select(file => file.Participant)).Count();
        if (missing > 0)
        {
            yield return FormattableString.Invariant($"{missing} of {Table.Participants.Count} participants have no recording.");
        }
    }
}
