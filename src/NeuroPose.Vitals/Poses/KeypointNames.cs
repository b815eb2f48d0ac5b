using System.Collections.Immutable;

namespace NeuroPose.Vitals.Poses;

/// <summary>What keypoints are called in files: COCO's names, in COCO's order.</summary>
public static class KeypointNames
{
    /// <summary>The names by the order of <see cref="KeypointType"/>: <c>nose</c> to <c>right_ankle</c>.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
        "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    ];

    /// <summary>A keypoint's name in files.</summary>
    /// <param name="type">The keypoint.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the 17.</exception>
    public static string Name(this KeypointType type) =>
        (int)type >= 0 && (int)type < All.Length ? All[(int)type] : throw new ArgumentOutOfRangeException(nameof(type), type, "COCO has 17 keypoints.");

    /// <summary>The keypoint of a name; null when there is none of that name.</summary>
    /// <param name="name">A name as in <see cref="All"/>.</param>
    public static KeypointType? Find(string name) => All.IndexOf(name) is >= 0 and var index ? (KeypointType)index : null;
}
