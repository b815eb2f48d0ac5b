using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Makes angles from the points of a walk, and says of each that cannot be made why.</summary>
internal sealed class WalkAngles
{
    private const string InnerSide = "inner side";

    private const string SeeInSpace = "One camera sees the plane of the walk alone";

    private readonly PoseSequence poses;
    private readonly Point3 up;
    private readonly Point3[] forward;
    private readonly BodyPoints points;
    private readonly bool isPersonSized;

    public WalkAngles(PoseSequence poses, BodyPoints points, Point3 up, Point3[] forward, bool isPersonSized) =>
        (this.poses, this.points, this.up, this.forward, this.isPersonSized) = (poses, points, up, forward, isPersonSized);

    public List<AngleCurve> Curves { get; } = [];

    public List<MissingAngle> Missing { get; } = [];

    private bool IsFlat => poses.Dimensions == 2;

    public void Find()
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            FindPelvis(side);
            FindLeg(side);
        }

        FindTrunk();
    }

    private void FindPelvis(Side side)
    {
        var sign = side == Side.Left ? 1 : -1;
        var pelvis = points.Pelvis;
        (bool, string)[] needed = [(pelvis is not null, "front pelvis and back pelvis (or sacrum)")];
        Add(ClinicalAngle.PelvisTilt, side, pelvis?.Source, needed, frame => pelvis!.Tilt(frame, up));
        AddInSpace(ClinicalAngle.PelvisObliquity, side, pelvis?.Source, needed, frame =>
            -sign * Degrees.OfSine(pelvis!.At(frame).Z.Dot(LeftAt(frame))));
        AddInSpace(ClinicalAngle.PelvisRotation, side, pelvis?.Source, needed, frame =>
        {
            var (axes, left) = (pelvis!.At(frame), LeftAt(frame));
            return -sign * Degrees.Of(axes.X.Dot(left), axes.Y.Dot(left));
        });
    }

    private void FindLeg(Side side)
    {
        var word = Words.Of(side);
        var pelvis = points.Pelvis;
        var (hip, knee, ankle) = (points.Hip(side, isPersonSized), points.Knee(side), points.Ankle(side));
        var (heel, toe) = (points.Heel(side), points.Toe(side));
        (bool, string) hasHip = (hip is not null, $"{word} hip"), hasKnee = (knee is not null, $"{word} knee");
        (bool, string) hasAnkle = (ankle is not null, $"{word} ankle");
        (bool, string) hasHeel = (heel is not null, $"{word} heel"), hasToe = (toe is not null, $"{word} toe");
        (bool, string) hasPelvis = (pelvis is not null, "front pelvis and back pelvis (or sacrum)");
        double Thigh(int frame) => Hanging(knee!.Places[frame] - hip!.Places[frame], frame);
        double Shank(int frame) => Hanging(ankle!.Places[frame] - knee!.Places[frame], frame);
        double Foot(int frame)
        {
            var foot = toe!.Places[frame] - heel!.Places[frame];
            return Degrees.Of(foot.Dot(up), foot.Dot(forward[frame]));
        }

        Add(ClinicalAngle.ThighToVertical, side, Of(hip, knee), [hasHip, hasKnee], Thigh);
        Add(ClinicalAngle.ShankToVertical, side, Of(knee, ankle), [hasKnee, hasAnkle], Shank);
        Add(ClinicalAngle.FootToHorizontal, side, Of(heel, toe), [hasHeel, hasToe], Foot);
        Add(ClinicalAngle.KneeFlexion, side, Of(hip, knee, ankle), [hasHip, hasKnee, hasAnkle],
            frame => Within(Thigh(frame) - Shank(frame)));
        Add(ClinicalAngle.AnkleDorsiflexion, side, Of(knee, ankle, heel, toe), [hasKnee, hasAnkle, hasHeel, hasToe],
            frame => Within(Foot(frame) - Shank(frame)));
        Add(
            ClinicalAngle.HipFlexion,
            side,
            $"{Of(hip, knee)}; pelvis {pelvis?.Source}",
            [hasHip, hasKnee, hasPelvis],
            frame => Within(Thigh(frame) + pelvis!.Tilt(frame, up)),
            pelvis is null && hip is not null && knee is not null
                ? " Without it there is the thigh to vertical, which is off by the pelvis's tilt, about 10 and up to 30 degrees."
                : "");
        AddInSpace(ClinicalAngle.FootProgression, side, Of(heel, toe), [hasHeel, hasToe], frame =>
        {
            var foot = toe!.Places[frame] - heel!.Places[frame];
            return Degrees.Of((side == Side.Left ? 1 : -1) * foot.Dot(LeftAt(frame)), foot.Dot(forward[frame]));
        });
        FindRotations(side, hip, knee, pelvis, [hasHip, hasKnee, hasPelvis]);
    }

    /// <summary>
    /// The hip out of the sagittal plane after Grood and Suntay (J Biomech Eng 1983; 105: 136): abduction is how far the thigh's long axis
    /// leans along the pelvis's axis from right to left, rotation how far the thigh's front is turned from the floating axis.
    /// </summary>
    private void FindRotations(Side side, BodyPoint? hip, BodyPoint? knee, PelvisAxes? pelvis, (bool, string)[] needed)
    {
        var sign = side == Side.Left ? 1 : -1;
        var (outward, example) = (points.KneeOutward(side), side == Side.Left ? "L.Knee.Medial" : "R.Knee.Medial");
        Point3 LongAxis(int frame) => PelvisAxes.Unit(hip!.Places[frame] - knee!.Places[frame]);
        AddInSpace(ClinicalAngle.HipAbduction, side, $"{Of(hip, knee)}; pelvis {pelvis?.Source}", needed,
            frame => -sign * Degrees.OfSine(LongAxis(frame).Dot(pelvis!.At(frame).Y)));
        AddInSpace(
            ClinicalAngle.HipRotation,
            side,
            $"{Of(hip, knee)}; pelvis {pelvis?.Source}; knee axis {outward?.Source}",
            [.. needed, (outward is not null, $"marker on the {InnerSide} of the {Words.Of(side)} knee (such as {example}) that was seen in most frames")],
            frame =>
            {
                var axis = LongAxis(frame);
                var left = sign * outward!.Places[frame];
                var front = PelvisAxes.Unit((left - (left.Dot(axis) * axis)).Cross(axis));
                var floating = PelvisAxes.Unit(pelvis!.At(frame).Y.Cross(axis));
                return -sign * Degrees.Of(floating.Cross(front).Dot(axis), floating.Dot(front));
            });
        foreach (var angle in new[] { ClinicalAngle.KneeAbduction, ClinicalAngle.KneeRotation })
        {
            Missing.Add(new(angle, side, IsFlat
                ? $"{SeeInSpace}."
                : "It is not computed from markers: errors of the knee's axis are as large as the angle. Read it from a file that holds it: "
                    + "ClinicalAngles.From."));
        }
    }

    private void FindTrunk()
    {
        var shoulders = points.Shoulders();
        var hips = BodyPoints.Middle(points.Hip(Side.Left, isPersonSized), points.Hip(Side.Right, isPersonSized)) ?? points.Pelvis?.Center;
        (bool, string)[] needed = [(shoulders is not null, "left and right shoulder"), (hips is not null, "left and right hip")];
        Add(ClinicalAngle.TrunkLean, null, Of(shoulders, hips), needed, frame =>
        {
            var trunk = shoulders!.Places[frame] - hips!.Places[frame];
            return Degrees.Of(trunk.Dot(forward[frame]), trunk.Dot(up));
        });
    }

    private void AddInSpace(ClinicalAngle angle, Side side, string? source, (bool IsThere, string Role)[] needed, Func<int, double> formula)
    {
        if (IsFlat)
        {
            Missing.Add(new(angle, side, $"{SeeInSpace}: {ClinicalAngleNames.NameOf(angle).Replace('_', ' ')} needs poses in space."));
            return;
        }

        Add(angle, side, source, needed, formula);
    }

    private void Add(
        ClinicalAngle angle, Side? side, string? source, (bool IsThere, string Role)[] needed, Func<int, double> formula, string addition = "")
    {
        string[] lacking = [.. needed.Where(need => !need.IsThere).Select(need => need.Role)];
        if (lacking.Length > 0)
        {
            var isUnsized = points.Pelvis is not null && !isPersonSized && !IsFlat;
            var unsized = isUnsized && lacking.Any(role => role.EndsWith(" hip", StringComparison.Ordinal))
                ? " The hip center follows from the pelvis where the unit is known and fits a person: WithUnit or LoadOptions.Unit."
                : "";
            var roles = lacking.All(role => role.Contains(InnerSide, StringComparison.Ordinal))
                ? ""
                : " Name the joints: ClinicalAngleOptions.Roles, or a skeleton file with roles.";
            Missing.Add(new(angle, side, $"The skeleton {poses.Skeleton.Name} has no {string.Join(" and no ", lacking)}.{unsized}{addition}{roles}"));
            return;
        }

        var values = new double[poses.FrameCount];
        var seen = 0;
        for (var frame = 0; frame < values.Length; frame++)
        {
            values[frame] = formula(frame);
            seen += double.IsNaN(values[frame]) ? 0 : 1;
        }

        if (seen == 0)
        {
            Missing.Add(new(angle, side, $"In no frame were all of these seen: {source}."));
            return;
        }

        Curves.Add(new(angle, side, values) { Source = source ?? "" });
    }

    /// <summary>How far the lower end of a segment is before the upper one, seen from straight down.</summary>
    private double Hanging(Point3 segment, int frame) => Degrees.Of(segment.Dot(forward[frame]), -segment.Dot(up));

    private Point3 LeftAt(int frame) => up.Cross(forward[frame]);

    private static string Of(params BodyPoint?[] used) => string.Join(", ", used.Select(point => point?.Source));

    /// <summary>Differences of two angles lie from −180 to 180.</summary>
    private static double Within(double degrees) => degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}
