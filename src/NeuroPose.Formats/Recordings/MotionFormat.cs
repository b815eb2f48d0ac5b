namespace NeuroPose.Formats;

/// <summary>The motion files that are read.</summary>
public enum MotionFormat
{
    /// <summary>C3D of optical laboratories.</summary>
    C3d,

    /// <summary>Marker trajectories of OpenSim (.trc).</summary>
    Trc,

    /// <summary>Tables over time of OpenSim (.mot, .sto).</summary>
    Storage,

    /// <summary>A folder of OpenPose, with a JSON file for each frame; or one such file.</summary>
    OpenPose,

    /// <summary>JSON of MMPose and RTMPose.</summary>
    Mmpose,

    /// <summary>JSON of AlphaPose.</summary>
    AlphaPose,

    /// <summary>Keypoints of the COCO annotation format.</summary>
    Coco,

    /// <summary>Landmarks of MediaPipe, as tables or JSON.</summary>
    MediaPipe,

    /// <summary>Body tracking of Azure Kinect's offline processor.</summary>
    AzureKinect,

    /// <summary>Tables of DeepLabCut (.csv).</summary>
    DeepLabCutCsv,

    /// <summary>Tables of DeepLabCut in HDF5 (.h5).</summary>
    DeepLabCutHdf5,

    /// <summary>SLEAP's analysis files (.analysis.h5).</summary>
    SleapAnalysis,

    /// <summary>SLEAP's projects (.slp).</summary>
    SleapProject,

    /// <summary>3-D tables of Anipose.</summary>
    Anipose,

    /// <summary>Poses in NWB files (ndx-pose).</summary>
    NwbPose,

    /// <summary>Biovision hierarchies (.bvh).</summary>
    Bvh,

    /// <summary>ASCII exports of Vicon Nexus (.csv).</summary>
    NexusCsv,

    /// <summary>3-D exports of Qualisys Track Manager (.tsv).</summary>
    QualisysTsv,

    /// <summary>Exports of OptiTrack Motive (.csv).</summary>
    MotiveCsv,

    /// <summary>Arrays of NumPy (.npy, .npz).</summary>
    Numpy,

    /// <summary>VideoPredictions of the NeuroPose reference.</summary>
    VideoPredictions,

    /// <summary>Plain tables with a row a frame and label_x, label_y, … for each point (.csv).</summary>
    PosesCsv,
}

/// <summary>What the formats are called.</summary>
public static class MotionFormats
{
    /// <summary>The format's name as its makers write it.</summary>
    public static string Title(this MotionFormat format) => format switch
    {
        MotionFormat.C3d => "C3D",
        MotionFormat.Trc => "OpenSim TRC",
        MotionFormat.Storage => "OpenSim MOT/STO",
        MotionFormat.OpenPose => "OpenPose",
        MotionFormat.Mmpose => "MMPose",
        MotionFormat.AlphaPose => "AlphaPose",
        MotionFormat.Coco => "COCO keypoints",
        MotionFormat.MediaPipe => "MediaPipe",
        MotionFormat.AzureKinect => "Azure Kinect",
        MotionFormat.DeepLabCutCsv => "DeepLabCut CSV",
        MotionFormat.DeepLabCutHdf5 => "DeepLabCut HDF5",
        MotionFormat.SleapAnalysis => "SLEAP analysis",
        MotionFormat.SleapProject => "SLEAP project",
        MotionFormat.Anipose => "Anipose CSV",
        MotionFormat.NwbPose => "NWB ndx-pose",
        MotionFormat.Bvh => "BVH",
        MotionFormat.NexusCsv => "Vicon Nexus CSV",
        MotionFormat.QualisysTsv => "Qualisys TSV",
        MotionFormat.MotiveCsv => "OptiTrack Motive CSV",
        MotionFormat.Numpy => "NumPy",
        MotionFormat.PosesCsv => "poses CSV",
        _ => "NeuroPose VideoPredictions",
    };
}

/// <summary>Which format a file has, and why it is taken for it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Reason">What in the file says so.</param>
public sealed record FormatGuess(MotionFormat Format, string Reason)
{
    /// <summary>The format and the reason in a line.</summary>
    public override string ToString() => $"{Format.Title()} ({Reason})";
}
