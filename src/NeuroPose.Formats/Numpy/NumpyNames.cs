using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>The names of arrays beside the poses that are understood.</summary>
internal static class NumpyNames
{
    public const string Positions = "positions";
    public const string Labels = "labels";
    public const string Rate = "fps";
    public const string Confidence = "confidence";
    public const string Unit = "unit";
    public const string Up = "up";
    public const string FirstFrame = "first_frame";
    public const string People = "people";
    public const string Order = "order";

    private static readonly string[] Rates = [Rate, "frames_per_second", "frame_rate", "framerate"];
    private static readonly string[] LabelNames = [Labels, "joint_names", "joints", "keypoint_names", "marker_names", "names"];
    private static readonly string[] Confidences = [Confidence, "confidences", "likelihood", "score", "scores"];

    /// <summary>The joints of FreeMoCap's body, which are those of MediaPipe's model.</summary>
    public static IReadOnlyList<string> FreeMoCapBody { get; } =
    [
        "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer", "left_ear", "right_ear",
        "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist", "left_pinky",
        "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb", "left_hip", "right_hip", "left_knee", "right_knee",
        "left_ankle", "right_ankle", "left_heel", "right_heel", "left_foot_index", "right_foot_index",
    ];

    public static bool IsRate(NumpyMember member) => IsNumber(member) && Is(member, Rates);

    public static bool IsLabels(NumpyMember member) => member is { Type.IsText: true, Header.Shape.Count: 1 } && Is(member, LabelNames);

    public static bool IsConfidence(NumpyMember member) => member.Type is { IsNumber: true } && Is(member, Confidences);

    /// <summary>True for a member of that name with one number or text.</summary>
    public static bool IsScalar(NumpyMember member, string name) => member.Type is not null && member.Header.Count == UInt128.One && Is(member, [name]);

    /// <summary>True for FreeMoCap's file of 3-D body points, which its name says and its shape agrees with.</summary>
    public static bool IsFreeMoCapBody(string path, NumpyLayout layout) =>
        Path.GetFileName(path).EndsWith("body_3d_xyz.npy", StringComparison.OrdinalIgnoreCase) && layout is { Joints: 33, Coordinates: 3 };

    /// <summary>The unit as it is written into a file; empty where it is not known.</summary>
    public static string TextOf(LengthUnit unit) => unit == LengthUnit.Normalized ? "normalized" : unit.Symbol();

    private static bool IsNumber(NumpyMember member) => member.Type is { IsNumber: true } && member.Header.Count == UInt128.One;

    private static bool Is(NumpyMember member, IEnumerable<string> names) => names.Contains(member.Name, StringComparer.OrdinalIgnoreCase);
}
