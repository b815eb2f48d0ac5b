namespace NeuroPose.Videos;

/// <summary>A video cannot be read or written: ffmpeg is not installed, or failed; a file that ends before its video does.</summary>
public sealed class VideoException : NeuroPoseException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="file">The video; null where the problem is no file's.</param>
    /// <param name="innerException">What it follows from.</param>
    internal VideoException(string problem, string? file = null, Exception? innerException = null)
        : base(problem, new(File: file), innerException)
    {
    }
}
