using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>One foot of a walk: the places of heel and toe in millimeters, gaps bridged. Empty where the skeleton has no such joint.</summary>
internal sealed record Foot(Side Side, Point3[] Heel, Point3[] Toe, bool HeelIsAnkle, bool[] Seen)
{
    public bool HasHeel => Heel.Length > 0;

    public bool HasToe => Toe.Length > 0;
}

/// <summary>A walk in its walking frame, and what is wrong with it.</summary>
internal sealed class Walk
{
    /// <summary>Hip to ankle of an adult, for poses whose unit is not known.</summary>
    private const double UsualLegMillimeters = 800;

    /// <summary>Hip to ankle of anyone who walks.</summary>
    private const double ShortestLegMillimeters = 250;
    private const double LongestLegMillimeters = 1300;
    private const double SmoothHertz = 20;
    private const double HeadingHertz = 0.5;

    /// <summary>The share of the feet's directions that is left of their sum where the person walks straight on.</summary>
    private const double Straight = 0.9;

    /// <summary>A step that travels less has no direction of its own.</summary>
    private const double LeastTravelMillimeters = 50;
    private const double LeastBeltMillimetersPerSecond = 100;

    /// <summary>Heels closer together than this, in their standard deviation, do not walk.</summary>
    private const double LeastSwingMillimeters = 15;
    private const double LeastStrideHertz = 0.3;
    private const double LargestStrideHertz = 1.6;

    /// <summary>The newest measures of each sequence, while somebody has them or memory is not short.</summary>
    private static readonly ConditionalWeakTable<PoseSequence, Remembered> Newest = [];

    private Walk(double rate, Point3 up, Foot[] feet, Point3[] pelvis, WalkingFrame frame, Point3[] forward, List<GaitProblem> problems)
    {
        (Rate, Up, Feet, Pelvis, Frame, Forward, Problems) = (rate, up, feet, pelvis, frame, forward, problems);
    }

    public double Rate { get; }

    public Point3 Up { get; }

    /// <summary>Left and right.</summary>
    public IReadOnlyList<Foot> Feet { get; }

    public Point3[] Pelvis { get; }

    /// <summary>The pelvis after a low-pass of 20 Hz, before which the joints of the feet are seen.</summary>
    public required Point3[] SmoothPelvis { get; init; }

    public WalkingFrame Frame { get; }

    public Point3[] Forward { get; }

    public List<GaitProblem> Problems { get; }

    /// <summary>The poses that were measured.</summary>
    public required WalkIdentity Identity { get; init; }

    /// <summary>False where the stated up does not fit the body.</summary>
    public required bool IsUpright { get; init; }

    /// <summary>False where the walk is such that any event would be made up; a problem says why.</summary>
    public bool CanHaveEvents { get; private set; } = true;

    public int FrameCount => Pelvis.Length;

    public double BeltMillimetersPerSecond => 1000 * Frame.BeltMetersPerSecond;

    /// <summary>The pelvis's travel between two times, of length 1; on a treadmill, and where it does not travel, the walking direction.</summary>
    public Point3 TravelBetween(double fromSeconds, double toSeconds)
    {
        var travel = Level(Curves.At(Pelvis, toSeconds * Rate) - Curves.At(Pelvis, fromSeconds * Rate), Up);
        return Frame.IsTreadmill || !(travel.Length >= LeastTravelMillimeters) ? ForwardAt(fromSeconds, toSeconds) : OfLengthOne(travel);
    }

    /// <summary>The walking direction between two times: the mean of the frames' directions.</summary>
    public Point3 ForwardAt(double fromSeconds, double toSeconds)
    {
        if (Frame.IsStraight)
        {
            return Forward[0];
        }

        int At(double seconds) => (int)Math.Clamp(Math.Round(seconds * Rate), 0, FrameCount - 1);
        var sum = new Point3(0, 0, 0);
        for (var frame = At(fromSeconds); frame <= At(toSeconds); frame++)
        {
            sum += Forward[frame];
        }

        return OfLengthOne(sum);
    }

