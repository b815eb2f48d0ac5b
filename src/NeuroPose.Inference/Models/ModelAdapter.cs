namespace NeuroPose.Inference.Models;

/// <summary>How a model's numbers are read: what goes into it, and what its tensors mean.</summary>
public enum ModelAdapter
{
    /// <summary>MoveNet lightning and thunder: one person, 17 keypoints.</summary>
    MoveNetSingle,

    /// <summary>MoveNet multipose: up to six people, 17 keypoints each.</summary>
    MoveNetMulti,

    /// <summary>BlazePose's landmarks, with its detector: one person, 33 landmarks, in the picture and in space around the hip.</summary>
    BlazePose,

    /// <summary>BlazePose's detector.</summary>
    BlazePoseDetector,

    /// <summary>RTMPose and others that give a distribution along x and one along y for each keypoint (SimCC), on a person's box.</summary>
    SimCC,

    /// <summary>RTMW3D: SimCC with a third distribution along z.</summary>
    SimCC3D,

    /// <summary>Heat maps as of HRNet, on a person's box.</summary>
    HeatMap,

    /// <summary>Heat maps with unbiased data processing as of ViTPose, on a person's box.</summary>
    HeatMapUdp,

    /// <summary>Ultralytics' YOLO pose 8 and 11: several people.</summary>
    YoloPose,

    /// <summary>RTMO: several people.</summary>
    Rtmo,

    /// <summary>YOLOX, a detector of people.</summary>
    Yolox,

    /// <summary>RTMDet, a detector of people.</summary>
    RtmDet,

    /// <summary>MeTRAbs on a person's box, with the camera's intrinsic matrix: joints in space, in the camera's frame.</summary>
    MetrabsCrop,
}

/// <summary>The adapters by the words that cards have for them.</summary>
internal static class ModelAdapters
{
    private static readonly (string Word, ModelAdapter Adapter)[] Words =
    [
        ("movenet-single", ModelAdapter.MoveNetSingle), ("movenet-multi", ModelAdapter.MoveNetMulti), ("blazepose", ModelAdapter.BlazePose),
        ("blazepose-detector", ModelAdapter.BlazePoseDetector), ("simcc", ModelAdapter.SimCC), ("rtmw3d", ModelAdapter.SimCC3D),
        ("heatmap", ModelAdapter.HeatMap), ("heatmap-udp", ModelAdapter.HeatMapUdp), ("yolo-pose", ModelAdapter.YoloPose), ("rtmo", ModelAdapter.Rtmo),
        ("yolox", ModelAdapter.Yolox), ("rtmdet", ModelAdapter.RtmDet), ("metrabs-crop", ModelAdapter.MetrabsCrop),
    ];

    /// <summary>The words.</summary>
    public static IEnumerable<string> Known => Words.Select(one => one.Word);

    /// <summary>The word for an adapter.</summary>
    public static string Word(this ModelAdapter adapter) => Words.First(one => one.Adapter == adapter).Word;

    /// <summary>The adapter of a word; null where there is none.</summary>
    public static ModelAdapter? Find(string word) =>
        Words.Where(one => one.Word.Equals(word, StringComparison.OrdinalIgnoreCase)).Select(one => (ModelAdapter?)one.Adapter).FirstOrDefault();

    /// <summary>Whether it finds people and no keypoints.</summary>
    public static bool IsDetector(this ModelAdapter adapter) =>
        adapter is ModelAdapter.BlazePoseDetector or ModelAdapter.Yolox or ModelAdapter.RtmDet;

    /// <summary>Whether it looks at one person in a box that something else has found.</summary>
    public static bool NeedsBox(this ModelAdapter adapter) =>
        adapter is ModelAdapter.SimCC or ModelAdapter.SimCC3D or ModelAdapter.HeatMap or ModelAdapter.HeatMapUdp or ModelAdapter.MetrabsCrop;
}
