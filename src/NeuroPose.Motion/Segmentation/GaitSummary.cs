using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>
/// What a walk is like, from the heel strikes of both sides. Every measure is NaN where it cannot be known: too few strikes, an unknown
/// frame
/// rate, a foot that was not seen.
/// </summary>
/// <remarks>
/// A stride is the time from a strike to the next of the same side, within a stretch without long gaps; one longer than 1.5 times its
/// side's
/// median is left out, because a strike in it was missed. A step is the time from a strike to the next of the other side; one longer than
/// the
/// median stride is left out. A strike whose confidence is not known ends neither and begins neither. Measures are means. Times are whole
/// frames, so that one step is known to about half a frame at each end.
/// </remarks>
public sealed record GaitSummary
{
    /// <summary>Left and right stride, or two steps and a stride, may differ by this share.</summary>
    private const double LargestDifference = 0.1;
    private const double LeastCadence = 20;
    private const double LargestCadence = 250;
    private const double LargestSymmetryIndex = 60;
    private const double LeastDoubleSupport = 2;
    private const double LargestDoubleSupport = 60;

    /// <summary>Steps in a minute: 120 divided by <see cref="StrideSeconds"/>.</summary>
    public double CadenceStepsPerMinute => 120 / StrideSeconds;

    /// <summary>The mean stride time of all strides of both sides, in seconds.</summary>
    public required double StrideSeconds { get; init; }

    /// <summary>The mean stride time of the left side, in seconds.</summary>
    public required double LeftStrideSeconds { get; init; }

    /// <summary>The mean stride time of the right side, in seconds.</summary>
    public required double RightStrideSeconds { get; init; }

    /// <summary>How many strides of the left side count.</summary>
    public required int LeftStrides { get; init; }

    /// <summary>How many strides of the right side count.</summary>
    public required int RightStrides { get; init; }

    /// <summary>The mean time from a right strike to the left one after it, in seconds.</summary>
    public required double LeftStepSeconds { get; init; }

    /// <summary>The mean time from a left strike to the right one after it, in seconds.</summary>
    public required double RightStepSeconds { get; init; }

    /// <summary>
    /// How unlike the two step times are: (left − right) / (½ (left + right)) × 100. 0 is symmetric; above 0 the left step takes longer.
    /// Source: the symmetry index of Robinson, Herzog and Nigg, J Manipulative Physiol Ther 1987; 10: 172–176, applied to step times.
    /// </summary>
    public double StepTimeSymmetryIndexPercent =>
        (LeftStepSeconds - RightStepSeconds) / (0.5 * (LeftStepSeconds + RightStepSeconds)) * 100;

    /// <summary>
    /// The share of the stride in which both feet stand, in percent: from each heel strike to the toe-off of the other foot, the two of a
    /// stride together. Toe-off is estimated as the moment at which the toe marker is farthest behind the hips, in the walking direction,
    /// between
    /// the other foot's strike and the foot's own next one. Source: Zeni, Richards and Higginson, Gait Posture 2008; 27: 710–714, with
    /// the mean
    /// heel-to-toe direction as the walking direction, so that it also works on a treadmill: that of the whole walk in strides that go
    /// straight
    /// on, that of half a stride around each frame in others; a stride that turns by more than 60° does not count.
    /// NaN when no stride has both toe-offs, the skeleton lacks feet or hips, or the result is beyond what a walk can have (2 to 60 %).
    /// </summary>
    public required double DoubleSupportPercent { get; init; }

    /// <summary>
    /// What is implausible about the poses, the strikes or the measures, and what to do, in words; empty when nothing is. Measures that it
    /// makes meaningless are NaN.
    /// </summary>
    public IReadOnlyList<string> Problems { get; init => field = value ?? throw new ArgumentNullException(nameof(Problems)); } = [];

    /// <summary>Finds both sides' gait cycles and measures them.</summary>
    /// <param name="walk">One person's poses.</param>
    /// <param name="options">What counts as a heel strike.</param>
    /// <exception cref="SegmentationException">The frame rate is not known and a least cycle time is asked for.</exception>
    /// <exception cref="ArgumentException">As for <see cref="GaitCycles.DetectBoth"/>.</exception>
    public static GaitSummary Of(PoseSequence walk, GaitCycleOptions? options = null) => Of(walk, GaitCycles.DetectBoth(walk, options));

