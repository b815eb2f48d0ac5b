namespace NeuroPose.Sweeps;

/// <summary>How far a sweep is, from the names of its results.</summary>
/// <param name="Points">How many points it has.</param>
/// <param name="Completed">How many have a result.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Others">Results in the folder that are of no point of the sweep: of other inputs, parameters or versions.</param>
internal sealed record SweepStatus(int Points, int Completed, int Failed, int Others)
{
    public int Left => Points - Completed - Failed;

    public static SweepStatus Of(SweepPlan plan, SweepFolder folder)
    {
        var stored = folder.Stored();
        var (completed, failed) = (0, 0);
        foreach (var point in plan.Points)
        {
            if (stored.TryGetValue(point.Hash, out var hasFailed))
            {
                _ = hasFailed ? failed++ : completed++;
            }
        }

        return new(plan.Points.Count, completed, failed, stored.Count - completed - failed);
    }
}
