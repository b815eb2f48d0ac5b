using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// One stride: from an initial contact to the next of the same foot. Each measure is NaN where an event or a joint that it needs is missing.
/// </summary>
/// <param name="Side">The foot.</param>
/// <param name="StartSeconds">Its initial contact, in seconds from the first frame.</param>
/// <param name="EndSeconds">Its next initial contact.</param>
public sealed record GaitStride(Side Side, double StartSeconds, double EndSeconds)
{
    /// <summary>The stride time in seconds.</summary>
    public double Seconds => EndSeconds - StartSeconds;

    /// <summary>How far the heel gets along the walking direction, in millimeters; on a treadmill plus belt speed times stride time.</summary>
    public double LengthMillimeters { get; init; } = double.NaN;

    /// <summary>Length over time, in meters a second.</summary>
    public double SpeedMetersPerSecond => LengthMillimeters / (1000 * Seconds);

    /// <summary>When the foot leaves the floor, in percent of the stride: the stance.</summary>
    public double StancePercent { get; init; } = double.NaN;

    /// <summary>The rest of the stride.</summary>
    public double SwingPercent => 100 - StancePercent;

    /// <summary>When the other foot leaves the floor, in percent of the stride: the first double support (loading).</summary>
    public double OppositeFootOffPercent { get; init; } = double.NaN;

    /// <summary>When the other foot lands, in percent of the stride.</summary>
    public double OppositeContactPercent { get; init; } = double.NaN;

    /// <summary>From the other foot's contact to this one's foot off, in percent of the stride: the second double support.</summary>
    public double TerminalDoubleSupportPercent => StancePercent - OppositeContactPercent;

    /// <summary>From the other foot's foot off to its contact, in percent of the stride: this foot stands alone.</summary>
    public double SingleSupportPercent => OppositeContactPercent - OppositeFootOffPercent;

    /// <summary>Both double supports, in percent of the stride.</summary>
    public double DoubleSupportPercent => OppositeFootOffPercent + TerminalDoubleSupportPercent;

    /// <summary>By how much the person turns, in degrees.</summary>
    public double TurnDegrees { get; init; } = double.NaN;

    /// <summary>True where the stride turns by more than 20 degrees: it is left out of the means.</summary>
    public bool IsTurning => TurnDegrees > 20;
}

/// <summary>One step: from the initial contact of the other foot to the one of the foot that names it.</summary>
/// <param name="Side">The foot that lands.</param>
/// <param name="ContactSeconds">When it lands, in seconds from the first frame.</param>
/// <param name="Seconds">The step time: since the other foot landed.</param>
public sealed record GaitStep(Side Side, double ContactSeconds, double Seconds)
{
    /// <summary>How far the heel that lands is before the other along the walking direction, at that moment, in millimeters.</summary>
    public double LengthMillimeters { get; init; } = double.NaN;

    /// <summary>How far the two heels are apart across the walking direction, at that moment, in millimeters; below 0 where the feet cross.</summary>
    public double WidthMillimeters { get; init; } = double.NaN;

    /// <summary>True where the person turns by more than 20 degrees in the stride that ends: the step is left out of the means.</summary>
    public bool IsTurning { get; init; }
}

/// <summary>The mean and the spread of a measure.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="StandardDeviation">With n − 1 in the denominator; NaN below two values.</param>
public readonly record struct GaitMeasure(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The least number of strides from which variability is told.</summary>
    public const int LeastCountForVariability = 10;

    /// <summary>100 times the standard deviation over the mean; NaN below ten values, of which it would say nothing.</summary>
    public double CoefficientOfVariationPercent => Count < LeastCountForVariability ? double.NaN : 100 * StandardDeviation / Mean;

    internal static GaitMeasure Of(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        var mean = known.Length == 0 ? double.NaN : Moments.Mean(known);
        return new(known.Length, mean, known.Length < 2 ? double.NaN : Math.Sqrt(Moments.SquaredDeviations(known, mean) / (known.Length - 1)));
    }
}

