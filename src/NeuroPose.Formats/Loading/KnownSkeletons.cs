using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>The skeletons that formats have without saying so.</summary>
internal static class KnownSkeletons
{
    /// <summary>The skeleton of these labels, where a known one shares joints with them; else null.</summary>
    public static Skeleton? For(MotionFormat format, IReadOnlyList<string> labels) =>
        labels.Count > 0 && Skeleton.ForLabels(labels) is { Roles.Count: > 0 } known ? known : null;

    /// <summary>The skeleton that a format has when it names no joints, by their number; null when none is known.</summary>
    public static Skeleton? Assumed(MotionFormat format, int joints, int dimensions = 2) => (format, joints, dimensions) switch
    {
        (MotionFormat.OpenPose, 25, _) => Skeleton.Body25,
        (MotionFormat.OpenPose, 18, _) => Skeleton.OpenPoseCoco18,
        (MotionFormat.Mmpose, 17, 3) => Skeleton.Human36M17,
        (MotionFormat.Mmpose or MotionFormat.AlphaPose or MotionFormat.Coco, 17, _) => Skeleton.Coco17,
        (MotionFormat.Mmpose or MotionFormat.AlphaPose, 26, _) => Skeleton.Halpe26,
        (MotionFormat.Mmpose or MotionFormat.AlphaPose or MotionFormat.Coco, 133, _) => Skeleton.CocoWholeBody133,
        (MotionFormat.MediaPipe, 33, _) => Skeleton.BlazePose33,
        (MotionFormat.AzureKinect, 32, _) => Skeleton.AzureKinect,
        _ => null,
    };
}
