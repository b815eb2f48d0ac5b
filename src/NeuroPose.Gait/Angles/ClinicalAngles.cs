using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// The angles of a walk that gait laboratories report, in degrees and signed, one value a frame; from poses or from a file that holds them.
/// What is not available is listed with its reason. Immutable.
/// </summary>
public sealed record ClinicalAngles
{
    private const double LeastTravelMillimeters = 1000;

    /// <summary>A thigh that looks shorter than this share of its longest lies more than 15° out of the picture's plane.</summary>
    private const double CosineOfFifteenDegrees = 0.9659258262890683;

    private ClinicalAngles()
    {
    }

    /// <summary>What to call the walk in tables and figures.</summary>
    public string Label { get; private init; } = "";

    /// <summary>By which definitions the angles were made.</summary>
    public required AngleConvention Convention { get; init; }

    /// <summary>Where the angles are from: computed from which poses, or read from which file.</summary>
    public required string Origin { get; init; }

    /// <summary>True where the poses have two dimensions: there are angles in the plane of the walk alone.</summary>
    public bool IsSagittalOnly { get; private init; }

    /// <summary>The number of frames.</summary>
    public required int FrameCount { get; init; }

    /// <summary>Frames in a second; NaN where the file does not say.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>The angles, left before right.</summary>
    public required IReadOnlyList<AngleCurve> Curves { get; init; }

    /// <summary>The angles that are not available, each with its reason.</summary>
    public required IReadOnlyList<MissingAngle> Missing { get; init; }

    /// <summary>The directions that the angles were measured in; null for angles of a file.</summary>
    public WalkingFrame? WalkingFrame { get; private init; }

    /// <summary>What is wrong with the poses: a unit or an up that cannot be, swapped feet.</summary>
    public IReadOnlyList<GaitProblem> Problems { get; private init; } = [];

    /// <summary>What was assumed, turned or subtracted, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>One angle in degrees, a value a frame.</summary>
    /// <param name="angle">Which angle.</param>
    /// <param name="side">The side; null for the trunk.</param>
    /// <exception cref="NeuroPoseException">The angle is not available; the message says why.</exception>
    public ReadOnlySpan<double> this[ClinicalAngle angle, Side? side] => Curve(angle, side).Values.Span;

    /// <summary>True where the angle is available.</summary>
    public bool Has(ClinicalAngle angle, Side? side) => Find(angle, side) is not null;

    /// <summary>One angle with what it was made from.</summary>
    /// <exception cref="NeuroPoseException">The angle is not available; the message says why.</exception>
    public AngleCurve Curve(ClinicalAngle angle, Side? side)
    {
        if (Find(angle, side) is { } curve)
        {
            return curve;
        }

        var reason = Missing.FirstOrDefault(row => row.Angle == angle && row.Side == side)?.Reason
            ?? (ClinicalAngleNames.HasNoSide(angle) ? "It has no side." : side is null ? "Name a side." : "It was not asked for.");
        throw new NeuroPoseException(
            $"the {ClinicalAngleNames.InWords(angle, side)} is not available. {reason}", new(File: Label.Length == 0 ? null : Label));
    }

    /// <summary>
    /// The angles of a walk, from joints found by their roles. No gap is bridged and nothing is smoothed: an angle is NaN in frames in
    /// which a joint that it needs was not seen.
    /// </summary>
    /// <remarks>
    /// F is the horizontal walking direction, U is up, H, K and A are the centers of hip, knee and ankle. thigh = atan2((K−H)·F, −(K−H)·U),
    /// shank = atan2((A−K)·F, −(A−K)·U), foot = atan2((toe−heel)·U, (toe−heel)·F); pelvis tilt = atan2 of the height of the pelvis's back
    /// over its front and their horizontal distance; knee = thigh − shank, hip = thigh + pelvis tilt, ankle = foot − shank; trunk lean =
    /// atan2 of shoulders − hips along F and along U. Out of the plane: pelvis obliquity and rotation in the order tilt, obliquity,
    /// rotation; hip abduction and rotation after Grood and Suntay; foot progression is the angle of heel → toe from F, outward positive.
    /// The reference page gait-angles has signs, sources and what each skeleton gives.
    /// </remarks>
    /// <param name="walk">One person's poses, 2 or 3 dimensions. Two dimensions give angles of the plane of the walk alone.</param>
    /// <param name="options">Roles and the walking direction.</param>
    /// <returns>The angles that the skeleton gives, and the reasons of the others.</returns>
    /// <exception cref="NeuroPoseException">The rate is not known, the skeleton has no hips and no pelvis or no feet, or the poses' stated
    /// up does not fit the body.</exception>
    /// <exception cref="ArgumentException">A named joint is not in the skeleton, or the given direction is upright or 0.</exception>
    public static ClinicalAngles Of(PoseSequence walk, ClinicalAngleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(walk);
        options ??= new();
        var measured = Walk.Of(walk, options.Roles, new GaitEventOptions().MaxGapSeconds, "clinical angles");
        GaitProblem[] problems = [.. measured.Problems.Where(problem => problem.Rule is GaitRule.Scale or GaitRule.Sides)];
        if (!measured.IsUpright)
        {
            throw new NeuroPoseException($"clinical angles: {problems[0].Message}", new(File: walk.Origin?.FileName));
        }

        var (forward, note) = ForwardOf(measured, options.Forward);
        var isPersonSized = walk.Unit.IsLength() && problems.All(problem => problem.Rule != GaitRule.Scale);
        var points = new BodyPoints(walk, options.Roles);
        WalkAngles angles = new(walk, points, measured.Up, forward, isPersonSized);
        angles.Find();
        return new()
        {
            Label = walk.Label,
            Convention = AngleConvention.SagittalPlane,
            Origin = $"computed from the joints of {walk.Skeleton.Name}",
            IsSagittalOnly = walk.Dimensions == 2,
            FrameCount = walk.FrameCount,
            FramesPerSecond = walk.FramesPerSecond,
            Curves = angles.Curves,
            Missing = angles.Missing,
            WalkingFrame = measured.Frame,
            Problems = problems,
            Notes = [note, .. walk.Dimensions == 2 ? OutOfPlane(points) : []],
        };
    }

