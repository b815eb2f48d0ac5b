using System.Diagnostics;
using NeuroPose.Numerics;
using NeuroPose.Segmentation;

namespace NeuroPose.Gait;

/// <summary>
/// The events of one foot by each method. Zeni's events are the candidates; the other methods look within 0.15 strides of each. Places are
/// in frames, and fractions of them; NaN where a method finds nothing.
/// </summary>
internal sealed class FootEvents
{
    private const double LeastDistanceStrides = 0.6;
    private const double ReachStrides = 0.15;
    private const double LeastProminenceMillimeters = 50;

    /// <summary>The composite leaves out what lies further from its candidate.</summary>
    private const double CompositeReachStrides = 0.12;

    /// <summary>O'Connor's contact counts where it lies within this of the median of the speeds.</summary>
    private const double TrustedReachStrides = 0.06;
    private const double AgreementSeconds = 0.025;
    private const double SeenSeconds = 0.05;

    private readonly Walk walk;
    private readonly Foot foot;
    private readonly double stride;
    private readonly Lazy<Marker> heel;
    private readonly Lazy<Marker> toe;
    private readonly Lazy<(Marker Heel, Marker Toe)> slow;
    private readonly Lazy<(double[] Height, double[] Rise, double[] Fall, double Low)> center;
    private readonly Lazy<double[]> highHeel;
    private readonly Lazy<double[]> highToe;

    public FootEvents(Walk walk, Foot foot)
    {
        (this.walk, this.foot) = (walk, foot);
        stride = walk.Frame.StrideSeconds * walk.Rate;
        heel = new(() => new(walk, foot.Heel, 20));
        toe = new(() => new(walk, foot.Toe, 20));
        slow = new(() => (new(walk, foot.Heel, 9), new(walk, foot.Toe, 9)));
        center = new(CenterOfFoot);
        highHeel = new(() => HighPass(heel.Value, 0.5));
        highToe = new(() => Curves.Negative(HighPass(toe.Value, 1.1)));
    }

    private double Speed => 1000 * walk.Frame.SpeedMetersPerSecond;

    private double Reach => ReachStrides * stride;

    /// <summary>The events of one type by the method that is asked for, in time order.</summary>
    public IEnumerable<GaitEvent> Find(GaitEventMethod method, GaitEventType type)
    {
        foreach (var candidate in Candidates(type))
        {
            var found = method == GaitEventMethod.Composite
                ? Composite(type, candidate)
                : (Place: Place(method, type, candidate), Agreement: 1, Spread: double.NaN);
            if (double.IsFinite(found.Place))
            {
                var seen = SeenShare(found.Place) * (foot.HeelIsAnkle ? 0.5 : 1);
                yield return new(foot.Side, type, found.Place / walk.Rate)
                {
                    Confidence = found.Agreement * seen,
                    SpreadMilliseconds = 1000 * found.Spread / walk.Rate,
                };
            }
        }
    }

    /// <summary>Zeni's events: the heel farthest before the pelvis, the toe farthest behind it.</summary>
    private IEnumerable<double> Candidates(GaitEventType type)
    {
        var isContact = type == GaitEventType.InitialContact;
        if (isContact ? !foot.HasHeel : !foot.HasToe)
        {
            return [];
        }

        var curve = isContact ? heel.Value.AheadOfPelvis : Curves.Negative(toe.Value.AheadOfPelvis);
        var criteria = new PeakCriteria { MinDistance = Math.Max(1, LeastDistanceStrides * stride), MinProminence = LeastProminenceMillimeters };
        return Peaks.Find(curve, criteria).Select(peak => Curves.Vertex(curve, peak.Index));
    }

    /// <summary>The composite of <see cref="GaitEvents.Detect"/>; a speed that is not crossed counts as the candidate's time.</summary>
    private (double Place, double Agreement, double Spread) Composite(GaitEventType type, double candidate)
    {
        double OrCandidate(double place) => double.IsNaN(place) ? candidate : place;
        var isContact = type == GaitEventType.InitialContact;
        var oConnor = Place(GaitEventMethod.OConnor, type, candidate);
        double[] others = isContact
            ? [
                OrCandidate(HeelStops(candidate, 0.5 * Speed)),
                OrCandidate(HeelStops(candidate, 0.35 * Speed)),
                Place(GaitEventMethod.MultiCondition, type, candidate),
            ]
            : [
                candidate,
                OrCandidate(ToeStarts(candidate, 0.8 * Speed)),
                Place(GaitEventMethod.Hreljac, type, candidate),
            ];
        double[] asked = [oConnor, .. others];
        bool IsNear(double place) => Math.Abs(place - candidate) <= CompositeReachStrides * stride;
        var times = Curves.Ascending(asked.Where(IsNear));
        var usual = Curves.Median((isContact ? others : asked).Where(IsNear));
        var place = isContact && Math.Abs(oConnor - usual) <= TrustedReachStrides * stride ? oConnor : usual;
        var agreeing = times.Count(time => Math.Abs(time - place) <= AgreementSeconds * walk.Rate);
        return (place, (double)agreeing / asked.Length, times.Length > 0 ? times[^1] - times[0] : double.NaN);
    }

