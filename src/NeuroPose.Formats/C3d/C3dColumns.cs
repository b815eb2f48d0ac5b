namespace NeuroPose.Formats;

/// <summary>The points of a recording in the order of a C3D file, with their labels as they stand there.</summary>
internal sealed class C3dColumns
{
    /// <summary>The format's own groups of outputs by their unit.</summary>
    private static readonly Dictionary<string, string> GroupWords = new(StringComparer.Ordinal)
    {
        ["deg"] = "ANGLE",
        ["N"] = "FORCE",
        ["Nmm"] = "MOMENT",
        ["W"] = "POWER",
        [""] = "SCALAR",
    };

    private readonly List<Column> columns = [];
    private readonly List<string> labels = [];

    private C3dColumns()
    {
    }

    /// <summary>One label a point: subjects before their markers, then outputs of models, then trajectories without a label.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>The people's names; empty where a single person has none.</summary>
    public IReadOnlyList<string> Subjects { get; private init; } = [];

    /// <summary>True where labels have a subject's name before them.</summary>
    public bool HasPrefixes => Subjects.Count > 1;

    /// <summary>The labels of markers that were computed.</summary>
    public IReadOnlyList<string> Modeled { get; private set; } = [];

    /// <summary>The groups of outputs: names and their unit.</summary>
    public IReadOnlyList<OutputGroup> Outputs { get; private init; } = [];

    /// <summary>Gathers the columns.</summary>
    /// <exception cref="NeuroPoseException">A label or an output does not fit the format.</exception>
    public static C3dColumns Of(MotionRecording recording)
    {
        var columns = new C3dColumns { Subjects = Names(recording.Persons), Outputs = Grouped(recording) };
        List<string> modeled = [];
        for (var person = 0; person < recording.Persons.Count; person++)
        {
            var (found, prefix) = (recording.Persons[person], columns.HasPrefixes ? columns.Subjects[person] + ":" : "");
            modeled.AddRange(found.Labels.Where(found.Modeled.Contains).Select(label => prefix + label));
            columns.Add(found.Labels.Select(label => prefix + Checked(label)), found.Coordinates, found.Labels.Count);
        }

        columns.Modeled = modeled;
        string[] outputs = [.. columns.Outputs.SelectMany(group => group.Names)];
        columns.Add(outputs, Reordered(recording.ModelOutputs, outputs), outputs.Length);
        if (recording.Unlabeled is { } unlabeled)
        {
            var starred = unlabeled.Labels.Select(label => label.StartsWith('*') ? label : "*" + label);
            columns.Add(starred, unlabeled.Coordinates, unlabeled.Labels.Count);
        }

        return columns;
    }

    /// <summary>Takes the coordinates of a frame's points, point after point; NaN where missing.</summary>
    public void Take(int frame, Span<double> coordinates)
    {
        var at = 0;
        foreach (var column in columns)
        {
            var numbers = 3 * column.Width;
            column.Coordinates.Span.Slice(frame * numbers, numbers).CopyTo(coordinates[at..]);
            at += numbers;
        }
    }

    private void Add(IEnumerable<string> names, ReadOnlyMemory<double> coordinates, int width)
    {
        labels.AddRange(names);
        columns.Add(new(coordinates, width));
    }

    private static string Checked(string label) =>
        label.Length > 0 && !label.StartsWith('*') && !label.Contains(':', StringComparison.Ordinal)
            ? label
            : throw new NeuroPoseException(
                $"the label \"{label}\" cannot be saved in C3D, where a colon ends a subject's name "
                + "and a star means that there is no label. Rename it.");

    /// <summary>Several people are told apart by the names before their labels, so that each needs one of its own.</summary>
    private static string[] Names(IReadOnlyList<RecordedPerson> persons)
    {
        if (persons is [var only])
        {
            return only.Name.Length == 0 ? [] : [only.Name];
        }

        HashSet<string> taken = new(StringComparer.Ordinal);
        return
        [
            .. persons.Select((person, index) =>
                person.Name.Length > 0 && taken.Add(person.Name) ? person.Name : FormattableString.Invariant($"person {index}")),
        ];
    }

    private static OutputGroup[] Grouped(MotionRecording recording)
    {
        var table = recording.ModelOutputs;
        if (table.Channels.Count == 0)
        {
            return [];
        }

        var triples = table.Channels.Chunk(3).ToArray();
        if (table.RowCount != recording.FrameCount || triples.Any(triple => Stem(triple) is null))
        {
            throw new NeuroPoseException(
                "outputs of models can be saved in C3D when there is one row a frame and three channels each, "
                + "whose names end with X, Y and Z. Leave them out: recording with { ModelOutputs = TimeSeriesTable.Empty }.");
        }

        // Each unit has a group of its own. Those that are not the format's are listed in TYPE_GROUPS.
        return
        [
            .. triples.GroupBy(triple => triple[0].Unit, StringComparer.Ordinal).Select((group, index) => new OutputGroup(
                GroupWords.GetValueOrDefault(group.Key, FormattableString.Invariant($"OUTPUT_{index + 1}_")),
                group.Key,
                [.. group.Select(triple => Stem(triple)!)])),
        ];
    }

    private static string? Stem(Channel[] triple) =>
        triple is [{ Name: [.. var stem, ' ', 'X'] }, _, _] && triple[1].Name == stem + " Y" && triple[2].Name == stem + " Z"
        && triple.All(one => one.Unit == triple[0].Unit)
            ? stem
            : null;

    /// <summary>The numbers of the outputs in the order of their names.</summary>
    private static double[] Reordered(TimeSeriesTable table, string[] names)
    {
        var width = table.Channels.Count;
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        for (var column = 0; column < width; column++)
        {
            columns.Add(table.Channels[column].Name, column);
        }

        int[] order = [.. names.Select(name => columns[name + " X"])];
        var numbers = new double[table.Values.Length];
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var output = 0; output < order.Length; output++)
            {
                table.Values.Slice((row * width) + order[output], 3).CopyTo(numbers.AsSpan((row * width) + (3 * output)));
            }
        }

        return numbers;
    }

    /// <summary>Outputs with one unit; the word is the group's without the S at its end.</summary>
    public sealed record OutputGroup(string Word, string Unit, IReadOnlyList<string> Names);

    private readonly record struct Column(ReadOnlyMemory<double> Coordinates, int Width);
}
