namespace NeuroPose.Poses;

public sealed partial class Skeleton
{
    private const string CocoJoints = "nose left_eye right_eye left_ear right_ear left_shoulder right_shoulder left_elbow right_elbow left_wrist right_wrist "
        + "left_hip right_hip left_knee right_knee left_ankle right_ankle";

    private const string CocoLimbs = "?_shoulder ?_elbow ?_wrist; ?_shoulder ?_hip ?_knee ?_ankle; nose ?_eye ?_ear";

    private const string CocoRoles = "Nose=nose Eye=?_eye Ear=?_ear Shoulder=?_shoulder Elbow=?_elbow Wrist=?_wrist Hip=?_hip Knee=?_knee Ankle=?_ankle";

    private const string OpenPoseRoles = "Nose=Nose Eye=?Eye Ear=?Ear Shoulder=?Shoulder Elbow=?Elbow Wrist=?Wrist Hip=?Hip Knee=?Knee Ankle=?Ankle";

    private const string OpenPoseFoot = " Heel=?Heel Toe=?BigToe SmallToe=?SmallToe";

    /// <summary>The 43 joints of Berkeley MHAD, which the reference's pose estimator writes.</summary>
    public static Skeleton Mhad43 => Mhad43Layout.Skeleton;

    /// <summary>The 17 keypoints of COCO, which MMPose, RTMPose, ViTPose and YOLO write. No joint of the foot.</summary>
    public static Skeleton Coco17 => Once(ref field, static () => new("COCO-17", CocoJoints, "left", "right")
    {
        Trunk = "left_shoulder right_shoulder; left_hip right_hip",
        Limbs = CocoLimbs,
        Roles = CocoRoles,
    });

    /// <summary>The 133 keypoints of COCO-WholeBody: COCO's 17, six of the feet, 68 of the face and 42 of the hands.</summary>
    public static Skeleton CocoWholeBody133 => Once(ref field, static () => new(
        "COCO-WholeBody-133",
        CocoJoints + " left_big_toe left_small_toe left_heel right_big_toe right_small_toe right_heel "
            + string.Join(' ', Enumerable.Range(0, 68).Select(point => $"face-{point}")) + ' ' + HandJoints("left") + ' ' + HandJoints("right"),
        "left",
        "right")
    {
        Trunk = "left_shoulder right_shoulder; left_hip right_hip",
        Limbs = CocoLimbs + "; ?_ankle ?_heel ?_big_toe ?_small_toe; ?_wrist ?_hand_root; "
            + string.Join("; ", Fingers.Select(finger => $"?_hand_root ?_{finger}1 ?_{finger}2 ?_{finger}3 ?_{finger}4")),
        Roles = CocoRoles + " Hand=?_hand_root Heel=?_heel Toe=?_big_toe SmallToe=?_small_toe",
    });

    /// <summary>The 26 keypoints of Halpe, which AlphaPose and RTMPose write.</summary>
    public static Skeleton Halpe26 => Once(ref field, static () => new(
        "Halpe-26",
        CocoJoints + " head neck hip left_big_toe right_big_toe left_small_toe right_small_toe left_heel right_heel",
        "left",
        "right")
    {
        Trunk = "head neck hip; head nose",
        Limbs = "neck ?_shoulder ?_elbow ?_wrist; hip ?_hip ?_knee ?_ankle ?_heel; ?_ankle ?_big_toe ?_small_toe; nose ?_eye ?_ear",
        Roles = CocoRoles + " Head=head Neck=neck Pelvis=hip Heel=?_heel Toe=?_big_toe SmallToe=?_small_toe",
    });

    /// <summary>OpenPose's 25 keypoints with feet.</summary>
    public static Skeleton Body25 => Once(ref field, static () => new(
        "BODY_25",
        "Nose Neck RShoulder RElbow RWrist LShoulder LElbow LWrist MidHip RHip RKnee RAnkle LHip LKnee LAnkle REye LEye REar LEar "
            + "LBigToe LSmallToe LHeel RBigToe RSmallToe RHeel",
        "L",
        "R")
    {
        Trunk = "Nose Neck MidHip",
        Limbs = "Neck ?Shoulder ?Elbow ?Wrist; MidHip ?Hip ?Knee ?Ankle ?Heel; ?Ankle ?BigToe ?SmallToe; Nose ?Eye ?Ear",
        Roles = OpenPoseRoles + OpenPoseFoot + " Neck=Neck Pelvis=MidHip",
    });

