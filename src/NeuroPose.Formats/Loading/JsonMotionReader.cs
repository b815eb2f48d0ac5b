using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>Recognizes and reads a format that is one JSON file.</summary>
/// <typeparam name="TExtra">What the format has that a recording has not.</typeparam>
internal abstract class JsonMotionReader<TExtra> : TypedReader<TExtra>
{
    public sealed override string? Recognize(FileHead head) => head.Json.Value is { } json ? Recognize(json) : null;

    /// <summary>What in the head says that the file has this format; null when nothing does.</summary>
    protected abstract string? Recognize(JsonHead head);

    /// <inheritdoc cref="MotionReader.Read"/>
    protected abstract (MotionRecording Recording, TExtra Extra) ReadWhole(JsonBytes text, LoadOptions options, CancellationToken cancellation);

    protected sealed override (MotionRecording Recording, TExtra Extra) ReadWhole(string path, LoadOptions options, CancellationToken cancellation)
    {
        var text = JsonBytes.Read(path);
        try
        {
            return ReadWhole(text, options, cancellation);
        }
        catch (JsonException problem)
        {
            throw text.Broken(problem);
        }
    }
}
