using NeuroPose.Alignment;
using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Experiments;

/// <summary>What an experiment computes. Each kind is one <c>kind</c> of the YAML; its words are in <see cref="OptionWords"/>.</summary>
public abstract record AnalysisStage
{
    private AnalysisStage()
    {
    }

    /// <summary>Which kind it is.</summary>
    public abstract AnalysisKind Kind { get; }

    /// <summary>Dynamic time warping between the two trials, <c>dtw</c>.</summary>
    /// <param name="Method">What is compared apart.</param>
    /// <param name="Align">What one fit of the primary trial's pieces onto the reference's covers; null aligns nothing.</param>
    /// <param name="Representation">Which numbers are compared.</param>
    /// <param name="AngleTriplets">Three joint indices an angle; null where none are used.</param>
    /// <param name="JointI">The relation's first joint; null where none is used.</param>
    /// <param name="JointJ">The relation's second joint; null where none is used.</param>
    /// <param name="NanPolicy">What is done about missing numbers.</param>
    public sealed record Dtw(
        ComparisonMethod Method = ComparisonMethod.Whole,
        ProcrustesMode? Align = null,
        RepresentationKind Representation = RepresentationKind.Coordinates,
        IReadOnlyList<(long A, long B, long C)>? AngleTriplets = null,
        long? JointI = null,
        long? JointJ = null,
        NanPolicy NanPolicy = NanPolicy.Propagate) : AnalysisStage
    {
        /// <inheritdoc/>
        public override AnalysisKind Kind => AnalysisKind.Dtw;

        /// <summary>
        /// The radius of <c>backend: fastdtw</c>, 1 unless <c>radius</c> says otherwise; null for <c>exact</c>, the default. Our own
        /// fields.
        /// </summary>
        public int? FastDtwRadius { get; init; }

        /// <summary>The Sakoe-Chiba band as a fraction of the longer length, <c>band</c>; null for none. Our own field.</summary>
        public double? Band { get; init; }

        /// <summary>How sequences of different length are aligned, <c>length_policy</c>. Our own field.</summary>
        public LengthPolicy LengthPolicy { get; init; } = LengthPolicy.CommonPhase;
    }

    /// <summary>Statistics of a signal, <c>stats</c>.</summary>
    /// <param name="Extractor">The signal.</param>
    public sealed record Statistics(SignalExtractor Extractor) : AnalysisStage
    {
        /// <inheritdoc/>
        public override AnalysisKind Kind => AnalysisKind.Statistics;

        /// <summary>The signal; not null.</summary>
        public SignalExtractor Extractor { get; init => field = value ?? throw new ArgumentNullException(nameof(Extractor)); } =
            Extractor ?? throw new ArgumentNullException(nameof(Extractor));
    }

    /// <summary>Nothing beyond the segmentation, <c>none</c>.</summary>
    public sealed record None : AnalysisStage
    {
        /// <inheritdoc/>
        public override AnalysisKind Kind => AnalysisKind.None;
    }
}