    /// <summary>OpenPose's experimental 25 keypoints: as many as <see cref="Body25"/>, in another order.</summary>
    public static Skeleton Body25B => Once(ref field, static () => new(
        "BODY_25B",
        "Nose LEye REye LEar REar LShoulder RShoulder LElbow RElbow LWrist RWrist LHip RHip LKnee RKnee LAnkle RAnkle UpperNeck HeadTop "
            + "LBigToe LSmallToe LHeel RBigToe RSmallToe RHeel",
        "L",
        "R")
    {
        Trunk = "HeadTop UpperNeck; LShoulder RShoulder; LHip RHip",
        Limbs = "UpperNeck ?Shoulder ?Elbow ?Wrist; ?Shoulder ?Hip ?Knee ?Ankle ?Heel; ?Ankle ?BigToe ?SmallToe; Nose ?Eye ?Ear",
        Roles = OpenPoseRoles + OpenPoseFoot + " Head=HeadTop Neck=UpperNeck",
    });

    /// <summary>OpenPose's older 18 keypoints. No joint of the foot.</summary>
    public static Skeleton OpenPoseCoco18 => Once(ref field, static () => new(
        "OpenPose-COCO-18",
        "Nose Neck RShoulder RElbow RWrist LShoulder LElbow LWrist RHip RKnee RAnkle LHip LKnee LAnkle REye LEye REar LEar",
        "L",
        "R")
    {
        Trunk = "Nose Neck",
        Limbs = "Neck ?Shoulder ?Elbow ?Wrist; Neck ?Hip ?Knee ?Ankle; Nose ?Eye ?Ear",
        Roles = OpenPoseRoles + " Neck=Neck",
    });

    /// <summary>The 33 landmarks of MediaPipe's BlazePose.</summary>
    public static Skeleton BlazePose33 => Once(ref field, static () => new(
        "BlazePose-33",
        "nose left_eye_inner left_eye left_eye_outer right_eye_inner right_eye right_eye_outer left_ear right_ear mouth_left mouth_right "
            + "left_shoulder right_shoulder left_elbow right_elbow left_wrist right_wrist left_pinky right_pinky left_index right_index left_thumb "
            + "right_thumb left_hip right_hip left_knee right_knee left_ankle right_ankle left_heel right_heel left_foot_index right_foot_index",
        "left",
        "right")
    {
        Trunk = "left_shoulder right_shoulder; left_hip right_hip; mouth_left mouth_right",
        Limbs = "?_shoulder ?_elbow ?_wrist ?_pinky ?_index ?_wrist ?_thumb; ?_shoulder ?_hip ?_knee ?_ankle ?_heel ?_foot_index ?_ankle; "
            + "nose ?_eye_inner ?_eye ?_eye_outer ?_ear",
        Roles = CocoRoles + " Hand=?_index Heel=?_heel Toe=?_foot_index",
    });

    /// <summary>The 17 joints of Human3.6M as lifters from 2-D to 3-D write them. Its foot is the ankle.</summary>
    public static Skeleton Human36M17 => Once(ref field, static () => new(
        "H36M-17",
        "root right_hip right_knee right_foot left_hip left_knee left_foot spine thorax neck_base head left_shoulder left_elbow left_wrist "
            + "right_shoulder right_elbow right_wrist",
        "left",
        "right")
    {
        Trunk = "root spine thorax neck_base head",
        Limbs = "thorax ?_shoulder ?_elbow ?_wrist; root ?_hip ?_knee ?_foot",
        Roles = "Head=head Neck=neck_base Chest=thorax Spine=spine Pelvis=root Shoulder=?_shoulder Elbow=?_elbow Wrist=?_wrist Hip=?_hip Knee=?_knee Ankle=?_foot",
    });