/// <summary>Strides and steps of a walk, with times, lengths and phases, from events of any origin.</summary>
/// <remarks>
/// Definitions. Stride: initial contact to initial contact of one foot; step: to the contact that names it from the one of the other foot
/// before. Stride length: the heel's way along the pelvis's travel in the stride; on a treadmill along the walking direction, plus belt speed
/// times stride time. Step length and width: the vector from the other heel to the one that lands, at that contact, along and across the
/// pelvis's travel in the step; on a treadmill along and across the walking direction (<see cref="WalkingFrame"/>). Strides that turn by more than 20 degrees, last longer than 4 s or less than 0.4 s,
/// or more than 1.75 times their side's median (a missed contact) are in the lists but not in the means.
/// </remarks>
public sealed record SpatioTemporal
{
    private const double ShortestStrideSeconds = 0.4;
    private const double LongestStrideSeconds = 4;

    /// <summary>A missed contact makes a stride of two medians, give or take what strides differ by.</summary>
    private const double LongestStrideInMedians = 1.75;

    private SpatioTemporal(IReadOnlyList<GaitStride> strides, IReadOnlyList<GaitStep> steps, Walk walk) =>
        (Strides, Steps, WalkingFrame, FoundIn) = (strides, steps, walk.Frame, walk.Identity);

    /// <summary>The poses that were measured.</summary>
    internal WalkIdentity FoundIn { get; }

    /// <summary>All strides, left before right, by time.</summary>
    public IReadOnlyList<GaitStride> Strides { get; }

    /// <summary>All steps, left before right, by time.</summary>
    public IReadOnlyList<GaitStep> Steps { get; }

    /// <summary>The directions and the belt that lengths were measured with.</summary>
    public WalkingFrame WalkingFrame { get; }

    /// <summary>Stride times of both sides, in seconds.</summary>
    public GaitMeasure StrideSeconds => StrideSecondsOf(null);

    /// <summary>Stride lengths of both sides, in millimeters.</summary>
    public GaitMeasure StrideLengthMillimeters => StrideLengthMillimetersOf(null);

    /// <summary>Steps in a minute: 120 over the mean stride time.</summary>
    public double CadenceStepsPerMinute => 120 / StrideSeconds.Mean;

    /// <summary>The sum of the stride lengths over the sum of their times, in meters a second.</summary>
    public double SpeedMetersPerSecond
    {
        get
        {
            var known = CountedStrides.Where(stride => double.IsFinite(stride.LengthMillimeters)).ToList();
            return known.Sum(stride => stride.LengthMillimeters) / (1000 * known.Sum(stride => stride.Seconds));
        }
    }

    /// <summary>The stance in percent of the stride.</summary>
    /// <param name="side">One side, or null for both.</param>
    public GaitMeasure StancePercent(Side? side = null) => Of(stride => stride.StancePercent, side);

    /// <summary>The swing in percent of the stride.</summary>
    /// <param name="side">One side, or null for both.</param>
    public GaitMeasure SwingPercent(Side? side = null) => Of(stride => stride.SwingPercent, side);

    /// <summary>Both double supports together in percent of the stride.</summary>
    /// <param name="side">One side, or null for both.</param>
    public GaitMeasure DoubleSupportPercent(Side? side = null) => Of(stride => stride.DoubleSupportPercent, side);

    /// <summary>The single support in percent of the stride.</summary>
    /// <param name="side">One side, or null for both.</param>
    public GaitMeasure SingleSupportPercent(Side? side = null) => Of(stride => stride.SingleSupportPercent, side);

    /// <summary>The step time in seconds.</summary>
    /// <param name="side">The side that lands, or null for both.</param>
    public GaitMeasure StepSeconds(Side? side = null) => OfSteps(step => step.Seconds, side);

