namespace NeuroPose.Formats;

/// <summary>JSON of AlphaPose: a list of people, each of an image.</summary>
public sealed class AlphaPoseFile
{
    private AlphaPoseFile(MotionRecording recording, IReadOnlyList<Detection> detections) => (Recording, Detections) = (recording, detections);

    /// <summary>
    /// The poses, in pixels with y down. The number in an image's name is the frame's number. Confidences may pass 1. People are those of
    /// <c>idx</c>; a file without tracking has everybody as 0, and its people are in the order of detection.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>The boxes and scores of the people; a score may pass 1 and is no probability.</summary>
    public IReadOnlyList<Detection> Detections { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the format; the message names the place.</exception>
    public static AlphaPoseFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, detections) = new AlphaPoseReader().Load(path, options, cancellation);
        return new(recording, detections);
    }

    /// <summary>The recording in words.</summary>
    public override string ToString() => Recording.ToString();
}