    /// <summary>The 24 joints of the SMPL body model.</summary>
    public static Skeleton Smpl24 => Once(ref field, static () => new(
        "SMPL-24",
        "pelvis left_hip right_hip spine1 left_knee right_knee spine2 left_ankle right_ankle spine3 left_foot right_foot neck left_collar "
            + "right_collar head left_shoulder right_shoulder left_elbow right_elbow left_wrist right_wrist left_hand right_hand",
        "left",
        "right")
    {
        Trunk = "pelvis spine1 spine2 spine3 neck head",
        Limbs = "spine3 ?_collar ?_shoulder ?_elbow ?_wrist ?_hand; pelvis ?_hip ?_knee ?_ankle ?_foot",
        Roles = "Head=head Neck=neck Chest=spine3 Spine=spine2 Pelvis=pelvis Shoulder=?_shoulder Elbow=?_elbow Wrist=?_wrist Hand=?_hand Hip=?_hip "
            + "Knee=?_knee Ankle=?_ankle Toe=?_foot",
    });

    /// <summary>The 25 joints of Kinect for Windows v2.</summary>
    public static Skeleton KinectV2 => Once(ref field, static () => new(
        "Kinect-v2-25",
        "SpineBase SpineMid Neck Head ShoulderLeft ElbowLeft WristLeft HandLeft ShoulderRight ElbowRight WristRight HandRight HipLeft KneeLeft "
            + "AnkleLeft FootLeft HipRight KneeRight AnkleRight FootRight SpineShoulder HandTipLeft ThumbLeft HandTipRight ThumbRight",
        "Left",
        "Right")
    {
        Trunk = "SpineBase SpineMid SpineShoulder Neck Head",
        Limbs = "SpineShoulder Shoulder? Elbow? Wrist? Hand? HandTip?; Wrist? Thumb?; SpineBase Hip? Knee? Ankle? Foot?",
        Roles = "Head=Head Neck=Neck Chest=SpineShoulder Spine=SpineMid Pelvis=SpineBase Shoulder=Shoulder? Elbow=Elbow? Wrist=Wrist? Hand=Hand? "
            + "Hip=Hip? Knee=Knee? Ankle=Ankle? Toe=Foot?",
    });

    /// <summary>The 32 joints of Azure Kinect's body tracking.</summary>
    public static Skeleton AzureKinect => Once(ref field, static () => new(
        "AzureKinect-32",
        "PELVIS SPINE_NAVEL SPINE_CHEST NECK CLAVICLE_LEFT SHOULDER_LEFT ELBOW_LEFT WRIST_LEFT HAND_LEFT HANDTIP_LEFT THUMB_LEFT "
            + "CLAVICLE_RIGHT SHOULDER_RIGHT ELBOW_RIGHT WRIST_RIGHT HAND_RIGHT HANDTIP_RIGHT THUMB_RIGHT HIP_LEFT KNEE_LEFT ANKLE_LEFT FOOT_LEFT "
            + "HIP_RIGHT KNEE_RIGHT ANKLE_RIGHT FOOT_RIGHT HEAD NOSE EYE_LEFT EAR_LEFT EYE_RIGHT EAR_RIGHT",
        "LEFT",
        "RIGHT")
    {
        Trunk = "PELVIS SPINE_NAVEL SPINE_CHEST NECK HEAD NOSE",
        Limbs = "SPINE_CHEST CLAVICLE_? SHOULDER_? ELBOW_? WRIST_? HAND_? HANDTIP_?; WRIST_? THUMB_?; PELVIS HIP_? KNEE_? ANKLE_? FOOT_?; NOSE EYE_? EAR_?",
        Roles = "Head=HEAD Nose=NOSE Eye=EYE_? Ear=EAR_? Neck=NECK Chest=SPINE_CHEST Spine=SPINE_NAVEL Pelvis=PELVIS Shoulder=SHOULDER_? Elbow=ELBOW_? "
            + "Wrist=WRIST_? Hand=HAND_? Hip=HIP_? Knee=KNEE_? Ankle=ANKLE_? Toe=FOOT_?",
    });