    /// <summary>The step length in millimeters.</summary>
    /// <param name="side">The side that lands, or null for both.</param>
    public GaitMeasure StepLengthMillimeters(Side? side = null) => OfSteps(step => step.LengthMillimeters, side);

    /// <summary>The step width in millimeters.</summary>
    /// <param name="side">The side that lands, or null for both.</param>
    public GaitMeasure StepWidthMillimeters(Side? side = null) => OfSteps(step => step.WidthMillimeters, side);

    /// <summary>The strides that the means are of: without those that turn, or are too short or too long to be one stride.</summary>
    public IEnumerable<GaitStride> CountedStrides
    {
        get
        {
            foreach (var side in Strides.GroupBy(stride => stride.Side))
            {
                var longest = Math.Min(LongestStrideSeconds, LongestStrideInMedians * Curves.Median(side.Select(stride => stride.Seconds)));
                foreach (var stride in side.Where(stride => !stride.IsTurning && stride.Seconds >= ShortestStrideSeconds && stride.Seconds <= longest))
                {
                    yield return stride;
                }
            }
        }
    }

    /// <summary>The steps that the means are of: without those that turn, or last longer than the median stride.</summary>
    public IEnumerable<GaitStep> CountedSteps
    {
        get
        {
            var longest = Math.Min(LongestStrideSeconds, Curves.Median(Strides.Select(stride => stride.Seconds)));
            return Steps.Where(step => !step.IsTurning && !(step.Seconds > longest));
        }
    }

    /// <summary>Every measure with its unit and definition, of both sides and of each: a table for a report.</summary>
    public IReadOnlyList<GaitMeasureRow> Rows() => GaitMeasureRow.Of(this);

    internal GaitMeasure StrideSecondsOf(Side? side) => Of(stride => stride.Seconds, side);

    internal GaitMeasure StrideLengthMillimetersOf(Side? side) => Of(stride => stride.LengthMillimeters, side);

    /// <summary>Measures the strides and steps of a walk.</summary>
    /// <param name="walk">One person's poses, 3 dimensions.</param>
    /// <param name="events">The events: detected, from the file, or from plates.</param>
    /// <param name="roles">Which joint plays which role, where the names of the joints do not say it; null for the roles by which the
    /// events were found.</param>
    /// <returns>The measures. Lengths are NaN where the unit of the poses is no length, or a heel is missing.</returns>
    /// <exception cref="NeuroPoseException">The frame rate is not known, the poses have 2 dimensions, or there are no feet or no hips.</exception>
    /// <exception cref="ArgumentException">The events were found in another recording.</exception>
    public static SpatioTemporal Of(PoseSequence walk, GaitEvents events, IReadOnlyDictionary<JointRole, string>? roles = null) =>
        Of(Measured(walk, events, roles), events);

