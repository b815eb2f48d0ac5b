using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// A walk in a few numbers, from its initial contacts and foot offs, with what they were measured from: events, strides and steps, cycles.
/// Every measure is NaN where it cannot be known or no walk can have it; <see cref="Problems"/> says why.
/// </summary>
/// <remarks>
/// The measures are those of <see cref="SpatioTemporal"/>: a stride is from an initial contact to the next of the same foot, a step from the
/// other foot's contact to the one that names it. A contact around which no marker of the foot was seen for 50 ms is not measured.
/// </remarks>
public sealed record GaitSummary
{
    /// <summary>Left and right stride, or two steps and a stride, may differ by this share.</summary>
    private const double LargestDifference = 0.1;
    private const double LeastCadence = 20;
    private const double LargestCadence = 250;
    private const double LargestSymmetryIndex = 80;
    private const double LeastDoubleSupport = 2;
    private const double LargestDoubleSupport = 60;

    private GaitSummary(GaitEvents events, SpatioTemporal measures)
    {
        (Events, Measures, Cycles) = (events, measures, ClinicalCycles.Of(measures, events));
        StrideSeconds = measures.StrideSeconds.Mean;
        (LeftStrides, LeftStrideSeconds) = Strides(Side.Left);
        (RightStrides, RightStrideSeconds) = Strides(Side.Right);
        LeftStepSeconds = measures.StepSeconds(Side.Left).Mean;
        RightStepSeconds = measures.StepSeconds(Side.Right).Mean;
        DoubleSupportPercent = measures.DoubleSupportPercent().Mean;
    }

    /// <summary>The initial contacts and foot offs that were measured.</summary>
    public GaitEvents Events { get; }

    /// <summary>All strides and steps, with lengths, speed, phases and variability. What is implausible is not taken out here.</summary>
    public SpatioTemporal Measures { get; }

    /// <summary>The strides that count, as cycles over which angles are read and poses are cut.</summary>
    public ClinicalCycles Cycles { get; }

    /// <summary>Steps in a minute: 120 divided by <see cref="StrideSeconds"/>.</summary>
    public double CadenceStepsPerMinute => 120 / StrideSeconds;

    /// <summary>The mean stride time of both feet, in seconds.</summary>
    public double StrideSeconds { get; private init; }

    /// <summary>The mean stride time of the left foot, in seconds.</summary>
    public double LeftStrideSeconds { get; private init; }

    /// <summary>The mean stride time of the right foot, in seconds.</summary>
    public double RightStrideSeconds { get; private init; }

    /// <summary>How many strides of the left foot count.</summary>
    public int LeftStrides { get; }

    /// <summary>How many strides of the right foot count.</summary>
    public int RightStrides { get; }

    /// <summary>The mean time from a right contact to the left one after it, in seconds.</summary>
    public double LeftStepSeconds { get; private init; }

    /// <summary>The mean time from a left contact to the right one after it, in seconds.</summary>
    public double RightStepSeconds { get; private init; }

    /// <summary>
    /// How unlike the two step times are: (left − right) / (½ (left + right)) × 100. 0 is symmetric; above 0 the left step takes longer.
    /// Source: Robinson, Herzog and Nigg, J Manipulative Physiol Ther 1987; 10: 172–176, applied to step times.
    /// </summary>
    public double StepTimeSymmetryIndexPercent => Symmetry.IndexPercent(LeftStepSeconds, RightStepSeconds);

    /// <summary>The share of the stride in which both feet stand, in percent: from each contact to the other foot's off, both of a stride.</summary>
    public double DoubleSupportPercent { get; private init; }

    /// <summary>
    /// What is implausible about the poses, the events or the measures, and what to do, in words; empty when nothing is. Measures that it
    /// makes meaningless are NaN.
    /// </summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>Finds the events of a walk and measures them.</summary>
    /// <param name="walk">One person's poses, 3 dimensions.</param>
    /// <param name="options">Method and roles of the events.</param>
    /// <exception cref="NeuroPoseException">As for <see cref="GaitEvents.Detect"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="GaitEvents.Detect"/>.</exception>
    public static GaitSummary Of(PoseSequence walk, GaitEventOptions? options = null)
    {
        options ??= new();
        var measured = GaitEvents.Measured(walk, options);
        return Of(measured, GaitEvents.In(measured, options));
    }

    /// <summary>Measures events that are known: detected before, from the file, or from plates.</summary>
    /// <param name="walk">The poses in which they were found.</param>
    /// <param name="events">The events.</param>
    /// <exception cref="NeuroPoseException">As for <see cref="SpatioTemporal.Of(PoseSequence, GaitEvents, IReadOnlyDictionary{JointRole, string})"/>.</exception>
    /// <exception cref="ArgumentException">The events were found in another recording.</exception>
    public static GaitSummary Of(PoseSequence walk, GaitEvents events) => Of(SpatioTemporal.Measured(walk, events, roles: null), events);