    /// <summary>
    /// The angles that a recording holds: Plug-in Gait's outputs (<c>LKneeAngles</c>) and OpenSim's coordinates (<c>knee_angle_r</c>), as
    /// they are; only signs are turned so that each angle is positive where its name says, and radians become degrees.
    /// </summary>
    /// <param name="recording">A C3D, a Nexus export, a MOT or STO.</param>
    /// <param name="options">The person, and the sign of OpenSim's knees.</param>
    /// <exception cref="NeuroPoseException">The recording holds no such angles.</exception>
    public static ClinicalAngles From(MotionRecording recording, AngleFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var file = FileAngles.In(recording.ModelOutputs, options ?? new()) ?? throw new NeuroPoseException(
            "the recording holds no joint angles; expected outputs of Plug-in Gait such as LKneeAngles, or columns of OpenSim such as "
            + "knee_angle_r. Compute them: ClinicalAngles.Of.",
            new(File: recording.FileName.Length == 0 ? null : recording.FileName));
        return new()
        {
            Label = Path.GetFileNameWithoutExtension(recording.FileName),
            Convention = file.Convention,
            Origin = $"read from {(recording.FileName.Length == 0 ? "the recording" : recording.FileName)} ({file.Convention})",
            FrameCount = recording.ModelOutputs.RowCount,
            FramesPerSecond = recording.ModelOutputs.FramesPerSecond,
            Curves = file.Curves,
            Missing = file.Missing,
            Notes = file.Notes,
        };
    }

    /// <summary>True where <see cref="From"/> finds angles in the recording.</summary>
    public static bool AreIn(MotionRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return FileAngles.In(recording.ModelOutputs, new())?.Curves.Count > 0;
    }

    /// <summary>
    /// The angles minus their means in a standing trial: what a marker's place on the skin adds to all frames is gone, and so is any
    /// posture that the person stands with. Angles that the standing trial lacks become unavailable.
    /// </summary>
    /// <param name="standing">The angles of the same person standing, by the same convention.</param>
    /// <exception cref="ArgumentException">The standing trial's angles are of another convention.</exception>
    public ClinicalAngles RelativeTo(ClinicalAngles standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.Convention != Convention)
        {
            throw new ArgumentException(
                $"The standing angles are by {standing.Convention}, these by {Convention}; an offset needs one convention.", nameof(standing));
        }

        List<AngleCurve> curves = [];
        List<MissingAngle> missing = [.. Missing];
        List<string> offsets = [];
        foreach (var curve in Curves)
        {
            double[] still = standing.Find(curve.Angle, curve.Side) is { } other ? [.. other.Values.ToArray().Where(double.IsFinite)] : [];
            if (still.Length == 0)
            {
                missing.Add(new(curve.Angle, curve.Side, "The standing trial has no such angle: its offset is not known."));
                continue;
            }

            var offset = Moments.Mean(still);
            offsets.Add(FormattableString.Invariant($"{ClinicalAngleNames.InWords(curve.Angle, curve.Side)} {offset:0.0}°"));
            curves.Add(curve with { Values = curve.Values.ToArray().Select(value => value - offset).ToArray() });
        }

