using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>Reads landmarks of MediaPipe from tables and JSON.</summary>
internal sealed class MediaPipeReader : TypedReader<MediaPipeLandmarks>
{
    public override MotionFormat Format => MotionFormat.MediaPipe;

    public override string? Recognize(FileHead head) =>
        head.Json.Value is { } json ? MediaPipeJson.Recognize(json)
        : head.IsFolder || head.IsBinary || head.Lines.Value is not [var header, ..] || PosesCsvReader.IsAsWritten(head) ? null
        : MediaPipeColumns.Of(header)?.Reason;

    protected override (MotionRecording Recording, MediaPipeLandmarks Extra) ReadWhole(string path, LoadOptions options, CancellationToken cancellation)
    {
        var landmarks = FileHead.Of(path).Json.Value is null ? MediaPipeTable.Read(path, cancellation) : ReadJson(path, cancellation);
        return (landmarks.ToRecording(options), landmarks);
    }

    private static MediaPipeLandmarks ReadJson(string path, CancellationToken cancellation)
    {
        var text = JsonBytes.Read(path);
        try
        {
            return new MediaPipeJson(text, cancellation).Read();
        }
        catch (JsonException problem)
        {
            throw text.Broken(problem);
        }
    }
}
