using NeuroPose.Comparison;
using NeuroPose.Segmentation;

namespace NeuroPose.Experiments;

/// <summary>What an experiment computes. Each kind is one <c>kind</c> of the YAML.</summary>
public abstract record AnalysisStage
{
    private AnalysisStage()
    {
    }

    /// <summary>Dynamic time warping between the two trials, <c>dtw</c>. Words are those of the YAML.</summary>
    /// <param name="Method"><c>dtw_all</c>, <c>dtw_per_joint</c> or <c>dtw_relation</c>.</param>
    /// <param name="Align"><c>none</c>, <c>procrustes_per_frame</c> or <c>procrustes_per_sequence</c>.</param>
    /// <param name="Representation"><c>coords</c> or <c>angles</c>.</param>
    /// <param name="AngleTriplets">Three joint indices an angle; null where none are used.</param>
    /// <param name="JointI">The relation's first joint; null where none is used.</param>
    /// <param name="JointJ">The relation's second joint; null where none is used.</param>
    /// <param name="NanPolicy"><c>propagate</c>, <c>interpolate</c> or <c>drop</c>.</param>
    public sealed record Dtw(
        string Method = "dtw_all",
        string Align = "none",
        string Representation = "coords",
        IReadOnlyList<(long A, long B, long C)>? AngleTriplets = null,
        long? JointI = null,
        long? JointJ = null,
        string NanPolicy = "propagate") : AnalysisStage
    {
        /// <summary>The radius of <c>backend: fastdtw</c>, 1 unless <c>radius</c> says otherwise; null for <c>exact</c>, the default. Our own fields.</summary>
        public int? FastDtwRadius { get; init; }

        /// <summary>The Sakoe-Chiba band as a fraction of the longer length, <c>band</c>; null for none. Our own field.</summary>
        public double? Band { get; init; }

        /// <summary>How sequences of different length are aligned, <c>length_policy</c> (common_phase or strict). Our own field.</summary>
        public LengthPolicy LengthPolicy { get; init; } = LengthPolicy.CommonPhase;
    }

    /// <summary>Statistics of a signal, <c>stats</c>.</summary>
    /// <param name="Extractor">The signal.</param>
    public sealed record Statistics(SignalExtractor Extractor) : AnalysisStage;

    /// <summary>Nothing beyond the segmentation, <c>none</c>.</summary>
    public sealed record None : AnalysisStage;
}
