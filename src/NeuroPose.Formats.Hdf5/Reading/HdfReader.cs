namespace NeuroPose.Formats;

/// <summary>A reader of one format inside HDF5. To recognize it, the root and what is directly inside are looked at.</summary>
internal abstract class HdfReader : MotionReader
{
    public sealed override string? Recognize(FileHead head)
    {
        using var file = HdfFile.Open(head.Path, CancellationToken.None);
        return Recognize(file.Root);
    }

    public sealed override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        using var file = HdfFile.Open(path, cancellation);
        return Read(file.Root, options, cancellation);
    }

    /// <summary>What in the root says that the file has this format; null when nothing does.</summary>
    protected abstract string? Recognize(HdfGroup root);

    /// <summary>Reads the recording.</summary>
    protected abstract MotionRecording Read(HdfGroup root, LoadOptions options, CancellationToken cancellation);
}
