using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Warping;

namespace NeuroPose.Vocabulary;

/// <summary>
/// Every word by which an option is named in experiments, trial files, reports and on the command line, each once. A new value of an
/// option gets its word here. Contract: the NeuroPose reference's, where it has the option.
/// </summary>
public static class OptionWords
{
    /// <summary>What an experiment computes, <c>analysis.kind</c>.</summary>
    public static WordTable<AnalysisKind> AnalysisKinds { get; } = new(
        "kind", ("dtw", AnalysisKind.Dtw), ("stats", AnalysisKind.Statistics), ("none", AnalysisKind.None));

    /// <summary>How an experiment cuts its trials, <c>segmentation.kind</c>.</summary>
    public static WordTable<SegmentationKind> SegmentationKinds { get; } = new(
        "kind",
        ("gait_cycles", SegmentationKind.GaitCycles),
        ("gait_cycles_bilateral", SegmentationKind.BilateralGaitCycles),
        ("gait_cycles_clinical", SegmentationKind.ClinicalGaitCycles),
        ("extractor", SegmentationKind.Peaks));

    /// <summary>A signal, <c>extractor.kind</c> and <c>--extractor</c>.</summary>
    public static WordTable<ExtractorKind> Extractors { get; } = new(
        "kind",
        ("joint_axis", ExtractorKind.JointAxis),
        ("joint_pair_distance", ExtractorKind.JointPairDistance),
        ("joint_speed", ExtractorKind.JointSpeed),
        ("joint_angle", ExtractorKind.JointAngle));

    /// <summary>The index of a coordinate, <c>axis</c>.</summary>
    public static WordTable<int> Axes { get; } = new("axis", ("x", 0), ("y", 1), ("z", 2));

    /// <summary>Whose strides, <c>side</c>; null for both feet's.</summary>
    public static WordTable<Side?> Sides { get; } = new("side", ("both", null), ("left", Side.Left), ("right", Side.Right));

    /// <summary>How far a segment reaches, <c>method</c> of a segmentation.</summary>
    public static WordTable<SegmentationMethod> SegmentationMethods { get; } = new(
        "method", ("valley_to_valley_v1", SegmentationMethod.ValleyToValley), ("deepest_valley_v1", SegmentationMethod.DeepestValley));

    /// <summary>What is compared apart, <c>analysis.method</c>.</summary>
    public static WordTable<ComparisonMethod> ComparisonMethods { get; } = new(
        "method", ("dtw_all", ComparisonMethod.Whole), ("dtw_per_joint", ComparisonMethod.PerUnit), ("dtw_relation", ComparisonMethod.Relation));

    /// <summary>What one fit covers, <c>analysis.align</c>; null aligns nothing.</summary>
    public static WordTable<ProcrustesMode?> Alignments { get; } = new(
        "align", ("none", null), ("procrustes_per_frame", ProcrustesMode.PerFrame), ("procrustes_per_sequence", ProcrustesMode.PerSequence));

    /// <summary>Which numbers are compared, <c>analysis.representation</c>.</summary>
    public static WordTable<RepresentationKind> Representations { get; } = new(
        "representation", ("coords", RepresentationKind.Coordinates), ("angles", RepresentationKind.Angles));

    /// <summary>What is done about missing numbers, <c>analysis.nan_policy</c>.</summary>
    public static WordTable<NanPolicy> NanPolicies { get; } = new(
        "nan_policy", ("propagate", NanPolicy.Propagate), ("interpolate", NanPolicy.Interpolate), ("drop", NanPolicy.Drop));

    /// <summary>How sequences of different length are aligned, <c>analysis.length_policy</c>; on the command line with hyphens.</summary>
    public static WordTable<LengthPolicy> LengthPolicies { get; } = new(
        "length_policy", ("common_phase", LengthPolicy.CommonPhase), ("strict", LengthPolicy.Strict));

    /// <summary>
    /// How warping paths are searched, <c>analysis.backend</c> and <c>--backend</c>; FastDTW with the radius that it has unless one is
    /// given.
    /// </summary>
    public static WordTable<Backend> Backends { get; } = new("backend", ("exact", Backend.Exact), ("fastdtw", Backend.FastDtw()));

    /// <summary>The cost of matching two frames, <c>--cost</c>.</summary>
    public static WordTable<LocalCost> LocalCosts { get; } = new(
        "cost", ("euclidean", LocalCost.Euclidean), ("squared", LocalCost.SquaredEuclidean), ("absolute", LocalCost.Absolute), ("cosine", LocalCost.Cosine));

    /// <summary>What the sum along a path is divided by, <c>--normalize</c>.</summary>
    public static WordTable<Normalizer> Normalizers { get; } = new(
        "normalize",
        ("none", Normalizer.None),
        ("path", Normalizer.PathLength),
        ("n+m", Normalizer.SumOfLengths),
        ("n", Normalizer.FirstLength),
        ("m", Normalizer.SecondLength),
        ("step-pattern", Normalizer.OfStepPattern));
}

/// <summary>What an experiment computes.</summary>
public enum AnalysisKind
{
    /// <summary>Dynamic time warping between two trials.</summary>
    Dtw,

    /// <summary>Statistics of a signal.</summary>
    Statistics,

    /// <summary>Nothing beyond the segmentation.</summary>
    None,
}

/// <summary>How an experiment cuts its trials.</summary>
public enum SegmentationKind
{
    /// <summary>Around the lowest heel of one side, as the reference does.</summary>
    GaitCycles,

    /// <summary>Around the lowest heel of both sides, as the reference does.</summary>
    BilateralGaitCycles,

    /// <summary>From initial contact to initial contact.</summary>
    ClinicalGaitCycles,

    /// <summary>At the peaks of a signal.</summary>
    Peaks,
}

/// <summary>How one number a frame is taken from a pose.</summary>
public enum ExtractorKind
{
    /// <summary>One coordinate of one joint.</summary>
    JointAxis,

    /// <summary>The distance between two joints.</summary>
    JointPairDistance,

    /// <summary>How far one joint moved.</summary>
    JointSpeed,

    /// <summary>The angle at a joint.</summary>
    JointAngle,
}
