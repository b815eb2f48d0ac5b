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

    /// <summary>Gait cycles of one heel, <c>gait_cycles</c>.</summary>
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

    /// <summary>Gait cycles of both heels, <c>gait_cycles_bilateral</c>.</summary>
    /// <param name="Signal">How strikes are looked for.</param>
    public sealed record BilateralGaitCycles(HeelSignal Signal) : SegmentationStage
    {
        /// <inheritdoc/>
        public override SegmentationKind Kind => SegmentationKind.BilateralGaitCycles;

        /// <summary>How strikes are looked for; not null.</summary>
        public HeelSignal Signal { get; init => field = value ?? throw new ArgumentNullException(nameof(Signal)); } =
            Signal ?? throw new ArgumentNullException(nameof(Signal));
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

/// <summary>The signal in which heel strikes are peaks.</summary>
/// <param name="Axis">0 for x, 1 for y (down), 2 for z.</param>
/// <param name="Invert">True when strikes are valleys.</param>
/// <param name="MinCycleSeconds">The least time between strikes.</param>
/// <param name="MinProminence">The least prominence in millimeters; null for no limit.</param>
public sealed record HeelSignal(int Axis = 1, bool Invert = false, double MinCycleSeconds = 0.4, double? MinProminence = null)
{
    /// <summary>Where a cycle ends, <c>method</c>: the reference's rule unless another is given. Our own field.</summary>
    public SegmentationMethod Method { get; init; } = SegmentationMethod.ValleyToValley;

    /// <summary>The least confidence of a cycle, <c>min_confidence</c>; null takes all. Our own field.</summary>
    public double? MinConfidence { get; init; }
}
