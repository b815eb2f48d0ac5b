namespace NeuroPose.Formats;

/// <summary>3-D tables of Anipose.</summary>
public static class AniposeFile
{
    /// <summary>The name of the reprojection error in <see cref="RecordedPerson.PointValues"/>, in pixels.</summary>
    public const string ErrorName = "error";

    /// <summary>The name of the number of cameras in <see cref="RecordedPerson.PointValues"/>.</summary>
    public const string CamerasName = "ncams";

    /// <summary>
    /// Loads a file with the reprojection error and the number of cameras of each point. The confidence is the score: the smallest likelihood
    /// among the cameras. The unit is that of the calibration board, usually millimeters, and is not in the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or breaks the format; the message names line and column.</exception>
    public static MotionRecording Load(string path, LoadOptions? options = null, CancellationToken cancellation = default) =>
        MotionFile.Load(new AniposeReader(), path, (options ?? new()) with { PointValues = true }, cancellation);
}
