namespace NeuroPose.Formats;

/// <summary>What a file says about the video it was made from.</summary>
/// <param name="FrameCount">The number of frames the video had; the file may hold fewer or more.</param>
/// <param name="FramesPerSecond">The video's rate as the file states it; 0 means that it was not known.</param>
/// <param name="Width">The picture's width in pixels.</param>
/// <param name="Height">The picture's height in pixels.</param>
public sealed record VideoMetadata(long FrameCount, double FramesPerSecond, long Width, long Height);
