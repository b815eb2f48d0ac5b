using NeuroPose.Poses;

namespace NeuroPose.Gait.Tests;

/// <summary>
/// A walker whose contacts and foot offs are known. Each foot lands heel first, lies flat, lifts its heel about the toe, leaves the floor at the
/// end of its stance, and swings. x is forward, y to the left, z up, in millimeters.
/// </summary>
internal sealed record SyntheticWalk
{
    private const double FootLength = 220;

    public double StrideSeconds { get; init; } = 1.1;

    public double StrideLength { get; init; } = 1300;

    public double Stance { get; init; } = 0.62;

    public double Rate { get; init; } = 100;

    public double Seconds { get; init; } = 12;

    public double BeltMetersPerSecond { get; init; }

    /// <summary>Poses in millimeters, z up, and the true events within 0.3 s of the ends.</summary>
    public (PoseSequence Walk, GaitEvents Truth) Walk()
    {
        string[] names = ["LASI", "RASI", "LPSI", "RPSI", "LKNE", "RKNE", "LANK", "RANK", "LHEE", "RHEE", "LTOE", "RTOE"];
        var frames = (int)(Seconds * Rate);
        List<double> numbers = [];
        for (var frame = 0; frame < frames; frame++)
        {
            var time = frame / Rate;
            var (left, right) = (Foot(time, 0.3, 0), Foot(time, 0.3 + (0.5 * StrideSeconds), 0.5 * StrideLength));
            var pelvis = (StrideLength / StrideSeconds * (time - 0.3)) - (0.2 * StrideLength);
            var belt = -1000 * BeltMetersPerSecond * time;
            void Add(double x, double y, double z) => numbers.AddRange([x + belt, y, z]);
            Add(pelvis + 80, 120, 950);
            Add(pelvis + 80, -120, 950);
            Add(pelvis - 80, 60, 960);
            Add(pelvis - 80, -60, 960);
            foreach (var height in new[] { 480.0, 90.0 })
            {
                Add(left.HeelX + 60, 90, height + left.HeelZ);
                Add(right.HeelX + 60, -90, height + right.HeelZ);
            }

            Add(left.HeelX, 80, left.HeelZ);
            Add(right.HeelX, -80, right.HeelZ);
            Add(left.ToeX, 90, left.ToeZ);
            Add(right.ToeX, -90, right.ToeZ);
        }

        var walk = new PoseSequence(Skeleton.Of("walker", names), Rate, numbers.ToArray()) { Unit = LengthUnit.Millimeter, Axes = Axes.ZUp };
        return (walk, GaitEvents.Of(GaitEventMethod.File, [.. Events(Side.Left, 0.3), .. Events(Side.Right, 0.3 + (0.5 * StrideSeconds))]));
    }

    private IEnumerable<GaitEvent> Events(Side side, double first)
    {
        for (var contact = first - StrideSeconds; contact < Seconds; contact += StrideSeconds)
        {
            foreach (var (type, time) in new[] { (GaitEventType.InitialContact, contact), (GaitEventType.FootOff, contact + (Stance * StrideSeconds)) })
            {
                if (time > 0.35 && time < Seconds - 0.35)
                {
                    yield return new(side, type, time);
                }
            }
        }
    }

    private (double HeelX, double HeelZ, double ToeX, double ToeZ) Foot(double time, double firstContact, double firstPlace)
    {
        var strides = (time - firstContact) / StrideSeconds;
        var index = Math.Floor(strides);
        var (phase, start) = (strides - index, firstPlace + (index * StrideLength));
        // The heel is down until 55 % of the stance, then turns about the toe; in the swing the foot turns back, toes up before it lands.
        var toe = start + FootLength;
        double pitch, toeX = toe, toeZ = 30;
        if (phase < Stance)
        {
            var lift = Math.Max(0, (phase / Stance) - 0.55) / 0.45;
            var land = Math.Max(0, 1 - (phase / (0.1 * Stance)));
            pitch = (-1.0 * lift * lift) + (0.35 * land);
            if (land > 0)
            {
                return (start, 30, start + (FootLength * Math.Cos(pitch)), 30 + (FootLength * Math.Sin(pitch)));
            }
        }
        else
        {
            var swing = (phase - Stance) / (1 - Stance);
            var way = swing * swing * (3 - (2 * swing));
            pitch = -1.0 + (1.35 * way);
            var landing = start + StrideLength + (FootLength * Math.Cos(0.35));
            toeX = toe + ((landing - toe) * way);
            toeZ = 30 + (40 * Math.Sin(Math.PI * swing)) + (FootLength * Math.Sin(0.35) * way);
        }

        return (toeX - (FootLength * Math.Cos(pitch)), toeZ - (FootLength * Math.Sin(pitch)), toeX, toeZ);
    }
}
