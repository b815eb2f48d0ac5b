using NeuroPose.Comparison;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Warping;

namespace NeuroPose.Experiments;

/// <summary>What a run decides over the configuration. What is null is left to the configuration.</summary>
public sealed record ExperimentOptions
{
    /// <summary>How warping paths are searched; null takes the configuration's, which is exact unless it says otherwise.</summary>
    public Backend? Backend { get; init; }

    /// <summary>
    /// How sequences of different length are aligned; null takes the configuration's, which is common phase unless it says otherwise.
    /// </summary>
    public LengthPolicy? LengthPolicy
    {
        get;
        init => field = value is { } policy ? Defined.Of(policy) : null;
    }

    /// <summary>
    /// Reads recordings that are no trials of the reference: the person's poses, or null for a file that is a trial. Null where only trials
    /// are read. Arguments: the file, the person's index, and what stops the reading.
    /// </summary>
    public Func<string, int, CancellationToken, PoseSequence?>? OtherRecordings { get; init; }

    /// <summary>
    /// Finds the strides that <c>gait_cycles_clinical</c> asks for: one value a side that is asked for, left first. Null where a run has no
    /// such segmentation. <c>NeuroPose.Gait</c>, which is above this library, has <c>WithClinicalCycles()</c>.
    /// </summary>
    public Func<PoseSequence, SegmentationStage.ClinicalGaitCycles, IReadOnlyList<GaitCycleSegments>>? GaitCycles { get; init; }

    /// <summary>Where the paths of inputs start; null for the working directory, as in the reference.</summary>
    public string? Folder { get; init; }

    /// <summary>The machine, for the report's provenance; null leaves it out.</summary>
    public MachineDescription? Machine { get; init; }
}
