namespace NeuroPose.Formats;

/// <summary>
/// Landmarks of MediaPipe. There is no standard file; read are tables with a row a landmark (<c>frame, t_ms, lm_id, x_px, …, wx_m, …</c>) or a
/// row a frame (<c>x0, y0, z0, v0, …</c>), and JSON of results with <c>landmarks</c>, <c>poseLandmarks</c> and <c>worldLandmarks</c>.
/// </summary>
public sealed class MediaPipeFile
{
    private MediaPipeFile(MotionRecording recording, MediaPipeLandmarks landmarks) =>
        (Recording, HasWorldLandmarks, HasPictureLandmarks) = (recording, landmarks.World.Count > 0, landmarks.Picture.Count > 0);

    /// <summary>
    /// The landmarks in meters around the middle of the hips where the file has them, else those in the picture;
    /// <see cref="LoadOptions.WorldLandmarks"/> chooses. y points down. Confidences are visibilities; with
    /// <see cref="LoadOptions.PointValues"/> the presence, which is none, is among the points' values.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>True where the file has landmarks in meters.</summary>
    public bool HasWorldLandmarks { get; }

    /// <summary>True where the file has landmarks in the picture.</summary>
    public bool HasPictureLandmarks { get; }

    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, is none of these, or has not the landmarks that were asked for.</exception>
    public static MediaPipeFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, landmarks) = new MediaPipeReader().Load(path, options, cancellation);
        return new(recording, landmarks);
    }

    /// <summary>The recording in words.</summary>
    public override string ToString() => Recording.ToString();
}
