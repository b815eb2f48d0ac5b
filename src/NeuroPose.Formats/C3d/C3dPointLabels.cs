using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>
/// What the points of a C3D file are: markers of people, trajectories that nobody labeled, and outputs of a model that are stored as if
/// they were points.
/// </summary>
internal sealed class C3dPointLabels
{
    private static readonly string[] OutputGroups = ["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS"];

    private C3dPointLabels(
        IReadOnlyList<Subject> subjects, IReadOnlyList<int> unlabeled, IReadOnlyList<string> unlabeledNames, IReadOnlyList<Output> outputs)
    {
        (Subjects, Unlabeled, UnlabeledNames, Outputs) = (subjects, unlabeled, unlabeledNames, outputs);
    }

    public IReadOnlyList<Subject> Subjects { get; }

    /// <summary>The indices of trajectories without a label.</summary>
    public IReadOnlyList<int> Unlabeled { get; }

    public IReadOnlyList<string> UnlabeledNames { get; }

    public IReadOnlyList<Output> Outputs { get; }

    /// <summary>Sorts the points by what they are.</summary>
    public static C3dPointLabels Of(C3dParameters parameters, int pointCount, ICollection<string> notices)
    {
        var labels = Labels(parameters, pointCount, notices);
        var units = OutputUnits(parameters);
        HashSet<string> modeled = [.. parameters.Texts("POINT:MODELED_MARKERS")];
        OrderedDictionary<string, List<int>> subjects = new(StringComparer.Ordinal);
        List<int> unlabeled = [];
        List<int> outputs = [];
        for (var point = 0; point < labels.Length; point++)
        {
            var (subject, label) = Split(labels[point]);
            if (label.StartsWith('*'))
            {
                unlabeled.Add(point);
            }
            else if (units.ContainsKey(labels[point]) || units.ContainsKey(label))
            {
                outputs.Add(point);
            }
            else if (subjects.TryGetValue(subject, out var points))
            {
                points.Add(point);
            }
            else
            {
                subjects.Add(subject, [point]);
            }
        }

        return new(
            [.. subjects.Select(subject => SubjectOf(parameters, subject.Key, subjects.Count, subject.Value, labels, modeled, notices))],
            unlabeled,
            JointLabels.Distinct([.. unlabeled.Select(point => labels[point])], notices),
            NamedOutputs(outputs, labels, units, notices));
    }

    private static string[] Labels(C3dParameters parameters, int pointCount, ICollection<string> notices)
    {
        var stated = parameters.Texts("POINT:LABELS");
        if (stated.Count > pointCount)
        {
            notices.Add($"There are {stated.Count} labels for {pointCount} points: the first {pointCount} were used.");
        }
        else if (stated.Count < pointCount)
        {
            notices.Add($"There are {stated.Count} labels for {pointCount} points: the others are unlabeled.");
        }

        // A trajectory without a label has its place in the file for one, from 1 on.
        return
        [
            .. Enumerable.Range(0, pointCount).Select(point =>
                point < stated.Count && Split(stated[point]).Label.Length > 0 ? stated[point] : string.Create(
                    CultureInfo.InvariantCulture,
                    $"*{point + 1}")),
        ];
    }

    /// <summary>The names of the outputs with their units. TYPE_GROUPS lists further groups, and the word before _UNITS of each.</summary>
    private static Dictionary<string, string> OutputUnits(C3dParameters parameters)
    {
        var groups = OutputGroups.ToDictionary(group => group, group => group[..^1], StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parameters.Texts("POINT:TYPE_GROUPS").Chunk(2).Where(pair => pair.Length == 2 && pair[0].Length > 0))
        {
            groups[pair[0]] = pair[1];
        }

        Dictionary<string, string> units = new(StringComparer.Ordinal);
        foreach (var (group, word) in groups.Where(group => !group.Key.Contains("MARKERS", StringComparison.OrdinalIgnoreCase)))
        {
            var unit = parameters.Text($"POINT:{word}_UNITS");
            foreach (var name in parameters.Texts($"POINT:{group}").Where(name => name.Length > 0))
            {
                units.TryAdd(name, unit);
            }
        }

        return units;
    }

    private static Subject SubjectOf(
        C3dParameters parameters,
        string prefix,
        int subjects,
        List<int> points,
        string[] labels,
        HashSet<string> modeled,
        ICollection<string> notices)
    {
        // Labels without a prefix are of the only subject that is listed; of several, nobody knows whose.
        var listed = parameters.Texts("SUBJECTS:NAMES");
        var name = prefix.Length == 0 && subjects == 1 && listed.Count == 1 ? listed[0] : prefix;
        var own = JointLabels.Distinct([.. points.Select(point => Split(labels[point]).Label)], notices);
        return new(
            name,
            points,
            own,
            own.Where((label, index) => modeled.Contains(labels[points[index]]) || modeled.Contains(label))
                .ToHashSet(StringComparer.Ordinal));
    }

    private static Output[] NamedOutputs(List<int> points, string[] labels, Dictionary<string, string> units, ICollection<string> notices)
    {
        // The prefix is a subject's name, which is in no message: outputs of several subjects are told apart by number.
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var names = JointLabels.Distinct(
            [
                .. points.Select(point =>
                {
                    var (subject, label) = Split(labels[point]);
                    numbers.TryAdd(subject, numbers.Count + 1);
                    return numbers[subject] == 1 ? label : FormattableString.Invariant($"{label} (subject {numbers[subject]})");
                }),
            ],
            notices);
        string Unit(string label) => units.GetValueOrDefault(label) ?? units[Split(label).Label];
        return [.. points.Select((point, index) => new Output(point, names[index], Unit(labels[point])))];
    }

    private static (string Subject, string Label) Split(string label) =>
        label.LastIndexOf(':') is >= 0 and var colon ? (label[..colon].Trim(), label[(colon + 1)..].Trim()) : ("", label);

    /// <summary>The markers with one prefix.</summary>
    public sealed record Subject(string Name, IReadOnlyList<int> Points, IReadOnlyList<string> Labels, IReadOnlySet<string> Modeled);

    /// <summary>Three numbers over time that a model computed.</summary>
    public sealed record Output(int Point, string Name, string Unit);
}