    /// <summary>The measures and the problems in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"cadence {CadenceStepsPerMinute:0.#} steps/min, stride {StrideSeconds:0.###} s ({LeftStrides} left, {RightStrides} right), step left {LeftStepSeconds:0.###} s, right {RightStepSeconds:0.###} s, symmetry index {StepTimeSymmetryIndexPercent:0.#} %, double support {DoubleSupportPercent:0.#} %{(Problems.Count == 0 ? "" : $"; problems: {string.Join(' ', Problems)}")}");

    private static GaitSummary Of(Walk walk, GaitEvents events)
    {
        var seen = events.Where(found => found.Type == GaitEventType.FootOff || found.Confidence != 0);
        return new GaitSummary(seen, SpatioTemporal.Of(walk, seen)).Plausible(events.Events.Count - seen.Events.Count);
    }

    private (int Count, double Seconds) Strides(Side side)
    {
        var seconds = GaitMeasure.Of(Cycles.Of(side).Select(cycle => cycle.Stride.Seconds));
        return (seconds.Count, seconds.Mean);
    }

    /// <summary>The summary without what no walk can have, and with the reasons.</summary>
    private GaitSummary Plausible(int unseen)
    {
        List<string> problems = [.. Briefly(Events.Problems)];
        if (unseen > 0)
        {
            problems.Add($"{unseen} contacts are not measured, because the foot was not seen around them.");
        }

        foreach (var side in new[] { Side.Left, Side.Right })
        {
            if (Events.Events.Count > 0 && Cycles.Of(side).Count == 0)
            {
                problems.Add($"There is no {Words.Of(side)} stride to measure: fewer than two {Words.Of(side)} contacts were found, or the person turns in each.");
            }
        }

        var measured = this;
        if (Math.Abs(LeftStrideSeconds - RightStrideSeconds) > LargestDifference * Math.Min(LeftStrideSeconds, RightStrideSeconds))
        {
            problems.Add(FormattableString.Invariant($"The left stride takes {LeftStrideSeconds:0.00} s and the right one {RightStrideSeconds:0.00} s, but both legs walk at one rate: contacts of one side were missed or made up."));
            measured = measured with
            {
                StrideSeconds = double.NaN,
                LeftStrideSeconds = double.NaN,
                RightStrideSeconds = double.NaN,
                LeftStepSeconds = double.NaN,
                RightStepSeconds = double.NaN,
                DoubleSupportPercent = double.NaN,
            };
        }

        if (CadenceStepsPerMinute is < LeastCadence or > LargestCadence)
        {
            problems.Add(FormattableString.Invariant($"A cadence of {CadenceStepsPerMinute:0} steps/min is implausible: check the frame rate."));
        }

        if (Math.Abs(LeftStepSeconds + RightStepSeconds - StrideSeconds) > LargestDifference * StrideSeconds)
        {
            problems.Add(FormattableString.Invariant($"A left and a right step take {LeftStepSeconds + RightStepSeconds:0.00} s together, but a stride takes {StrideSeconds:0.00} s: contacts were missed."));
            measured = measured with { LeftStepSeconds = double.NaN, RightStepSeconds = double.NaN };
        }

        if (Math.Abs(measured.StepTimeSymmetryIndexPercent) > LargestSymmetryIndex)
        {
            problems.Add(FormattableString.Invariant($"A symmetry index of {StepTimeSymmetryIndexPercent:0} % is implausible: contacts were missed or made up."));
            measured = measured with { LeftStepSeconds = double.NaN, RightStepSeconds = double.NaN };
        }

        if (DoubleSupportPercent is < LeastDoubleSupport or > LargestDoubleSupport)
        {
            problems.Add(FormattableString.Invariant($"Double support would be {DoubleSupportPercent:0} %, which no walk has: the foot offs were not found where they are."));
            measured = measured with { DoubleSupportPercent = double.NaN };
        }
        else if (double.IsNaN(DoubleSupportPercent) && StrideSeconds > 0)
        {
            problems.Add("Double support is not available: no stride has all four events (toes not seen, or one foot alone).");
        }

        return measured with { Problems = problems };
    }

    /// <summary>One sentence a rule and foot: the first of its kind, and how many more there are.</summary>
    private static IEnumerable<string> Briefly(IReadOnlyList<GaitProblem> problems) => problems
        .GroupBy(problem => (problem.Rule, problem.Side, IsOfAll: double.IsNaN(problem.TimeSeconds)))
        .SelectMany(kind => kind.Key.IsOfAll
            ? kind.Select(problem => problem.Message)
            : [kind.Count() == 1 ? kind.First().Message : FormattableString.Invariant($"{kind.First().Message} There are {kind.Count() - 1} more of this kind.")]);
}
