using NeuroPose.Experiments;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Gait cycles in experiments, which are below this library and so ask for them through their options.</summary>
public static class ClinicalExperiments
{
    /// <summary>
    /// The same options for a run that cuts its trials by <c>gait_cycles_clinical</c>: events by the composite, the strides of each foot that
    /// count as cycles (<see cref="ClinicalCycles"/>).
    /// </summary>
    /// <param name="options">What else the run decides.</param>
    public static ExperimentOptions WithClinicalCycles(this ExperimentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { GaitCycles = Strides };
    }

    private static IReadOnlyList<GaitCycleSegments> Strides(PoseSequence walk, SegmentationStage.ClinicalGaitCycles stage)
    {
        var found = GaitSummary.Of(walk);
        var cycles = stage.MinConfidence is { } least ? found.Cycles.AtLeast(least) : found.Cycles;
        Side[] sides = stage.Side is { } one ? [one] : [Side.Left, Side.Right];
        return
        [
            .. sides.Select(side => new GaitCycleSegments(
                side, found.Events.Method.ToString().ToLowerInvariant(), cycles.Segments(side), [.. found.Problems, .. None(cycles, side)])),
        ];
    }

    private static IEnumerable<string> None(ClinicalCycles cycles, Side side) =>
        cycles.Of(side).Count == 0 ? [$"There are no {Words.Of(side)} gait cycles as asked for."] : [];
}