    /// <summary>
    /// Measures a walk, or gives the measures that were made of the same poses in the same way just before: events, strides, cycles, angles and
    /// heights of a walk need them one after the other.
    /// </summary>
    /// <exception cref="NeuroPoseException">The rate is not known, or the poses lack what every method needs.</exception>
    public static Walk Of(PoseSequence poses, IReadOnlyDictionary<JointRole, string> roles, double maxGapSeconds, string purpose = "gait events")
    {
        if (Newest.TryGetValue(poses, out var newest) && newest.IsOf(roles, maxGapSeconds) && newest.Walk.TryGetTarget(out var known))
        {
            return known;
        }

        var walk = Measure(poses, roles, maxGapSeconds, purpose);
        Newest.AddOrUpdate(poses, new(roles.ToDictionary(), maxGapSeconds, new(walk)));
        return walk;
    }

    private static Walk Measure(PoseSequence poses, IReadOnlyDictionary<JointRole, string> roles, double maxGapSeconds, string purpose)
    {
        var rate = poses.RequireRate(purpose);
        var joints = new GaitJoints(poses.Skeleton, roles);
        List<GaitProblem> problems = [];
        var maxGap = (int)Math.Round(maxGapSeconds * rate);
        var pelvisJoints = joints.Pelvis(poses);
        if (pelvisJoints.Count == 0)
        {
            throw new NeuroPoseException(
                $"{purpose}: the skeleton {poses.Skeleton} has no hips and no pelvis. Name them: GaitEventOptions.Roles, or a skeleton file with roles.",
                new(File: poses.Origin?.FileName));
        }

        var pelvis = GaitJoints.Path(poses, pelvisJoints, maxGap);
        Foot[] feet = [.. new[] { Side.Left, Side.Right }.Select(side => FootOf(poses, joints, side, maxGap, problems))];
        if (!feet.Any(foot => foot.HasHeel))
        {
            throw new NeuroPoseException(
                $"{purpose}: the skeleton {poses.Skeleton} has no heel and no ankle. Name them: GaitEventOptions.Roles, or a skeleton file with roles.",
                new(File: poses.Origin?.FileName));
        }

        var leg = MeanLeg(pelvis, feet);
        var (up, source, isUpright) = UpOf(poses, leg, problems);
        var scale = poses.Unit.IsLength() ? poses.Unit.InMillimeters() : UsualLegMillimeters / Math.Abs(leg.Dot(Unit(up)));
        var canHave = isUpright & CheckSize(poses, Math.Abs(leg.Dot(Unit(up))), problems);
        pelvis = Scaled(pelvis, scale);
        feet = [.. feet.Select(foot => foot with { Heel = Scaled(foot.Heel, scale), Toe = Scaled(foot.Toe, scale) })];

        var upward = Unit(up);
        var (forward, heading, forwardSource, isStraight) = ForwardOf(pelvis, feet, upward, rate);
        var belt = Belt(feet, forward, upward, rate);
        var smoothPelvis = Curves.LowPass(pelvis, SmoothHertz, rate);
        var pelvisVelocity = Curves.Derivative(smoothPelvis, rate);
        var speed = Curves.Median(pelvisVelocity.Select((velocity, frame) => velocity.Dot(forward[frame]))) + belt;
        var frame = new WalkingFrame(up, forward, heading, rate)
        {
            UpSource = source,
            ForwardSource = forwardSource,
            IsStraight = isStraight,
            BeltMetersPerSecond = belt / 1000,
            SpeedMetersPerSecond = speed / 1000,
            StrideSeconds = StrideSeconds(feet, pelvis, forward, rate),
            IsScaleKnown = poses.Unit.IsLength(),
        };
        var walk = new Walk(rate, upward, feet, pelvis, frame, forward, problems)
        {
            Identity = WalkIdentity.Of(poses),
            IsUpright = isUpright,
            CanHaveEvents = canHave,
            SmoothPelvis = smoothPelvis,
        };
        if (isUpright)
        {
            walk.CheckSides();
        }

        walk.CheckWalking();
        return walk;
    }

    /// <summary>Measures, and how they were made.</summary>
    private sealed record Remembered(Dictionary<JointRole, string> Roles, double MaxGapSeconds, WeakReference<Walk> Walk)
    {
        public bool IsOf(IReadOnlyDictionary<JointRole, string> roles, double maxGapSeconds) =>
            maxGapSeconds.Equals(MaxGapSeconds) && roles.Count == Roles.Count && roles.All(role => Roles.TryGetValue(role.Key, out var joint) && joint == role.Value);
    }

