using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>Recognizes and reads a format that is one JSON file.</summary>
internal abstract class JsonMotionReader : MotionReader
{
    public sealed override string? Recognize(FileHead head) => head.Json.Value is { } json ? Recognize(json) : null;

    public sealed override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        var text = JsonBytes.Read(path);
        try
        {
            return Read(text, options, cancellation);
        }
        catch (JsonException problem)
        {
            throw text.Broken(problem);
        }
    }

    /// <summary>What in the head says that the file has this format; null when nothing does.</summary>
    protected abstract string? Recognize(JsonHead head);

    /// <inheritdoc cref="MotionReader.Read"/>
    protected abstract MotionRecording Read(JsonBytes text, LoadOptions options, CancellationToken cancellation);
}
