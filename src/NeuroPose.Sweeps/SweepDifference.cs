namespace NeuroPose.Sweeps;

/// <summary>A field in which two sweeps differ at a point.</summary>
/// <param name="Point">The point: its inputs and parameters.</param>
/// <param name="Column">The column.</param>
/// <param name="First">What the first has; null where it has no such point.</param>
/// <param name="Second">What the second has; null where it has no such point.</param>
internal sealed record SweepDifference(string Point, string Column, string? First, string? Second)
{
    private static readonly HashSet<string> OfTheRun = new(["point", "reason"], StringComparer.Ordinal);

    /// <summary>Compares the points of two sweeps that have the same inputs and parameters, whatever their content and versions.</summary>
    public static IReadOnlyList<SweepDifference> Between(IReadOnlyList<SweepResult> first, IReadOnlyList<SweepResult> second)
    {
        var (a, b) = (Rows(first), Rows(second));
        List<SweepDifference> differences = [];
        foreach (var (point, row) in a)
        {
            if (!b.TryGetValue(point, out var other))
            {
                differences.Add(new(point, "", "", null));
                continue;
            }

            differences.AddRange(row.Keys.Union(other.Keys).Where(column => !OfTheRun.Contains(column) && row.GetValueOrDefault(column) != other.GetValueOrDefault(column))
                .Select(column => new SweepDifference(point, column, row.GetValueOrDefault(column, ""), other.GetValueOrDefault(column, ""))));
        }

        differences.AddRange(b.Keys.Where(point => !a.ContainsKey(point)).Select(point => new SweepDifference(point, "", null, "")));
        return differences;
    }

    private static OrderedDictionary<string, IReadOnlyDictionary<string, string>> Rows(IReadOnlyList<SweepResult> results)
    {
        var rows = new OrderedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (result, row) in results.Zip(SweepTable.Of(results).Rows))
        {
            rows[string.Join(" – ", result.Inputs.Select(input => input.Path)) + string.Concat(result.Parameters.Select(one => $", {one.Key}={one.Value}"))] = row;
        }

        return rows;
    }
}
