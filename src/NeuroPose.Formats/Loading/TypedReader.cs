namespace NeuroPose.Formats;

/// <summary>A reader of a format that has more than a recording holds.</summary>
/// <typeparam name="TExtra">What it has besides.</typeparam>
internal abstract class TypedReader<TExtra> : MotionReader
{
    /// <summary>Reads the file as it is.</summary>
    protected abstract (MotionRecording Recording, TExtra Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation);

    public sealed override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation) =>
        ReadWhole(path, options, cancellation).Recording;

    /// <summary>Loads a file as <see cref="MotionFile"/> does, with what a recording does not hold.</summary>
    public (MotionRecording Recording, TExtra Extra) Load(string path, LoadOptions? options, CancellationToken cancellation)
    {
        var once = new Once(this);
        var recording = MotionFile.Load(once, path, options, cancellation);
        return (recording, once.Extra!);
    }

    /// <summary>Keeps the rest of one file.</summary>
    private sealed class Once(TypedReader<TExtra> reader) : MotionReader
    {
        public TExtra? Extra { get; private set; }

        public override MotionFormat Format => reader.Format;

        public override bool HashesItself => reader.HashesItself;

        public override string? Recognize(FileHead head) => reader.Recognize(head);

        public override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
        {
            var (recording, extra) = reader.ReadWhole(path, options, cancellation);
            Extra = extra;
            return recording;
        }
    }
}
