namespace NeuroPose.Formats;

/// <summary>JSON of MMPose and RTMPose: of the inferencer, of the demo programs, of a video or a picture, in the picture or in space.</summary>
public sealed class MmposeFile
{
    private MmposeFile(MotionRecording recording, IReadOnlyList<Detection> detections) => (Recording, Detections) = (recording, detections);

    /// <summary>
    /// The poses: in the picture in pixels with y down, or in space in a unit that is not known. People are in the order of detection unless
    /// all have a <c>track_id</c>.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>The boxes and scores of the people; boxes are corner and size, whatever the file has.</summary>
    public IReadOnlyList<Detection> Detections { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the format; the message names the place.</exception>
    public static MmposeFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, detections) = new MmposeReader().Load(path, options, cancellation);
        return new(recording, detections);
    }

    /// <summary>The recording in words.</summary>
    public override string ToString() => Recording.ToString();
}
