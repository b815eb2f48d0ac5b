using NeuroPose.Inference.People;

namespace NeuroPose.Inference.Adapters;

/// <summary>Who counts as found.</summary>
internal static class Presence
{
    /// <summary>
    /// Whether keypoints of a model that always gives one person are of one: at least a quarter of them reach the threshold. On an empty
    /// floor nearly none does.
    /// </summary>
    public static bool IsThere(IReadOnlyList<Keypoint> keypoints, double threshold) =>
        keypoints.Count(keypoint => keypoint.IsKnown && keypoint.Score >= threshold) * 4 >= keypoints.Count;

    /// <summary>
    /// Of boxes that cover each other by more than the share, the surest only. Equally sure ones are taken in their order.
    /// </summary>
    public static List<T> WithoutDoubles<T>(IEnumerable<T> found, Func<T, PersonBox> box, double share)
    {
        List<T> kept = [];
        foreach (var one in found.OrderByDescending(one => box(one).Score))
        {
            if (kept.All(other => box(other).Overlap(box(one)) <= share))
            {
                kept.Add(one);
            }
        }

        return kept;
    }
}
