namespace NeuroPose.Formats;

/// <summary>The lists of keypoints that OpenPose writes for a person.</summary>
public enum OpenPosePart
{
    /// <summary>The body in the picture.</summary>
    Body,

    /// <summary>The face in the picture.</summary>
    Face,

    /// <summary>The left hand in the picture.</summary>
    LeftHand,

    /// <summary>The right hand in the picture.</summary>
    RightHand,

    /// <summary>The body in space.</summary>
    Body3D,

    /// <summary>The face in space.</summary>
    Face3D,

    /// <summary>The left hand in space.</summary>
    LeftHand3D,

    /// <summary>The right hand in space.</summary>
    RightHand3D,
}

/// <summary>How the parts are written.</summary>
internal static class OpenPoseParts
{
    public static string FieldName(this OpenPosePart part) => part switch
    {
        OpenPosePart.Body => "pose_keypoints_2d",
        OpenPosePart.Face => "face_keypoints_2d",
        OpenPosePart.LeftHand => "hand_left_keypoints_2d",
        OpenPosePart.RightHand => "hand_right_keypoints_2d",
        OpenPosePart.Body3D => "pose_keypoints_3d",
        OpenPosePart.Face3D => "face_keypoints_3d",
        OpenPosePart.LeftHand3D => "hand_left_keypoints_3d",
        _ => "hand_right_keypoints_3d",
    };

    public static int Dimensions(this OpenPosePart part) => part < OpenPosePart.Body3D ? 2 : 3;

    /// <summary>Numbers of a keypoint: its coordinates and the confidence.</summary>
    public static int Width(this OpenPosePart part) => part.Dimensions() + 1;
}
