using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>What the caller knows about a file. What is given here always wins over what the file says, and is reported as given.</summary>
public sealed record LoadOptions
{
    /// <summary>The format; null recognizes it by what is in the file.</summary>
    public MotionFormat? Format { get; init; }

    /// <summary>Frames in a second; null takes the file's.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>The unit of the coordinates; null takes the file's.</summary>
    public LengthUnit? Unit { get; init; }

    /// <summary>Which way is up; null takes the file's.</summary>
    public Axis? Up { get; init; }

    /// <summary>The skeleton, for files that name no joints or leave a choice; its joints are the file's, in order.</summary>
    public Skeleton? Skeleton { get; init; }

    /// <summary>Points with less confidence become missing; null keeps all.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>True loads the whole frames of a file that was cut short.</summary>
    public bool AllowTruncated { get; init; }

    /// <summary>True for a mirrored (selfie) video: the sides of the body are swapped, as the labels say the wrong ones.</summary>
    public bool Mirrored { get; init; }

    /// <summary>The picture's size in pixels, which turns parts of the picture into pixels; null where not known.</summary>
    public (int Width, int Height)? PictureSize { get; init; }

    /// <summary>True where angles of a MOT/STO file that does not say so are in degrees, false for radians; null where not known.</summary>
    public bool? AnglesInDegrees { get; init; }

    /// <summary>True takes Qualisys files as millimeters, which is QTM's default and not in the file.</summary>
    public bool AssumeQtmMillimeters { get; init; }

    /// <summary>The array of an .npz file, or the table of an HDF5 file; null takes the only one.</summary>
    public string? Key { get; init; }

    /// <summary>The order of the dimensions of a NumPy array where shape alone leaves a choice, in letters: p person, f frame, j joint, c coordinate.</summary>
    public string? ArrayOrder { get; init; }

    /// <summary>The index of the video in a SLEAP project; null takes the first.</summary>
    public int? Video { get; init; }

    /// <summary>MediaPipe's coordinates: true takes meters around the hips, false the picture's; null takes meters where the file has them.</summary>
    public bool? WorldLandmarks { get; init; }

    /// <summary>True also keeps numbers of each point that are neither coordinates nor confidence, such as C3D residuals.</summary>
    public bool PointValues { get; init; }
}