    private static Foot FootOf(PoseSequence poses, GaitJoints joints, Side side, int maxGap, List<GaitProblem> problems)
    {
        var (heel, ankle, toe) = (joints.Find(BodyPart.Heel, side), joints.Find(BodyPart.Ankle, side), joints.Find(BodyPart.Toe, side));
        Point3[] Path(int? joint) => joint is { } index ? GaitJoints.Path(poses, [index], maxGap) : [];
        if (heel is null)
        {
            problems.Add(new(double.NaN, side, GaitRule.MissingJoint, ankle is null
                ? $"There is no {Words.Of(side)} heel and no ankle: this foot has no events."
                : $"There is no {Words.Of(side)} heel: the initial contact is taken from the ankle, which is about 40 ms early, and its confidence is halved."));
        }

        if (toe is null)
        {
            problems.Add(new(double.NaN, side, GaitRule.MissingJoint, $"There is no {Words.Of(side)} toe: foot off is not available."));
        }

        var seen = new bool[poses.FrameCount];
        int?[] needed = [heel ?? ankle, toe];
        for (var frame = 0; frame < seen.Length; frame++)
        {
            seen[frame] = needed.All(joint => joint is not { } index || poses[frame, index].IsFinite);
        }

        return new(side, Path(heel ?? ankle), Path(toe), heel is null, seen);
    }

    /// <summary>The mean vector from the feet to the pelvis.</summary>
    private static Point3 MeanLeg(Point3[] pelvis, Foot[] feet)
    {
        var (sum, count) = (new Point3(0, 0, 0), 0);
        foreach (var foot in feet.Where(foot => foot.HasHeel))
        {
            for (var frame = 0; frame < pelvis.Length; frame++)
            {
                var leg = pelvis[frame] - foot.Heel[frame];
                (sum, count) = leg.IsFinite ? (sum + leg, count + 1) : (sum, count);
            }
        }

        return (1.0 / count) * sum;
    }

    private static (Axis Up, string Source, bool Fits) UpOf(PoseSequence poses, Point3 leg, List<GaitProblem> problems)
    {
        double[] along = [leg.X, leg.Y, leg.Z];
        var largest = Enumerable.Range(0, poses.Dimensions).MaxBy(axis => Math.Abs(along[axis]));
        var seen = (Axis)((2 * largest) + (along[largest] < 0 ? 1 : 0));
        if (poses.Axes.Up is not { } stated)
        {
            return (seen, "the hips are above the feet", true);
        }

        var fits = along[stated.Coordinate()] * stated.Sign() >= 0.5 * Math.Abs(along[largest]);
        if (!fits)
        {
            problems.Add(new(double.NaN, null, GaitRule.Scale,
                $"{stated.Symbol()} is stated to be up, but the hips are above the feet along {seen.Symbol()}. Give the axis: WithAxes or LoadOptions.Up = Axis.{seen}."));
        }

        return (stated, "as stated", fits);
    }

    private static bool CheckSize(PoseSequence poses, double leg, List<GaitProblem> problems)
    {
        if (!poses.Unit.IsLength())
        {
            problems.Add(new(double.NaN, null, GaitRule.Scale,
                "The unit of the poses is no length or not known: lengths and speeds are not available, and thresholds in mm take hip to foot for 800 mm."));
            return true;
        }

        var millimeters = leg * poses.Unit.InMillimeters();
        if (millimeters is >= ShortestLegMillimeters and <= LongestLegMillimeters)
        {
            return true;
        }

        var guess = new[] { LengthUnit.Meter, LengthUnit.Centimeter, LengthUnit.Millimeter }
            .Where(unit => leg * unit.InMillimeters() is >= ShortestLegMillimeters and <= LongestLegMillimeters)
            .Select(unit => $" Is the unit {unit.Symbol()}? Give it: WithUnit or LoadOptions.Unit = LengthUnit.{unit}.");
        problems.Add(new(double.NaN, null, GaitRule.Scale, FormattableString.Invariant(
            $"From the feet to the hips it is {millimeters:0.##} mm, but a leg has {ShortestLegMillimeters} to {LongestLegMillimeters} mm.{guess.FirstOrDefault()}")));
        return false;
    }

