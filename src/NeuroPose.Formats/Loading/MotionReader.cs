namespace NeuroPose.Formats;

/// <summary>Recognizes and reads one format. One instance serves all threads.</summary>
internal abstract class MotionReader
{
    /// <summary>The format that is read.</summary>
    public abstract MotionFormat Format { get; }

    /// <summary>True for a reader that takes the SHA-256 itself, as one of a folder does: over each file's name, a zero byte, and its bytes.</summary>
    public virtual bool HashesItself => false;

    /// <summary>What in the head of the file says that it has this format, as the end of a sentence; null when nothing does.</summary>
    public abstract string? Recognize(FileHead head);

    /// <summary>
    /// Reads the file as it is. What the caller knows better (rate, unit, axes, skeleton, least confidence, mirrored) is put in by
    /// <see cref="GivenByTheCaller"/> afterwards, and the hash and file name by <see cref="MotionFile"/>; a reader uses only the options that
    /// its format asks for.
    /// </summary>
    /// <exception cref="FileFormatException">The file breaks the format; the message names the place.</exception>
    public abstract MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation);
}