    /// <summary>A walk as strides and steps between its events need it.</summary>
    internal static Walk Measured(PoseSequence walk, GaitEvents events, IReadOnlyDictionary<JointRole, string>? roles)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(events);
        walk.RequireThreeDimensions("strides and steps");
        events.FoundIn?.Require(walk, "the gait events");
        return Walk.Of(walk, roles ?? events.Roles ?? new Dictionary<JointRole, string>(), new GaitEventOptions().MaxGapSeconds);
    }

    /// <summary>Measures the strides and steps of a walk that was measured before.</summary>
    internal static SpatioTemporal Of(Walk measured, GaitEvents events)
    {
        List<GaitStride> strides = [];
        List<GaitStep> steps = [];
        foreach (var side in new[] { Side.Left, Side.Right })
        {
            var sideStrides = StridesOf(side, events, measured);
            strides.AddRange(sideStrides);
            steps.AddRange(StepsOf(side, events, measured, sideStrides));
        }

        return new(strides, steps, measured);
    }

    /// <summary>Cadence, speed, stride, stance and double support in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{StrideSeconds.Count} strides: cadence {CadenceStepsPerMinute:0.0} steps/min, {SpeedMetersPerSecond:0.00} m/s, stride {StrideSeconds.Mean:0.00} s and {StrideLengthMillimeters.Mean:0} mm, stance {StancePercent().Mean:0.0} %, double support {DoubleSupportPercent().Mean:0.0} %");

    private GaitMeasure Of(Func<GaitStride, double> measure, Side? side = null) =>
        GaitMeasure.Of(CountedStrides.Where(stride => side is null || stride.Side == side).Select(measure));

    private GaitMeasure OfSteps(Func<GaitStep, double> measure, Side? side) =>
        GaitMeasure.Of(CountedSteps.Where(step => side is null || step.Side == side).Select(measure));

    private static List<GaitStride> StridesOf(Side side, GaitEvents events, Walk walk)
    {
        var contacts = events.Times(side, GaitEventType.InitialContact);
        var opposite = side == Side.Left ? Side.Right : Side.Left;
        var offs = events.Times(side, GaitEventType.FootOff);
        var oppositeOffs = events.Times(opposite, GaitEventType.FootOff);
        var oppositeContacts = events.Times(opposite, GaitEventType.InitialContact);
        var heel = walk.Frame.IsScaleKnown ? HeelOf(walk, side) : [];
        List<GaitStride> strides = [];
        foreach (var (start, end) in contacts.Zip(contacts.Skip(1)))
        {
            double Percent(IReadOnlyList<double> times) => 100 * (Curves.FirstBetween(times, start, end) - start) / (end - start);
            strides.Add(new(side, start, end)
            {
                StancePercent = Percent(offs),
                OppositeFootOffPercent = Percent(oppositeOffs),
                OppositeContactPercent = Percent(oppositeContacts),
                LengthMillimeters = heel.Length == 0
                    ? double.NaN
                    : (Curves.At(heel, end * walk.Rate) - Curves.At(heel, start * walk.Rate)).Dot(walk.TravelBetween(start, end)) + (walk.BeltMillimetersPerSecond * (end - start)),
                TurnDegrees = walk.Frame.TurnDegrees(start, end),
            });
        }

        return strides;
    }

    private static IEnumerable<GaitStep> StepsOf(Side side, GaitEvents events, Walk walk, List<GaitStride> strides)
    {
        var opposite = side == Side.Left ? Side.Right : Side.Left;
        var others = events.Times(opposite, GaitEventType.InitialContact);
        var (lead, trail) = walk.Frame.IsScaleKnown ? (HeelOf(walk, side), HeelOf(walk, opposite)) : ([], []);
        var contacts = events.Times(side, GaitEventType.InitialContact);
        for (var at = 0; at < contacts.Count; at++)
        {
            var contact = contacts[at];
            var count = Curves.CountBefore(others, contact);
            if (count == 0 || (at > 0 && others[count - 1] < contacts[at - 1]))
            {
                continue;
            }

            var before = others[count - 1];

            var apart = lead.Length == 0 || trail.Length == 0
                ? Point3.Unknown
                : Curves.At(lead, contact * walk.Rate) - Curves.At(trail, contact * walk.Rate);
            var forward = walk.TravelBetween(before, contact);
            var outward = side == Side.Right ? forward.Cross(walk.Up) : walk.Up.Cross(forward);
            yield return new(side, contact, contact - before)
            {
                LengthMillimeters = apart.Dot(forward),
                WidthMillimeters = apart.Dot(outward),
                IsTurning = at > 0 && strides[at - 1].IsTurning,
            };
        }
    }

    /// <summary>The heel's path; empty where only the ankle is known, which is not where the foot lands.</summary>
    private static Point3[] HeelOf(Walk walk, Side side)
    {
        var foot = walk.Feet[side == Side.Left ? 0 : 1];
        return foot.HeelIsAnkle ? [] : foot.Heel;
    }
}
