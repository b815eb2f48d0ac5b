namespace NeuroPose.Formats.Tests.Real;

/// <summary>
/// A recording's points under the labels that stand in the file: subjects' prefixes put back, unlabeled trajectories and outputs of models
/// among them. Oracles of laboratories' files know no people.
/// </summary>
internal sealed class RawPoints(MotionRecording recording)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>The next point with that label: of labels that occur twice, the first, then the second.</summary>
    public Func<int, double[]> Next(string label)
    {
        var occurrence = seen[label] = seen.GetValueOrDefault(label) + 1;
        var unique = occurrence == 1 ? label : FormattableString.Invariant($"{label}_{occurrence}");
        foreach (var person in recording.Persons.Concat(recording.Unlabeled is { } unlabeled ? [unlabeled] : []))
        {
            var index = person.Labels.ToList().FindIndex(own => own == unique || $"{person.Name}:{own}" == unique);
            if (index >= 0)
            {
                return frame => person.Coordinates.Span.Slice(3 * ((frame * person.Labels.Count) + index), 3).ToArray();
            }
        }

        return recording.ModelOutputs.Channels.Any(channel => channel.Name == unique + " X")
            ? Output(unique)
            : throw new InvalidOperationException($"The recording has no point \"{unique}\".");
    }

    private Func<int, double[]> Output(string name)
    {
        double[][] columns = [.. "XYZ".Select(axis => recording.ModelOutputs[$"{name} {axis}"])];
        return frame => [.. columns.Select(column => column[frame])];
    }
}
