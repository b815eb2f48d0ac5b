using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>
/// Everything that decides a DTW number. Distance, path and cost matrix are computed from one definition, and every result carries
/// it. Unless said otherwise a step goes one frame on in either series or in both, all with weight 1 (symmetric1), and both ends are
/// fixed.
/// </summary>
public sealed partial record DtwDefinition
{
    /// <summary>What the NeuroPose reference computes on coordinates: FastDTW of radius 1, Euclidean, the plain sum.</summary>
    public static DtwDefinition Reference { get; } = new() { Backend = Backend.FastDtw(radius: 1) };

    /// <summary>Which numbers of a pose are compared. Has no part where series are given instead of poses; not null.</summary>
    public Representation Representation { get; init => field = value ?? throw new ArgumentNullException(nameof(Representation)); } = Representation.Coordinates;

    /// <summary>What is done to each series first.</summary>
    public SeriesTransform Transform { get; init => field = Defined.Of(value); }

    /// <summary>The cost of matching two frames; not null.</summary>
    public LocalCost LocalCost { get; init => field = value ?? throw new ArgumentNullException(nameof(LocalCost)); } = LocalCost.Euclidean;

    /// <summary>How the cost of a match grows with the distance of its frames in time; not null.</summary>
    public PhaseWeighting Weighting { get; init => field = value ?? throw new ArgumentNullException(nameof(Weighting)); } = PhaseWeighting.None;

    /// <summary>Which matches a path may use; not null.</summary>
    public Band Band { get; init => field = value ?? throw new ArgumentNullException(nameof(Band)); } = Band.None;

    /// <summary>The moves that a path is made of, and their weights; not null.</summary>
    public StepPattern StepPattern { get; init => field = value ?? throw new ArgumentNullException(nameof(StepPattern)); } = StepPattern.Symmetric1;

    /// <summary>What a move in one series costs more than one in both; not null.</summary>
    public Penalty Penalty { get; init => field = value ?? throw new ArgumentNullException(nameof(Penalty)); } = Penalty.None;

    /// <summary>The largest local cost (weighted by <see cref="Weighting"/>) that a match may have; infinite allows all.</summary>
    public double MaximumStep
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumStep), value, "MaximumStep must be 0 or more.");
    } = double.PositiveInfinity;

    /// <summary>
    /// The largest sum along a path, before it is divided, that is of interest. A search that finds no path below it stops early; its
    /// distance is infinite, and the result says that it was abandoned.
    /// </summary>
    public double MaximumSum
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumSum), value, "MaximumSum must be 0 or more.");
    } = double.PositiveInfinity;

    /// <summary>How many frames may be left out at each end; not null.</summary>
    public Relaxation Relaxation { get; init => field = value ?? throw new ArgumentNullException(nameof(Relaxation)); } = Relaxation.None;

    /// <summary>Whether the least sum is found, or approximated; not null.</summary>
    public Backend Backend { get; init => field = value ?? throw new ArgumentNullException(nameof(Backend)); } = Backend.Exact;

    /// <summary>The numbers that are computed with: doubles unless floats are asked for.</summary>
    public Precision Precision { get; init => field = Defined.Of(value); } = Precision.Double;

    /// <summary>What the sum along the path is divided by.</summary>
    public Normalizer Normalizer { get; init => field = Defined.Of(value); } = Normalizer.None;

    /// <summary>Which of several equal steps a path takes.</summary>
    public TieBreak TieBreak { get; init => field = Defined.Of(value); }

    /// <summary>Whether both orders of two series have the same distance, to the bit. Then a matrix computes each pair once.</summary>
    public bool IsSymmetric =>
        LocalCost.IsSymmetric && Band.IsSymmetric && StepPattern.IsSymmetric && Relaxation.IsSymmetric && Backend.IsSymmetric
        && EffectiveNormalizer is Normalizer.None or Normalizer.SumOfLengths
        && !(Relaxation.HasOpenBegin && EffectiveNormalizer != Normalizer.None);

    /// <summary>The normalizer, the step pattern's own being looked up.</summary>
    /// <exception cref="ArgumentException">The step pattern has none.</exception>
    internal Normalizer EffectiveNormalizer => Normalizer != Normalizer.OfStepPattern
        ? Normalizer
        : StepPattern.Normalizer ?? throw new ArgumentException(NoNormalizer);

    /// <summary>Why the parts cannot be carried out together, whatever is warped, in words; null when they can.</summary>
    public string? Problem =>
        Normalizer == Normalizer.OfStepPattern && StepPattern.Normalizer is null ? NoNormalizer
        : Penalty.Problem ?? Relaxation.Problem ?? Backend.ProblemOf(this) ?? SinglePrecision.ProblemOf(this);

    private string NoNormalizer =>
        $"The weights of {StepPattern} do not add up to the same number on every path, so it has no normalizer of its own. Use Normalizer.PathLength or None, or a pattern such as symmetric2.";

    /// <summary>Refuses what makes no sense before any work is done.</summary>
    /// <exception cref="ArgumentException">The parts contradict each other.</exception>
    internal void Check()
    {
        if (Problem is { } problem)
        {
            throw new ArgumentException(problem);
        }
    }
}