    /// <summary>
    /// Forward in each frame, and where the person faces: the feet's mean direction, where it holds for the whole walk, else that of the feet
    /// below 0.5 Hz. Without toes the pelvis's travel stands for the feet.
    /// </summary>
    private static (Point3[] Forward, Point3[] Heading, string Source, bool IsStraight) ForwardOf(Point3[] pelvis, Foot[] feet, Point3 up, double rate)
    {
        var frames = pelvis.Length;
        var moves = Curves.Derivative(Curves.LowPass(pelvis, HeadingHertz, rate), rate);
        Foot[] whole = [.. feet.Where(foot => foot.HasHeel && foot.HasToe && !foot.HeelIsAnkle)];
        var direction = new Point3[frames];
        var (sum, length) = (new Point3(0, 0, 0), 0.0);
        for (var frame = 0; frame < frames; frame++)
        {
            direction[frame] = whole.Length > 0
                ? whole.Aggregate(new Point3(0, 0, 0), (all, foot) => all + Level(foot.Toe[frame] - foot.Heel[frame], up))
                : Level(moves[frame], up);
            (sum, length) = direction[frame].IsFinite ? (sum + direction[frame], length + direction[frame].Length) : (sum, length);
        }

        var smooth = Curves.LowPass(Curves.Bridge(direction, frames), HeadingHertz, rate);
        Point3[] heading = [.. smooth.Select(OfLengthOne)];
        var (mean, source) = (OfLengthOne(sum), whole.Length > 0 ? "the direction from heels to toes" : "the pelvis's travel");
        if (!(sum.Length >= Straight * length))
        {
            return (heading, heading, source + " below 0.5 Hz", false);
        }

        return ([.. Enumerable.Repeat(mean, frames)], heading, source, true);
    }

    /// <summary>How fast feet on the floor move backward; 0 where that is too slow for a belt.</summary>
    private static double Belt(Foot[] feet, Point3[] forward, Point3 up, double rate)
    {
        var (sum, count) = (0.0, 0);
        foreach (var foot in feet.Where(foot => foot.HasHeel))
        {
            var heel = Curves.LowPass(foot.Heel, SmoothHertz, rate);
            var velocity = Curves.Derivative(heel, rate);
            var heelHeights = Curves.Along(heel, up);
            var toeHeights = foot.HasToe ? Curves.Along(foot.Toe, up) : heelHeights;
            var (low, toeLow) = (Curves.Quantile(heelHeights, 0.3), Curves.Quantile(toeHeights, 0.5));
            var backward = -Curves.Median(Enumerable.Range(0, heel.Length)
                .Where(frame => heelHeights[frame] <= low && toeHeights[frame] <= toeLow)
                .Select(frame => velocity[frame].Dot(forward[frame])));
            (sum, count) = double.IsFinite(backward) ? (sum + backward, count + 1) : (sum, count);
        }

        return count > 0 && sum / count > LeastBeltMillimetersPerSecond ? sum / count : 0;
    }

    /// <summary>
    /// One over the largest spectral line from 0.3 to 1.6 Hz of one heel's place before the other, or before the pelvis where there is one
    /// foot. Windows of at most a minute (Hann) are averaged.
    /// </summary>
    private static double StrideSeconds(Foot[] feet, Point3[] pelvis, Point3[] forward, double rate)
    {
        Foot[] known = [.. feet.Where(foot => foot.HasHeel)];
        var other = known.Length > 1 ? known[1].Heel : pelvis;
        var step = Math.Max(1, (int)(rate / 10));
        List<double> samples = [];
        for (var frame = 0; frame < pelvis.Length; frame += step)
        {
            var ahead = (known[0].Heel[frame] - other[frame]).Dot(forward[frame]);
            if (double.IsFinite(ahead))
            {
                samples.Add(ahead);
            }
        }

        var sampleRate = rate / step;
        if (samples.Count < 8)
        {
            return double.NaN;
        }

        var window = Math.Min(samples.Count, (int)(60 * sampleRate));
        var lines = new double[(int)((LargestStrideHertz - LeastStrideHertz) * 8 * window / sampleRate) + 1];
        double Hertz(double line) => LeastStrideHertz + (line * sampleRate / (8 * window));
        for (var start = 0; start + window <= samples.Count; start += window)
        {
            AddPowers(samples.GetRange(start, window), line => Hertz(line) / sampleRate, lines);
        }

        var all = samples.ToArray();
        var mean = Moments.Mean(all);
        if (!(Math.Sqrt(Moments.SquaredDeviations(all, mean) / all.Length) > LeastSwingMillimeters))
        {
            return double.NaN;
        }

        var largest = Array.IndexOf(lines, lines.Max());
        return 1 / Hertz(Curves.Vertex(lines, largest));
    }

