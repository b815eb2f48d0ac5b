using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>The skeletons that formats have without saying so.</summary>
internal static class KnownSkeletons
{
    /// <summary>The skeleton whose joints have exactly these names, in this order; null when none is known.</summary>
    public static Skeleton? For(MotionFormat format, IReadOnlyList<string> labels) => null;

    /// <summary>The skeleton that a format has when it names no joints, by their number; null when none is known.</summary>
    public static Skeleton? Assumed(MotionFormat format, int joints, int dimensions = 2) => NameOf(format, joints, dimensions) is { } name ? Named(name) : null;

    private static string? NameOf(MotionFormat format, int joints, int dimensions) => (format, joints, dimensions) switch
    {
        (MotionFormat.OpenPose, 25, _) => "BODY_25",
        (MotionFormat.OpenPose, 18, _) => "OpenPose-COCO-18",
        (MotionFormat.OpenPose, 135, _) => "BODY_135",
        (MotionFormat.Mmpose, 17, 3) => "H36M-17",
        (MotionFormat.Mmpose or MotionFormat.AlphaPose or MotionFormat.Coco, 17, _) => "COCO-17",
        (MotionFormat.Mmpose or MotionFormat.AlphaPose, 26, _) => "Halpe-26",
        (MotionFormat.Mmpose or MotionFormat.AlphaPose or MotionFormat.Coco, 133, _) => "COCO-WholeBody-133",
        (MotionFormat.MediaPipe, 33, _) => "BlazePose-33",
        (MotionFormat.AzureKinect, 32, _) => "AzureKinect-32",
        _ => null,
    };

    private static Skeleton? Named(string name) => null;
}
