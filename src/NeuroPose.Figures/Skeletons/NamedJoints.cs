using NeuroPose.Poses;

namespace NeuroPose.Figures.Skeletons;

/// <summary>Which joints a drawing names: all 43 would hide the body.</summary>
internal static class NamedJoints
{
    private const int MostNames = 20;

    private static readonly string[] Main =
    [
        "head", "lsho2", "rsho2", "lelb", "relb", "lwri", "rwri", "lhipl", "rhipl",
        "lkne", "rkne", "lank", "rank", "lhee", "rhee", "lfoo", "rfoo",
    ];

    /// <summary>
    /// Head, shoulders, elbows, wrists, hips, knees, ankles, heels and feet; all joints of a small skeleton of other names; else none.
    /// </summary>
    public static IReadOnlyList<int> Of(Skeleton skeleton)
    {
        int[] main = [.. Enumerable.Range(0, skeleton.JointCount).Where(joint => Main.Contains(skeleton.JointNames[joint]))];
        return main.Length >= 5 ? main : skeleton.JointCount <= MostNames ? [.. Enumerable.Range(0, skeleton.JointCount)] : [];
    }
}