    /// <summary>The 39 markers of Vicon's Plug-in Gait for the whole body. Its hips are markers of the pelvis, and no joint centers.</summary>
    public static Skeleton PluginGait => Once(ref field, static () => new(
        "PluginGait-39",
        "LFHD RFHD LBHD RBHD C7 T10 CLAV STRN RBAK LSHO LUPA LELB LFRM LWRA LWRB LFIN RSHO RUPA RELB RFRM RWRA RWRB RFIN LASI RASI LPSI RPSI "
            + "LTHI LKNE LTIB LANK LHEE LTOE RTHI RKNE RTIB RANK RHEE RTOE",
        "L",
        "R")
    {
        Trunk = "LFHD RFHD RBHD LBHD LFHD; C7 T10; CLAV STRN; C7 CLAV; LASI RASI RPSI LPSI LASI",
        Limbs = "CLAV ?SHO ?UPA ?ELB ?FRM ?WRA ?FIN ?WRB ?FRM; ?ASI ?THI ?KNE ?TIB ?ANK ?HEE ?TOE ?ANK",
        Roles = "Neck=C7 Chest=STRN Spine=T10 Shoulder=?SHO Elbow=?ELB Wrist=?WRA Hand=?FIN FrontPelvis=?ASI BackPelvis=?PSI Knee=?KNE Ankle=?ANK "
            + "Heel=?HEE Toe=?TOE",
    });

    /// <summary>The skeletons that have a name here.</summary>
    public static IReadOnlyList<Skeleton> Known =>
    [
        Mhad43, Coco17, CocoWholeBody133, Halpe26, Body25, Body25B, OpenPoseCoco18, BlazePose33, Human36M17, Smpl24, KinectV2, AzureKinect, PluginGait,
    ];

    private static string[] Fingers => ["thumb", "forefinger", "middle_finger", "ring_finger", "pinky_finger"];

    /// <summary>A known skeleton by its name, such as <c>BODY_25</c> or <c>COCO-17</c>, in either case.</summary>
    /// <exception cref="ArgumentException">None has that name; the message names the nearest.</exception>
    public static Skeleton Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Known.FirstOrDefault(skeleton => string.Equals(skeleton.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"No skeleton is named \"{name}\".{NearestName.Hint(name, Known.Select(skeleton => skeleton.Name))}", nameof(name));
    }

    /// <summary>
    /// The skeleton of a list of labels: a known one where its joints are exactly these in this order; one of these labels with the roles and
    /// bones of the known skeleton that shares most of its joints with them, at least three; else one of these labels alone.
    /// </summary>
    /// <exception cref="ArgumentException">There are no labels, or two are the same.</exception>
    public static Skeleton ForLabels(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (Known.FirstOrDefault(known => known.JointNames.SequenceEqual(labels)) is { } same)
        {
            return same;
        }

        var nearest = Known.Select(known => (Skeleton: known, Shared: known.JointNames.Count(labels.Contains))).MaxBy(known => known.Shared);
        if (nearest.Shared < 3)
        {
            return new(NoName, labels, []);
        }

        return nearest.Skeleton.Restricted($"{nearest.Skeleton.Name}, {labels.Count} labels", labels);
    }

    /// <summary>Other joints, with the bones and roles of this skeleton between those that have its names.</summary>
    internal Skeleton Restricted(string name, IReadOnlyList<string> labels)
    {
        string[] names = [.. labels];
        int Here(int joint) => Array.IndexOf(names, JointNames[joint]);
        return new(
            name,
            names,
            [.. Bones.Select(bone => new Bone(Here(bone.From), Here(bone.To), bone.Side)).Where(bone => bone.From >= 0 && bone.To >= 0)],
            Roles.Where(role => names.Contains(role.Value)).ToDictionary());
    }

    /// <summary>A skeleton is one object for all threads, and is made when it is first asked for: a session that needs one does not pay for all.</summary>
    private static Skeleton Once(ref Skeleton? made, Func<SkeletonTable> table) =>
        made ?? Interlocked.CompareExchange(ref made, table().Build(), null) ?? made;

    private static string HandJoints(string side) =>
        $"{side}_hand_root " + string.Join(' ', Fingers.SelectMany(finger => Enumerable.Range(1, 4).Select(joint => $"{side}_{finger}{joint}")));
}