    private static void AddPowers(List<double> samples, Func<int, double> turnsPerSample, double[] powers)
    {
        var values = samples.ToArray();
        var mean = Moments.Mean(values);
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = (values[at] - mean) * (0.5 - (0.5 * ExactMath.Cos(2 * Math.PI * (at + 0.5) / values.Length)));
        }

        // Four lines at a time: each is turned by a recursion that waits for its last result.
        for (var first = 0; first < powers.Length; first += Vector256<double>.Count)
        {
            double Turn(int lane) => 2 * Math.PI * turnsPerSample(first + lane);
            var stepCosine = Vector256.Create(ExactMath.Cos(Turn(0)), ExactMath.Cos(Turn(1)), ExactMath.Cos(Turn(2)), ExactMath.Cos(Turn(3)));
            var stepSine = Vector256.Create(ExactMath.Sin(Turn(0)), ExactMath.Sin(Turn(1)), ExactMath.Sin(Turn(2)), ExactMath.Sin(Turn(3)));
            var (cosine, sine) = (Vector256<double>.One, Vector256<double>.Zero);
            var (real, imaginary) = (Vector256<double>.Zero, Vector256<double>.Zero);
            foreach (var value in values)
            {
                (real, imaginary) = (real + (value * cosine), imaginary + (value * sine));
                (cosine, sine) = ((cosine * stepCosine) - (sine * stepSine), (cosine * stepSine) + (sine * stepCosine));
            }

            var power = (real * real) + (imaginary * imaginary);
            for (var lane = 0; lane < Math.Min(Vector256<double>.Count, powers.Length - first); lane++)
            {
                powers[first + lane] += power[lane];
            }
        }
    }

    /// <summary>Left is left of right, seen from behind.</summary>
    private void CheckSides()
    {
        if (!Feet.All(foot => foot.HasHeel))
        {
            return;
        }

        var apart = Curves.Median(Enumerable.Range(0, FrameCount)
            .Select(frame => (Feet[1].Heel[frame] - Feet[0].Heel[frame]).Dot(Forward[frame].Cross(Up))));
        if (apart < 0 && Feet.Any(foot => foot.HasToe))
        {
            CanHaveEvents &= apart > -20;
            Problems.Add(new(double.NaN, null, GaitRule.Sides, FormattableString.Invariant(
                $"The left foot is {-apart:0} mm to the right of the right one, as the median over the walk. Are left and right swapped, or heel and toe?")));
        }

        if (Frame.SpeedMetersPerSecond < -0.1)
        {
            CanHaveEvents = false;
            Problems.Add(new(double.NaN, null, GaitRule.Sides, FormattableString.Invariant(
                $"The person moves at {-Frame.SpeedMetersPerSecond:0.00} m/s toward the heels. Walks backward have no events here; or are heel and toe swapped?")));
        }
    }

    private void CheckWalking()
    {
        if (double.IsNaN(Frame.StrideSeconds))
        {
            CanHaveEvents = false;
            Problems.Add(new(double.NaN, null, GaitRule.Standing, "The feet do not pass each other: the person stands, was not seen, or the recording is shorter than a stride. There are no events."));
        }
    }

    private static Point3[] Scaled(Point3[] path, double factor) => [.. path.Select(point => factor * point)];

    private static Point3 Level(Point3 vector, Point3 up) => vector - (vector.Dot(up) * up);

    private static Point3 OfLengthOne(Point3 vector) => (1 / vector.Length) * vector;

    private static Point3 Unit(Axis axis) => axis.Coordinate() switch
    {
        0 => new(axis.Sign(), 0, 0),
        1 => new(0, axis.Sign(), 0),
        _ => new(0, 0, axis.Sign()),
    };
}
