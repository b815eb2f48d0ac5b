namespace NeuroPose.Formats;

/// <summary>
/// Who was recorded: a table with a line for each participant, as BIDS has it in <c>participants.tsv</c>, or as CSV. Immutable.
/// </summary>
public sealed class ParticipantTable
{
    private const int MostBytes = 1 << 26;

    private static readonly string[] IdColumns = ["participant_id", "participant", "id", "subject_id", "subject", "sub"];
    private static readonly string[] MissingWords = ["n/a", "na", "#n/a", "nan", "null"];

    private readonly Dictionary<string, Participant> byId = new(StringComparer.Ordinal);

    private ParticipantTable(string path, string? idColumn)
    {
        FileName = Path.GetFileName(path);
        var text = Text(path);
        var delimiter = DelimiterOf(path, text);
        HasDecimalCommas = delimiter == ';';
        using var reader = new StringReader(text);
        var lines = new FieldReader(reader, delimiter, path);
        if (!lines.Read())
        {
            throw new FileFormatException("the file is empty. Expected a header and a line for each participant.", new(File: path));
        }

        Columns = [.. lines.Fields.Select(field => field.Text)];
        IdColumn = FindId(path, idColumn);
        List<Participant> participants = [];
        while (lines.Read())
        {
            participants.Add(Row(lines, path));
        }

        Participants = participants;
    }

    /// <summary>The file's name, without its folder.</summary>
    public string FileName { get; }

    /// <summary>The columns' names, in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The participants, in the file's order.</summary>
    public IReadOnlyList<Participant> Participants { get; }

    internal int IdColumn { get; }

    internal bool HasDecimalCommas { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="path">
    /// A .tsv file (tabs), or a .csv file (commas, or semicolons, then with decimal commas), with a header.
    /// </param>
    /// <param name="idColumn">
    /// The column that names the participants; null takes <c>participant_id</c>, <c>participant</c>, <c>id</c>, <c>subject_id</c>,
    /// <c>subject</c> or <c>sub</c>.
    /// </param>
    /// <exception cref="FileFormatException">
    /// The file is not there, has no such column, a line has another number of fields, or two have one id; the message names the line.
    /// </exception>
    public static ParticipantTable Load(string path, string? idColumn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path, idColumn);
    }

    /// <summary>The participant with that id, with or without <c>sub-</c> before it; null when there is none.</summary>
    public Participant? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return byId.GetValueOrDefault(Bare(id));
    }

    /// <summary>The number of participants and the columns, in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Participants.Count} participants: {string.Join(", ", Columns)}");

    internal static bool IsMissing(string text) => MissingWords.Contains(text, StringComparer.OrdinalIgnoreCase);

    internal int IndexOf(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index] == column)
            {
                return index;
            }
        }

        throw new ArgumentException($"The participants have no column \"{column}\".{NearestName.Hint(column, Columns)}", nameof(column));
    }

    // BIDS writes sub-01 in the table, and names files by 01 after "sub-".
    private static string Bare(string id) => id.StartsWith("sub-", StringComparison.Ordinal) ? id["sub-".Length..] : id;

    private static string Text(string path)
    {
        using var file = TrialFile.Open(path);
        if (file.Length > MostBytes)
        {
            throw new FileFormatException(FormattableString.Invariant($"the file has {file.Length} bytes; at most {MostBytes} are read."), new(File: path));
        }

        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static char DelimiterOf(string path, string text)
    {
        if (path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
        {
            return '\t';
        }

        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        var (commas, semicolons, tabs) = (header.Count(','), header.Count(';'), header.Count('\t'));
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private int FindId(string path, string? asked)
    {
        foreach (var name in asked is null ? IdColumns : [asked])
        {
            for (var index = 0; index < Columns.Count; index++)
            {
                if (string.Equals(Columns[index], name, asked is null ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                {
                    return index;
                }
            }
        }

        throw new FileFormatException(
            asked is null
                ? $"no column names the participants. Expected {string.Join(", ", IdColumns)}; found {string.Join(", ", Columns)}. Name it: new RecordingsOptions {{ IdColumn = … }}."
                : $"there is no column \"{asked}\".{NearestName.Hint(asked, Columns)}",
            new(File: path, Line: 1));
    }

    private Participant Row(FieldReader lines, string path)
    {
        string[] fields = [.. lines.Fields.Select(field => field.Text)];
        if (fields.Length != Columns.Count)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"the line has {fields.Length} fields; the header has {Columns.Count}."), new(File: path, Line: lines.Line));
        }

        if (fields[IdColumn].Length == 0)
        {
            throw new FileFormatException($"the column \"{Columns[IdColumn]}\" is empty; expected who this is.", new(File: path, Line: lines.Line));
        }

        var participant = new Participant(this, lines.Line, fields);
        return byId.TryAdd(Bare(participant.Id), participant)
            ? participant
            : throw new FileFormatException(
                FormattableString.Invariant($"the participant is in line {byId[Bare(participant.Id)].Line} already. Keep one of them."),
                new(File: path, Line: lines.Line));
    }
}
