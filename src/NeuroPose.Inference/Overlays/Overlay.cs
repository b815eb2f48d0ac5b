using NeuroPose.Inference.People;
using NeuroPose.Inference.Processing;
using NeuroPose.Poses;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Overlays;

/// <summary>A video with the poses that were found in it drawn over it, so that a person can look before believing.</summary>
public static class Overlay
{
    private const int Pictures = 12;
    private const int PicturesInARow = 4;
    private const int PictureWidth = 320;

    /// <summary>Draws the poses over the video, and over some frames of it on one sheet.</summary>
    /// <param name="estimated">The poses.</param>
    /// <param name="video">The video that they are of.</param>
    /// <param name="path">The video to write (.mp4 or .mkv).</param>
    /// <param name="sheet">The picture to write (.png), with twelve frames from the first to the last; null for none.</param>
    /// <param name="progress">Is told of each frame; null where nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="VideoException">The video cannot be read again, or a file cannot be written.</exception>
    public static void Write(
        EstimatedVideo estimated, Video video, string path, string? sheet = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(estimated);
        ArgumentNullException.ThrowIfNull(video);
        var rate = estimated.Predictions.Metadata.FramesPerSecond is > 0 and var known ? known : 25;
        var (width, height) = (video.Facts.Width, video.Facts.Height);
        var pictures = new ContactSheet(width, height, PictureWidth, PicturesInARow, Math.Min(Pictures, estimated.Frames.Count));
        using var reader = video.Read(cancellation);
        using var writer = VideoWriter.Create(path, width, height, rate, cancellation: cancellation);
        byte[]? bytes = null;
        while (reader.Next(bytes) is { } frame && frame.Index < estimated.Frames.Count)
        {
            bytes = frame.Pixels;
            Draw(new(bytes, width, height), estimated.Frames[frame.Index], estimated.Skeleton);
            writer.Write(bytes);
            pictures.Take(frame.Index, estimated.Frames.Count, bytes);
            progress?.Report(new(frame.Index + 1, estimated.Frames.Count, "frames", Path.GetFileName(path)));
        }

        writer.Finish();
        if (sheet is not null)
        {
            pictures.Save(sheet, cancellation);
        }
    }

    private static void Draw(Canvas canvas, EstimatedFrame frame, Skeleton skeleton)
    {
        // Below this a keypoint is drawn thin: it is a guess of the model.
        const double Sure = 0.3;
        var thick = Math.Max(1.5, canvas.Width / 300.0);
        for (var at = 0; at < frame.People.Count; at++)
        {
            var (person, color) = (frame.People[at], Canvas.Colors[frame.Numbers[at] % Canvas.Colors.Count]);
            foreach (var bone in skeleton.Bones)
            {
                var (from, to) = (person.Keypoints[bone.From], person.Keypoints[bone.To]);
                if (from.IsKnown && to.IsKnown)
                {
                    canvas.Line((from.X, from.Y), (to.X, to.Y), Math.Min(from.Score, to.Score) >= Sure ? thick : 0.8, color);
                }
            }

            foreach (var keypoint in person.Keypoints)
            {
                if (keypoint.IsKnown)
                {
                    canvas.Disc(keypoint.X, keypoint.Y, keypoint.Score >= Sure ? thick * 1.3 : thick * 0.7, color);
                }
            }
        }
    }
}
