using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Where a point of the body is in each frame, NaN where it was not seen, and what it was taken from.</summary>
internal sealed record BodyPoint(Point3[] Places, string Source);

/// <summary>The points that angles need: joint centers of a model before markers, two markers before one. Nothing is bridged.</summary>
internal sealed class BodyPoints
{
    /// <summary>
    /// Joint centers as programs name them, ? is L or R: Plug-in Gait's ends of bones, then the usual letters, then Visual3D's.
    /// </summary>
    private static readonly (BodyPart Part, string[] Names)[] Centers =
    [
        (BodyPart.Hip, ["?FEP", "?HJC", "V_?.Hip_JC"]),
        (BodyPart.Knee, ["?FEO", "?KJC"]),
        (BodyPart.Ankle, ["?TIO", "?AJC", "V_?.Ankle_JC"]),
    ];

    private static readonly (BodyPart Part, string[] Names)[] InnerMarkers =
    [
        (BodyPart.Knee, ["?.Knee.Medial", "?MFC", "?KNM", "?MKNE"]),
        (BodyPart.Ankle, ["?.Ankle.Medial", "?MMAL", "?ANM", "?MANK"]),
    ];

    /// <summary>The back of the pelvis of MHAD-43, which stands in for its hips elsewhere.</summary>
    private const string BackHip = "?hipb";

    private readonly PoseSequence poses;
    private readonly IReadOnlyDictionary<JointRole, string> named;
    private readonly GaitJoints joints;

    public BodyPoints(PoseSequence poses, IReadOnlyDictionary<JointRole, string> named)
    {
        (this.poses, this.named, joints) = (poses, named, new(poses.Skeleton, named));
        var (left, right) = (Marker(BodyPart.FrontPelvis, Side.Left), Marker(BodyPart.FrontPelvis, Side.Right));
        var back = BackOfPelvis();
        Pelvis = left is null || right is null || back is null ? null : new(left, right, back);
    }

    /// <summary>The pelvis's axes; null where its front or back is not known.</summary>
    public PelvisAxes? Pelvis { get; }

    public BodyPoint? Heel(Side side) => Marker(BodyPart.Heel, side);

    public BodyPoint? Toe(Side side) => Marker(BodyPart.Toe, side);

    public BodyPoint? Ankle(Side side) => Joint(BodyPart.Ankle, side);

    public BodyPoint? Knee(Side side) => Joint(BodyPart.Knee, side);

    /// <summary>
    /// The hip's center: a joint that the caller or the skeleton names, or a model's; else from the pelvis by Harrington's regression; else
    /// the marker on the greater trochanter.
    /// </summary>
    /// <param name="side">The side.</param>
    /// <param name="isPersonSized">Whether the lengths are known to be millimeters of a person, which the regression needs.</param>
    public BodyPoint? Hip(Side side, bool isPersonSized)
    {
        var role = new JointRole(BodyPart.Hip, side);
        if (named.ContainsKey(role))
        {
            return Marker(BodyPart.Hip, side);
        }

        if (Center(BodyPart.Hip, side) is { } center && IsSeenAsOftenAs(center, Pelvis?.Center))
        {
            return center;
        }

        if (poses.Skeleton.Find(BodyPart.Hip, side) is { } joint && IndexOf(BackHip, side) != joint)
        {
            return At(joint);
        }

        return (isPersonSized && poses.Dimensions == 3 ? Pelvis?.HipCenter(side, poses.Unit.InMillimeters()) : null)
            ?? (joints.Find(BodyPart.Hip, side) is { } marker && IndexOf(BackHip, side) != marker ? At(marker) : null);
    }

    /// <summary>
    /// From the middle of the leg outward, in each frame: the knee's outer marker minus its inner one; null where one is missing.
    /// </summary>
    public BodyPoint? KneeOutward(Side side)
    {
        if (joints.Find(BodyPart.Knee, side) is not { } outer || Inner(BodyPart.Knee, side) is not { } inner)
        {
            return null;
        }

        var (from, to) = (At(inner), At(outer));
        return new([.. from.Places.Zip(to.Places, (a, b) => b - a)], $"{from.Source} to {to.Source}");
    }

    /// <summary>The middle of the shoulders; null where one is not known.</summary>
    public BodyPoint? Shoulders() => Middle(Marker(BodyPart.Shoulder, Side.Left), Marker(BodyPart.Shoulder, Side.Right));

    public static BodyPoint? Middle(BodyPoint? a, BodyPoint? b) => a is null || b is null
        ? null
        : new([.. a.Places.Zip(b.Places, (left, right) => 0.5 * (left + right))], $"the middle of {a.Source} and {b.Source}");

    private BodyPoint? Joint(BodyPart part, Side side)
    {
        if (named.ContainsKey(new(part, side)) || joints.Find(part, side) is not { } outer)
        {
            return Marker(part, side) ?? Center(part, side);
        }

        var marker = At(outer);
        return Center(part, side) is { } center && IsSeenAsOftenAs(center, marker) ? center
            : Inner(part, side) is { } inner ? Middle(marker, At(inner))
            : marker;
    }

    private BodyPoint? BackOfPelvis()
    {
        BodyPoint? Of(Side side) => Marker(BodyPart.BackPelvis, side) ?? (IndexOf(BackHip, side) is { } joint ? At(joint) : null);
        var (both, sacrum) = (Middle(Of(Side.Left), Of(Side.Right)), joints.Find(BodyPart.Sacrum, null));
        return sacrum is { } joint && !(both is not null && 2 * SeenCount(both) > poses.FrameCount) ? At(joint) : both;
    }

    private BodyPoint? Marker(BodyPart part, Side side) => joints.Find(part, side) is { } joint ? At(joint) : null;

    private BodyPoint? Center(BodyPart part, Side side) => Centers.Where(row => row.Part == part).SelectMany(row => row.Names)
        .Select(name => IndexOf(name, side)).FirstOrDefault(index => index is not null) is { } joint
        ? At(joint)
        : null;

    /// <summary>A model's center that is there in a few frames alone does not stand for markers that were seen throughout.</summary>
    private static bool IsSeenAsOftenAs(BodyPoint center, BodyPoint? markers) =>
        SeenCount(center) > 0 && (markers is null || 2 * SeenCount(center) >= SeenCount(markers));

    /// <summary>
    /// The inner marker, where it was seen in most frames: in many laboratories it is on the leg in the standing trial alone.
    /// </summary>
    private int? Inner(BodyPart part, Side side) => InnerMarkers.Where(row => row.Part == part).SelectMany(row => row.Names)
        .Select(name => IndexOf(name, side)).FirstOrDefault(index => index is { } joint && 2 * SeenCount(At(joint)) > poses.FrameCount);

    private BodyPoint At(int joint)
    {
        var places = new Point3[poses.FrameCount];
        for (var frame = 0; frame < places.Length; frame++)
        {
            places[frame] = poses[frame, joint] is { IsFinite: true } place ? place : Point3.Unknown;
        }

        return new(places, poses.Skeleton.JointNames[joint]);
    }

    private static int SeenCount(BodyPoint point) => point.Places.Count(place => place.IsFinite);

    private int? IndexOf(string pattern, Side side)
    {
        var name = pattern.Replace('?', side == Side.Left ? 'L' : 'R');
        for (var joint = 0; joint < poses.JointCount; joint++)
        {
            if (string.Equals(poses.Skeleton.JointNames[joint], name, StringComparison.OrdinalIgnoreCase))
            {
                return joint;
            }
        }

        return null;
    }
}