    /// <summary>One method's event near a candidate.</summary>
    private double Place(GaitEventMethod method, GaitEventType type, double candidate)
    {
        var isContact = type == GaitEventType.InitialContact;
        return method switch
        {
            GaitEventMethod.Zeni => candidate,
            GaitEventMethod.OConnor when !foot.HasHeel || !foot.HasToe => double.NaN,
            GaitEventMethod.OConnor when isContact => Curves.LargestPeak(
                center.Value.Fall, candidate, Reach, frame => center.Value.Height[frame] < center.Value.Low),
            GaitEventMethod.OConnor => Curves.LargestPeak(center.Value.Rise, candidate, Reach),
            GaitEventMethod.Hreljac when isContact => Curves.LargestPeak(heel.Value.AccelerationUp, candidate, Reach),
            GaitEventMethod.Hreljac => Curves.LargestPeak(toe.Value.AccelerationForward, candidate, Reach),
            GaitEventMethod.Ghoussayni => isContact ? HeelStops(candidate, 500) : ToeStarts(candidate, 500),
            GaitEventMethod.Bruening => isContact ? HeelStops(candidate, 0.78 * Speed) : ToeStarts(candidate, 0.66 * Speed),
            GaitEventMethod.Bonci when isContact => Crossing(frame => heel.Value.Velocity[frame].Length, 0.5 * Speed, falling: true, candidate),
            GaitEventMethod.Bonci => Crossing(frame => toe.Value.Velocity[frame].Length, 0.8 * Speed, falling: false, candidate),
            GaitEventMethod.Desailly => Curves.LargestPeak(isContact ? highHeel.Value : highToe.Value, candidate, Reach),
            GaitEventMethod.MultiCondition when !foot.HasHeel || !foot.HasToe => double.NaN,
            GaitEventMethod.MultiCondition => Crossing(
                frame => Math.Min(slow.Value.Heel.Swiftness(frame, Speed), slow.Value.Toe.Swiftness(frame, Speed)), 1, falling: isContact, candidate),
            _ => throw new UnreachableException(),
        };
    }

    private double HeelStops(double candidate, double speed) => Crossing(frame => heel.Value.SagittalSpeed(frame), speed, falling: true, candidate);

    private double ToeStarts(double candidate, double speed) => Crossing(frame => toe.Value.SagittalSpeed(frame), speed, falling: false, candidate);

    private double Crossing(Func<int, double> curve, double level, bool falling, double candidate) =>
        Curves.Crossing(curve, walk.FrameCount, level, falling, candidate, Reach);

    private double SeenShare(double place)
    {
        var reach = SeenSeconds * walk.Rate;
        var (from, to) = (Math.Max(0, (int)Math.Ceiling(place - reach)), Math.Min(walk.FrameCount - 1, (int)Math.Floor(place + reach)));
        return from > to ? double.NaN : (double)foot.Seen.AsSpan(from, to - from + 1).Count(true) / (to - from + 1);
    }

    private (double[] Height, double[] Rise, double[] Fall, double Low) CenterOfFoot()
    {
        var middle = new Point3[walk.FrameCount];
        for (var frame = 0; frame < middle.Length; frame++)
        {
            middle[frame] = 0.5 * (foot.Heel[frame] + foot.Toe[frame]);
        }

        var height = Curves.Along(Curves.LowPass(middle, 7, walk.Rate), walk.Up);
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in height)
        {
            // A comparison with an unknown height is false.
            (lowest, highest) = (value < lowest ? value : lowest, value > highest ? value : highest);
        }

        var rise = Curves.Derivative(height, walk.Rate);
        return (height, rise, Curves.Negative(rise), lowest + (0.35 * (highest - lowest)));
    }

    private double[] HighPass(Marker marker, double strideFrequencies)
    {
        var smooth = Curves.LowPass(marker.AheadOfPelvis, strideFrequencies / walk.Frame.StrideSeconds, walk.Rate);
        for (var frame = 0; frame < smooth.Length; frame++)
        {
            smooth[frame] = marker.AheadOfPelvis[frame] - smooth[frame];
        }

        return smooth;
    }
}

/// <summary>A joint of a foot after a low-pass, and how it moves relative to the floor or the belt.</summary>
internal sealed class Marker
{
    private readonly Walk walk;
    private readonly Lazy<double[]> ahead;

    public Marker(Walk walk, Point3[] path, double hertz)
    {
        this.walk = walk;
        var smooth = Curves.LowPass(path, hertz, walk.Rate);
        Velocity = Curves.Derivative(smooth, walk.Rate);
        for (var frame = 0; frame < Velocity.Length; frame++)
        {
            Velocity[frame] += walk.BeltMillimetersPerSecond * walk.Forward[frame];
        }

        ahead = new(() => Ahead(smooth));
    }

    /// <summary>In millimeters a second.</summary>
    public Point3[] Velocity { get; }

    /// <summary>How far the joint is before the pelvis, in millimeters.</summary>
    public double[] AheadOfPelvis => ahead.Value;

    public double[] AccelerationUp => field ??= Curves.Derivative(Curves.Along(Velocity, walk.Up), walk.Rate);

    public double[] AccelerationForward =>
        field ??= Curves.Derivative(Curves.Along(Velocity, walk.Forward), walk.Rate);

    public double SagittalSpeed(int frame)
    {
        var (forward, up) = (Velocity[frame].Dot(walk.Forward[frame]), Velocity[frame].Dot(walk.Up));
        return Math.Sqrt((forward * forward) + (up * up));
    }

    /// <summary>The largest of the speeds sideways, forward and upward, each as a share of its threshold.</summary>
    public double Swiftness(int frame, double walkingSpeed)
    {
        var velocity = Velocity[frame];
        double Share(Point3 direction, double threshold) => Math.Abs(velocity.Dot(direction)) / (threshold * walkingSpeed);
        var forward = walk.Forward[frame];
        return Math.Max(Share(forward.Cross(walk.Up), 0.18), Math.Max(Share(forward, 0.31), Share(walk.Up, 0.08)));
    }

    private double[] Ahead(Point3[] smooth)
    {
        var ahead = new double[smooth.Length];
        for (var frame = 0; frame < ahead.Length; frame++)
        {
            ahead[frame] = (smooth[frame] - walk.SmoothPelvis[frame]).Dot(walk.Forward[frame]);
        }

        return ahead;
    }
}
