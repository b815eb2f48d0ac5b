namespace NeuroPose.Formats;

/// <summary>Body tracking of Azure Kinect's offline processor.</summary>
public sealed class KinectFile
{
    private readonly IReadOnlyList<double[]> orientations;

    private KinectFile(MotionRecording recording, KinectExtra extra) =>
        (Recording, orientations, SdkVersion) = (recording, extra.Orientations, extra.SdkVersion);

    /// <summary>
    /// The bodies, in millimeters in front of the depth camera: x right, y down, z away. A body that was lost gets another number when it is
    /// found again. <see cref="MotionRecording.Times"/> has the timestamps.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>The version of the body tracking library that wrote the file; empty where it does not say.</summary>
    public string SdkVersion { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the format; the message names the place.</exception>
    public static KinectFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, extra) = new KinectReader().Load(path, options, cancellation);
        return new(recording, extra);
    }

    /// <summary>The orientations of a person's joints: frames × joints × 4 numbers, the quaternion's w, x, y, z; NaN where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public ReadOnlyMemory<double> Orientations(int person)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, orientations.Count);
        return orientations[person];
    }

    /// <summary>The recording in words.</summary>
    public override string ToString() => Recording.ToString();
}

/// <summary>What a file of Azure Kinect has beside positions.</summary>
internal sealed record KinectExtra(string SdkVersion, IReadOnlyList<double[]> Orientations);
