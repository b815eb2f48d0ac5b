using NeuroPose.Poses;
using NeuroPose.Statistics;

namespace NeuroPose.Gait;

/// <summary>A gait cycle: one stride, from initial contact to initial contact of the same foot, with the confidence of the two.</summary>
/// <param name="Stride">The stride with its phases.</param>
/// <param name="Confidence">The lower confidence of its two contacts, 0 to 1; NaN where one is not known, as of events from files.</param>
public sealed record ClinicalCycle(GaitStride Stride, double Confidence);

/// <summary>One angle of all cycles of one side, from 0 to 100 % of the cycle.</summary>
/// <param name="Angle">The angle, in degrees.</param>
/// <param name="Side">Whose cycles; also for angles of the trunk, which has no side.</param>
/// <param name="Cycles">One curve a cycle, evenly spaced from 0 to 100 %; NaN where the angle is not known.</param>
public sealed record AngleCycles(ClinicalAngle Angle, Side Side, IReadOnlyList<double[]> Cycles)
{
    /// <summary>Mean and standard deviation at each percent.</summary>
    /// <exception cref="ArgumentException">There is no cycle.</exception>
    public CurveBand Band() => CurveBand.Of(Cycles);

    /// <summary>The mean curve, as scores and normative sets take it.</summary>
    /// <exception cref="ArgumentException">There is no cycle.</exception>
    public AngleCurve Mean() => new(Angle, Side, Band().Mean);

    /// <summary>Angle, side and number of cycles.</summary>
    public override string ToString() => $"{ClinicalAngleNames.NameOf(Angle)}, {Words.Of(Side)}: {Cycles.Count} cycles";
}

/// <summary>
/// The gait cycles of a walk. Strides that turn, and those too short or too long to be one (<see cref="SpatioTemporal"/>), are no cycles.
/// </summary>
public sealed record ClinicalCycles
{
    private ClinicalCycles(IReadOnlyList<ClinicalCycle> cycles) => Cycles = cycles;

    /// <summary>The cycles, left before right, by time.</summary>
    public IReadOnlyList<ClinicalCycle> Cycles { get; private init; }

    /// <summary>Finds the cycles of a walk.</summary>
    /// <param name="walk">One person's poses, 3 dimensions.</param>
    /// <param name="events">The events: detected, from the file, or from plates.</param>
    /// <param name="roles">Which joint plays which role, where the names of the joints do not say it.</param>
    /// <exception cref="NeuroPoseException">The frame rate is not known, the poses have 2 dimensions, or there are no feet or no hips.</exception>
    public static ClinicalCycles Of(PoseSequence walk, GaitEvents events, IReadOnlyDictionary<JointRole, string>? roles = null) =>
        Of(SpatioTemporal.Of(walk, events, roles), events);

    /// <summary>The cycles of strides that were measured.</summary>
    /// <param name="measures">The strides.</param>
    /// <param name="events">The events that they were measured between.</param>
    public static ClinicalCycles Of(SpatioTemporal measures, GaitEvents events)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(events);
        var confidences = events.Events.Where(found => found.Type == GaitEventType.InitialContact)
            .GroupBy(found => (found.Side, found.TimeSeconds))
            .ToDictionary(group => group.Key, group => group.First().Confidence);
        double Confidence(Side side, double time) => confidences.GetValueOrDefault((side, time), double.NaN);
        return new([.. measures.CountedStrides.Select(stride => new ClinicalCycle(
            stride, Math.Min(Confidence(stride.Side, stride.StartSeconds), Confidence(stride.Side, stride.EndSeconds))))]);
    }

    /// <summary>Only the cycles with at least this confidence; those whose confidence is not known are left out.</summary>
    public ClinicalCycles AtLeast(double confidence) => new([.. Cycles.Where(cycle => cycle.Confidence >= confidence)]);

    /// <summary>The cycles of one side.</summary>
    public IReadOnlyList<ClinicalCycle> Of(Side side) => [.. Cycles.Where(cycle => cycle.Stride.Side == side)];

    /// <summary>
    /// Angles over the cycle: each curve is cut at the contacts of its own side and read at evenly spaced times, linearly between frames. The
    /// trunk's lean, which has no side, is cut at those of both in turn.
    /// </summary>
    /// <param name="angles">The angles of the same walk.</param>
    /// <param name="points">Points from 0 to 100 %, both included: 101 by default, 51 for the GPS as published.</param>
    /// <returns>One set of curves an angle and side; none where a side has no cycle.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two points.</exception>
    /// <exception cref="NeuroPoseException">The angles have no rate, or end before the cycles: they are of another recording.</exception>
    public IReadOnlyList<AngleCycles> Normalize(ClinicalAngles angles, int points = 101)
    {
        ArgumentNullException.ThrowIfNull(angles);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (!(angles.FramesPerSecond > 0))
        {
            throw new NeuroPoseException("gait cycles: the angles have no frame rate. Give LoadOptions.FramesPerSecond.");
        }

        var last = angles.FrameCount - 1;
        if (Cycles.FirstOrDefault(cycle => cycle.Stride.EndSeconds * angles.FramesPerSecond > last + 1) is { } beyond)
        {
            throw new NeuroPoseException(FormattableString.Invariant(
                $"gait cycles: a cycle ends at {beyond.Stride.EndSeconds:0.000} s, and the angles at {last / angles.FramesPerSecond:0.000} s. They are of different recordings."));
        }

        return
        [
            .. from curve in angles.Curves
               from side in curve.Side is { } own ? [own] : Enum.GetValues<Side>()
               let cycles = Of(side)
               where cycles.Count > 0
               select new AngleCycles(curve.Angle, side, [.. cycles.Select(cycle => Read(curve.Values.Span, cycle.Stride, angles.FramesPerSecond, points))]),
        ];
    }

    /// <summary>How many cycles there are of each side.</summary>
    public override string ToString() => FormattableString.Invariant($"{Of(Side.Left).Count} left and {Of(Side.Right).Count} right gait cycles");

    private static double[] Read(ReadOnlySpan<double> values, GaitStride stride, double rate, int points)
    {
        var curve = new double[points];
        for (var point = 0; point < points; point++)
        {
            // The last contact may lie a rounding behind the last frame.
            var place = Math.Clamp((stride.StartSeconds + (stride.Seconds * point / (points - 1))) * rate, 0, values.Length - 1);
            var before = (int)Math.Floor(place);
            var share = place - before;
            curve[point] = share == 0 ? values[before] : values[before] + (share * (values[before + 1] - values[before]));
        }

        return curve;
    }
}
