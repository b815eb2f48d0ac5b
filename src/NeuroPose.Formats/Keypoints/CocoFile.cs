namespace NeuroPose.Formats;

/// <summary>Keypoints of the COCO annotation format: annotations with their images, or the results of an estimator.</summary>
public sealed class CocoFile
{
    private CocoFile(MotionRecording recording, CocoContents contents) => (Recording, Images, Detections) = (recording, contents.Images, contents.Detections);

    /// <summary>
    /// The poses, in pixels with y down; a frame is an image, in the order of the file. The third number of annotations is a visibility (1
    /// hidden, 2 visible) and no confidence; points with 0 are missing. In results it is the estimator's score. People are in the order of
    /// the file unless they have a <c>track_id</c>; people of each category have its joints.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>The images, one a frame; empty for results, which do not list them.</summary>
    public IReadOnlyList<CocoImage> Images { get; }

    /// <summary>The boxes and scores of the people.</summary>
    public IReadOnlyList<Detection> Detections { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, not JSON, or breaks the format; the message names the place.</exception>
    public static CocoFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, contents) = new CocoReader().Load(path, options, cancellation);
        return new(recording, contents);
    }

    /// <summary>The recording in words.</summary>
    public override string ToString() => Recording.ToString();
}

/// <summary>An image of a COCO file.</summary>
/// <param name="Id">Its number in the file.</param>
/// <param name="FileName">Its file's name; empty where there is none.</param>
/// <param name="Width">Its width in pixels; 0 where the file does not say.</param>
/// <param name="Height">Its height in pixels; 0 where the file does not say.</param>
public sealed record CocoImage(long Id, string FileName, long Width, long Height);

/// <summary>What a COCO file has beside poses.</summary>
internal sealed record CocoContents(IReadOnlyList<CocoImage> Images, IReadOnlyList<Detection> Detections);
