using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Experiments;

/// <summary>
/// How trials are cut into segments. Each kind is one <c>kind</c> of the YAML; its words are in <see cref="OptionWords"/>.
/// </summary>
public abstract record SegmentationStage
{
    private SegmentationStage()
    {
    }

    /// <summary>Which kind it is.</summary>
    public abstract SegmentationKind Kind { get; }

    /// <summary>The reference's cycles of one heel, <c>gait_cycles</c>: around the moments at which it is lowest.</summary>
    /// <param name="Joint">The joint's name.</param>
    /// <param name="Signal">How strikes are looked for.</param>
    public sealed record GaitCycles(string Joint, HeelSignal Signal) : SegmentationStage
    {
        /// <inheritdoc/>
        public override SegmentationKind Kind => SegmentationKind.GaitCycles;

        /// <summary>The joint's name; not null.</summary>
        public string Joint { get; init => field = value ?? throw new ArgumentNullException(nameof(Joint)); } =
            Joint ?? throw new ArgumentNullException(nameof(Joint));

        /// <summary>How strikes are looked for; not null.</summary>
        public HeelSignal Signal { get; init => field = value ?? throw new ArgumentNullException(nameof(Signal)); } =
            Signal ?? throw new ArgumentNullException(nameof(Signal));
    }

    /// <summary>The reference's cycles of both heels, <c>gait_cycles_bilateral</c>.</summary>
    /// <param name="Signal">How strikes are looked for.</param>
    public sealed record BilateralGaitCycles(HeelSignal Signal) : SegmentationStage
    {
        /// <inheritdoc/>
        public override SegmentationKind Kind => SegmentationKind.BilateralGaitCycles;

        /// <summary>How strikes are looked for; not null.</summary>
        public HeelSignal Signal { get; init => field = value ?? throw new ArgumentNullException(nameof(Signal)); } =
            Signal ?? throw new ArgumentNullException(nameof(Signal));
    }

    /// <summary>
    /// Strides from initial contact to initial contact, <c>gait_cycles_clinical</c>. Our own kind; a run that has it needs
    /// <see cref="ExperimentOptions.GaitCycles"/>.
    /// </summary>
    /// <param name="Side">Whose strides, <c>side</c>; null takes both feet's, left first.</param>
    /// <param name="MinConfidence">The least confidence of a cycle, <c>min_confidence</c>; null takes all.</param>
    public sealed record ClinicalGaitCycles(Side? Side = null, double? MinConfidence = null) : SegmentationStage
    {
        /// <inheritdoc/>
        public override SegmentationKind Kind => SegmentationKind.ClinicalGaitCycles;
    }

    /// <summary>Peaks of any signal, <c>extractor</c>.</summary>
    /// <param name="Extractor">The signal.</param>
    /// <param name="Label">What the segments are called.</param>
    /// <param name="PersonIndex">Whose poses; null takes the experiment's.</param>
    /// <param name="MinDistanceSeconds">The least time between peaks; null for no limit.</param>
    /// <param name="MinProminence">The least prominence, in the signal's unit; null for no limit.</param>
    /// <param name="MinHeight">The least value at a peak, in the signal's unit; null for no limit.</param>
    /// <param name="PadSeconds">How much each segment is widened at both ends.</param>
    public sealed record Peaks(
        SignalExtractor Extractor,
        string Label = "segmentation",
        long? PersonIndex = null,
        double? MinDistanceSeconds = null,
        double? MinProminence = null,
        double? MinHeight = null,
        double PadSeconds = 0) : SegmentationStage
    {
        /// <inheritdoc/>
        public override SegmentationKind Kind => SegmentationKind.Peaks;

        /// <summary>The signal; not null.</summary>
        public SignalExtractor Extractor { get; init => field = value ?? throw new ArgumentNullException(nameof(Extractor)); } =
            Extractor ?? throw new ArgumentNullException(nameof(Extractor));

        /// <summary>What the segments are called; not null.</summary>
        public string Label { get; init => field = value ?? throw new ArgumentNullException(nameof(Label)); } =
            Label ?? throw new ArgumentNullException(nameof(Label));
    }
}

/// <summary>The signal whose peaks are the moments at which a heel is lowest.</summary>
/// <param name="Axis">0 for x, 1 for y (down), 2 for z.</param>
/// <param name="Invert">True when these are valleys.</param>
/// <param name="MinCycleSeconds">The least time between peaks.</param>
/// <param name="MinProminence">The least prominence in millimeters; null for no limit.</param>
public sealed record HeelSignal(int Axis = 1, bool Invert = false, double MinCycleSeconds = 0.4, double? MinProminence = null)
{
    /// <summary>Where a cycle ends, <c>method</c>: the reference's rule unless another is given. Our own field.</summary>
    public SegmentationMethod Method { get; init; } = SegmentationMethod.ValleyToValley;
}
