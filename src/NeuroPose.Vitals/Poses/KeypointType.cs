namespace NeuroPose.Vitals.Poses;

/// <summary>The 17 keypoints of COCO, in its order.</summary>
public enum KeypointType
{
    /// <summary>The nose.</summary>
    Nose,

    /// <summary>The left eye.</summary>
    LeftEye,

    /// <summary>The right eye.</summary>
    RightEye,

    /// <summary>The left ear.</summary>
    LeftEar,

    /// <summary>The right ear.</summary>
    RightEar,

    /// <summary>The left shoulder.</summary>
    LeftShoulder,

    /// <summary>The right shoulder.</summary>
    RightShoulder,

    /// <summary>The left elbow.</summary>
    LeftElbow,

    /// <summary>The right elbow.</summary>
    RightElbow,

    /// <summary>The left wrist.</summary>
    LeftWrist,

    /// <summary>The right wrist.</summary>
    RightWrist,

    /// <summary>The left hip.</summary>
    LeftHip,

    /// <summary>The right hip.</summary>
    RightHip,

    /// <summary>The left knee.</summary>
    LeftKnee,

    /// <summary>The right knee.</summary>
    RightKnee,

    /// <summary>The left ankle.</summary>
    LeftAnkle,

    /// <summary>The right ankle.</summary>
    RightAnkle,
}