        var trial = standing.Label.Length == 0 ? "a standing trial" : $"the standing trial {standing.Label}";
        return this with
        {
            Curves = curves,
            Missing = missing,
            Notes = [.. Notes, $"The means of {trial} were subtracted: {string.Join(", ", offsets)}."],
        };
    }

    /// <summary>
    /// The toe-out of one stance: the mean foot progression from 20 to 80 % of it, in degrees, outward positive; NaN where no such frame
    /// was seen.
    /// </summary>
    /// <param name="side">The foot.</param>
    /// <param name="contactSeconds">Its initial contact, in seconds from the first frame.</param>
    /// <param name="footOffSeconds">Its foot off.</param>
    /// <exception cref="NeuroPoseException">There is no foot progression; the message says why.</exception>
    public double ToeOut(Side side, double contactSeconds, double footOffSeconds)
    {
        var values = this[ClinicalAngle.FootProgression, side];
        var (sum, count) = (0.0, 0);
        var stance = footOffSeconds - contactSeconds;
        var (from, to) = ((contactSeconds + (0.2 * stance)) * FramesPerSecond, (contactSeconds + (0.8 * stance)) * FramesPerSecond);
        for (var frame = (int)Math.Max(0, Math.Ceiling(from)); frame <= to && frame < values.Length; frame++)
        {
            (sum, count) = double.IsNaN(values[frame]) ? (sum, count) : (sum + values[frame], count + 1);
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>Some angles of one side as a series to be warped and drawn; columns that are not available are refused.</summary>
    /// <param name="side">The side.</param>
    /// <param name="angles">Which angles; all available ones where none is named.</param>
    /// <exception cref="NeuroPoseException">An angle is not available; the message says why.</exception>
    public FeatureSeries Series(Side side, params IReadOnlyList<ClinicalAngle> angles)
    {
        ArgumentNullException.ThrowIfNull(angles);
        AngleCurve[] curves = angles.Count == 0
            ? [.. Curves.Where(curve => curve.Side == side)]
            : [.. angles.Select(angle => Curve(angle, ClinicalAngleNames.HasNoSide(angle) ? null : side))];
        var numbers = new double[FrameCount * curves.Length];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = curves[at % curves.Length].Values.Span[at / curves.Length];
        }

        return new($"{Label} {Words.Of(side)}".Trim(), [.. curves.Select(curve => ClinicalAngleNames.NameOf(curve.Angle))], "deg", numbers);
    }

    /// <summary>Writes the angles as CSV: time in seconds, and a column an angle such as <c>left_knee_flexion (deg)</c>.</summary>
    /// <param name="path">The file to write.</param>
    public void ToCsv(string path) => new CsvRows(
        ["time_s", .. Curves.Select(curve => ClinicalAngleNames.InWords(curve.Angle, curve.Side).Replace(' ', '_') + " (deg)")],
        Enumerable.Range(0, FrameCount).Select(frame => Curves
            .Select(curve => CsvField.Number(curve.Values.Span[frame]))
            .Prepend(CsvField.Number(frame / FramesPerSecond)))).Save(path);

    /// <summary>What is available and where it is from, in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Curves.Count} angles × {FrameCount} frames, {Origin}; {Missing.Count} not available");

    private AngleCurve? Find(ClinicalAngle angle, Side? side) => Curves.FirstOrDefault(curve => curve.Angle == angle && curve.Side == side);

    private static (Point3[] Forward, string Note) ForwardOf(Walk walk, Point3? given)
    {
        if (given is { } direction)
        {
            var level = direction - (direction.Dot(walk.Up) * walk.Up);
            var one = level.Length > 0 && level.IsFinite
                ? PelvisAxes.Unit(level)
                : throw new ArgumentException($"The walking direction {direction} has no horizontal part.");
            return ([.. Enumerable.Repeat(one, walk.FrameCount)], "Forward is the direction that was given.");
        }

        var seen = Enumerable.Range(0, walk.FrameCount).Where(frame => walk.Pelvis[frame].IsFinite).ToList();
        if (walk.Frame is { IsStraight: true, IsTreadmill: false } && seen.Count > 0)
        {
            var travel = walk.Pelvis[seen[^1]] - walk.Pelvis[seen[0]];
            travel -= travel.Dot(walk.Up) * walk.Up;
            if (travel.Length >= LeastTravelMillimeters && travel.Dot(walk.Forward[0]) > 0)
            {
                return ([.. Enumerable.Repeat(PelvisAxes.Unit(travel), walk.FrameCount)], "Forward is the pelvis's travel.");
            }
        }

        return (walk.Forward, $"Forward is {walk.Frame.ForwardSource}.");
    }

    /// <summary>
    /// A walk that leaves the picture's plane makes its segments look shorter: the angles are then wrong by more than it shows.
    /// </summary>
    private static IEnumerable<string> OutOfPlane(BodyPoints points)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            if (points.Hip(side, false) is not { } hip || points.Knee(side) is not { } knee)
            {
                continue;
            }

            var lengths = Gait.Curves.Ascending(hip.Places.Zip(knee.Places, (a, b) => (a - b).Length));
            var share = OrderStatistics.Quantile(lengths, 0.05) / OrderStatistics.Quantile(lengths, 0.95);
            if (share < CosineOfFifteenDegrees)
            {
                var away = Degrees.Of(Math.Sqrt(1 - (share * share)), share);
                yield return FormattableString.Invariant($"The {Words.Of(side)} thigh looks {100 * (1 - share):0} % shorter in some frames than in ")
                    + FormattableString.Invariant($"others: it leaves the picture's plane by about {away:0}°, or its joints jump.");
            }
        }
    }
}