    /// <summary>Measures gait cycles that were found before, such as those with a certain confidence.</summary>
    /// <param name="walk">The poses in which they were found.</param>
    /// <param name="cycles">Both sides' cycles.</param>
    /// <exception cref="ArgumentException">The cycles were found in another recording.</exception>
    public static GaitSummary Of(PoseSequence walk, BilateralGaitCycles cycles)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(cycles);
        cycles.Left.RequireFoundIn(walk);
        cycles.Right.RequireFoundIn(walk);
        var strikes = StrikeSequence.Of(cycles);
        var (left, right) = (strikes.Strides(Side.Left), strikes.Strides(Side.Right));
        double Seconds(IReadOnlyList<double> frames) => Mean(frames) / walk.FramesPerSecond;
        var vertical = cycles.Left.Config.Extractor is SignalExtractor.JointAxis { Axis: var axis } ? axis : 1;
        return Plausible(
            new()
            {
                StrideSeconds = Seconds([.. left, .. right]),
                LeftStrideSeconds = Seconds(left),
                RightStrideSeconds = Seconds(right),
                LeftStrides = left.Count,
                RightStrides = right.Count,
                LeftStepSeconds = Seconds(strikes.Steps(Side.Left)),
                RightStepSeconds = Seconds(strikes.Steps(Side.Right)),
                DoubleSupportPercent = 100 * Mean(DoubleSupport.Shares(walk, strikes, vertical)),
            },
            cycles);
    }

    /// <summary>The measures and the problems in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"cadence {CadenceStepsPerMinute:0.#} steps/min, stride {StrideSeconds:0.###} s ({LeftStrides} left, {RightStrides} right), step left {LeftStepSeconds:0.###} s, right {RightStepSeconds:0.###} s, symmetry index {StepTimeSymmetryIndexPercent:0.#} %, double support {DoubleSupportPercent:0.#} %{GaitProblems.Line(Problems)}");

    /// <summary>The summary without what no walk can have, and with the reasons.</summary>
    private static GaitSummary Plausible(GaitSummary measured, BilateralGaitCycles cycles)
    {
        List<string> problems = [.. cycles.Left.Problems, .. cycles.Right.Problems];
        if (cycles.Left.Found.IsUpsideDown || cycles.Right.Found.IsUpsideDown)
        {
            return Unknown(measured) with { Problems = problems };
        }

        var (left, right, stride) = (measured.LeftStrideSeconds, measured.RightStrideSeconds, measured.StrideSeconds);
        if (Math.Abs(left - right) > LargestDifference * Math.Min(left, right))
        {
            problems.Add(FormattableString.Invariant($"the left stride takes {left:0.00} s and the right one {right:0.00} s, but both legs walk at one rate: strikes of one side were missed or made up"));
            measured = Unknown(measured);
        }

        if (measured.CadenceStepsPerMinute is < LeastCadence or > LargestCadence)
        {
            problems.Add(FormattableString.Invariant($"a cadence of {measured.CadenceStepsPerMinute:0} steps/min is implausible: check the frame rate"));
        }

        if (Math.Abs(measured.LeftStepSeconds + measured.RightStepSeconds - stride) > LargestDifference * stride)
        {
            problems.Add(FormattableString.Invariant($"a left and a right step take {measured.LeftStepSeconds + measured.RightStepSeconds:0.00} s together, but a stride takes {stride:0.00} s: strikes were missed"));
            measured = measured with { LeftStepSeconds = double.NaN, RightStepSeconds = double.NaN };
        }

        if (Math.Abs(measured.StepTimeSymmetryIndexPercent) > LargestSymmetryIndex)
        {
            problems.Add(FormattableString.Invariant($"a symmetry index of {measured.StepTimeSymmetryIndexPercent:0} % is implausible: strikes were missed or made up"));
            measured = Unknown(measured);
        }

        if (measured.DoubleSupportPercent is < LeastDoubleSupport or > LargestDoubleSupport)
        {
            problems.Add(FormattableString.Invariant($"double support came out as {measured.DoubleSupportPercent:0} %, which no walk has: the toe-offs were not found where they are"));
            measured = measured with { DoubleSupportPercent = double.NaN };
        }
        else if (double.IsNaN(measured.DoubleSupportPercent) && measured.StrideSeconds > 0)
        {
            problems.Add("double support is not available: no stride has both toe-offs (feet or hips not seen, or the walker turns)");
        }

        return measured with { Problems = problems };
    }

    private static GaitSummary Unknown(GaitSummary measured) => measured with
    {
        StrideSeconds = double.NaN,
        LeftStrideSeconds = double.NaN,
        RightStrideSeconds = double.NaN,
        LeftStepSeconds = double.NaN,
        RightStepSeconds = double.NaN,
        DoubleSupportPercent = double.NaN,
    };

    /// <summary>NaN when there are none.</summary>
    private static double Mean(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Count;
    }
}
