using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Where the joints that gait needs are in a skeleton: by the caller's word, by its roles, or by the names of markers.</summary>
internal sealed class GaitJoints
{
    /// <summary>
    /// Names of markers by role; ? is L or R. Plug-in Gait, the sets with dots of the Rizzoli institute and its kin, OpenSim's.
    /// </summary>
    private static readonly (BodyPart Part, string[] Names)[] Markers =
    [
        (BodyPart.Heel, ["?HEE", "?.Heel", "?HEEL", "?CAL", "?_HEEL", "?Heel", "?CA"]),
        (BodyPart.Toe, ["?TOE", "?.MT2", "?.MT1", "?MT2", "?MT1", "?_TOE", "?LA_TOE", "?Toe", "?BigToe", "?SM"]),
        (BodyPart.Ankle, ["?AJC", "?ANK", "?.Ankle", "?LMAL", "?_ANK", "?Ankle", "?LM"]),
        (BodyPart.Knee, ["?KJC", "?KNE", "?.Knee", "?LFC", "?_KNE", "?Knee"]),
        (BodyPart.Hip, ["?HJC", "?.GTR", "?TROC", "?Hip"]),
        (BodyPart.FrontPelvis, ["?ASI", "?.ASIS", "?ASIS", "?IAS"]),
        (BodyPart.BackPelvis, ["?PSI", "?.PSIS", "?PSIS", "?IPS"]),
    ];

    private static readonly string[] SacrumMarkers = ["SACR", "SACRUM", "Sacrum"];

    private readonly Skeleton skeleton;
    private readonly IReadOnlyDictionary<JointRole, string> named;

    public GaitJoints(Skeleton skeleton, IReadOnlyDictionary<JointRole, string> named) => (this.skeleton, this.named) = (skeleton, named);

    /// <summary>The joint's index; null where the skeleton has none of that role.</summary>
    public int? Find(BodyPart part, Side? side)
    {
        if (named.TryGetValue(new(part, side), out var joint))
        {
            return skeleton.IndexOf(joint);
        }

        return skeleton.Find(part, side) ?? Names(part, side).Select(IndexOf).FirstOrDefault(index => index is not null);
    }

    /// <summary>
    /// The joints whose mean is the middle of the pelvis: front and back of it where most frames have them, else one of the two, the hips, or
    /// one joint.
    /// </summary>
    public IReadOnlyList<int> Pelvis(PoseSequence walk)
    {
        int?[] Both(BodyPart part) => [Find(part, Side.Left), Find(part, Side.Right)];
        int?[] front = Both(BodyPart.FrontPelvis), back = Both(BodyPart.BackPelvis), sacrum = [Find(BodyPart.Sacrum, null)];
        IReadOnlyList<int?[]> sets = [[.. front, .. back], [.. front, .. sacrum], Both(BodyPart.Hip), back, front, sacrum, [Find(BodyPart.Pelvis, null)]];
        int[] best = [];
        var most = 0;
        foreach (var set in sets.Where(set => set.All(joint => joint is not null)))
        {
            int[] joints = [.. set.Select(joint => joint!.Value)];
            var seen = Enumerable.Range(0, walk.FrameCount).Count(frame => joints.All(joint => walk[frame, joint].IsFinite));
            if (seen > most + (walk.FrameCount / 20))
            {
                (best, most) = (joints, seen);
            }
        }

        return best;
    }

    private static IEnumerable<string> Names(BodyPart part, Side? side) => part == BodyPart.Sacrum
        ? SacrumMarkers
        : Markers.Where(row => row.Part == part && side is not null)
            .SelectMany(row => row.Names)
            .Select(name => name.Replace('?', side == Side.Left ? 'L' : 'R'));

    private int? IndexOf(string name)
    {
        for (var joint = 0; joint < skeleton.JointCount; joint++)
        {
            if (string.Equals(skeleton.JointNames[joint], name, StringComparison.OrdinalIgnoreCase))
            {
                return joint;
            }
        }

        return null;
    }

    /// <summary>A joint's place in each frame, gaps bridged.</summary>
    public static Point3[] Path(PoseSequence walk, IReadOnlyList<int> joints, int maxGap)
    {
        var path = new Point3[walk.FrameCount];
        for (var frame = 0; frame < path.Length; frame++)
        {
            var sum = new Point3(0, 0, 0);
            foreach (var joint in joints)
            {
                sum += walk[frame, joint];
            }

            path[frame] = (1.0 / joints.Count) * sum;
        }

        return Curves.Bridge(path, maxGap);
    }
}
