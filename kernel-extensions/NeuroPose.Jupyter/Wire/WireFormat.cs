using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuroPose.Jupyter.Wire;

/// <summary>The order of the frames, in both directions.</summary>
internal static class WireFormat
{
    private const int JsonFrames = 4;

    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    public static IReadOnlyList<ReadOnlyMemory<byte>> Encode(WireMessage message, MessageSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var header = Bytes(message.Header.Json, "header");
        var parent = Bytes(message.ParentHeader?.Json ?? WireMessage.EmptyObject, "parent header");
        var metadata = Bytes(message.Metadata, "metadata");
        var content = Bytes(message.Content, "content");
        var signature = signer.Sign(header, parent, metadata, content);
        return [.. message.Identities, Delimiter.ToArray(), signature, header, parent, metadata, content, .. message.Buffers];
    }

    public static WireMessage Decode(IReadOnlyList<ReadOnlyMemory<byte>> frames, MessageSigner signer)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(signer);
        var delimiter = FindDelimiter(frames);
        var first = delimiter + 2;
        var rest = frames.Count - delimiter - 1;
        if (frames.Count < first + JsonFrames)
        {
            throw new MalformedMessageException(
                "message",
                FormattableString.Invariant(
                    $"a signature and {JsonFrames} JSON frames were expected after the delimiter, but got {rest} frames."));
        }

        signer.Verify(
            frames[delimiter + 1].Span,
            frames[first].Span,
            frames[first + 1].Span,
            frames[first + 2].Span,
            frames[first + 3].Span);
        var parent = Json(frames[first + 1], "parent header");
        return new WireMessage
        {
            Identities = [.. frames.Take(delimiter)],
            Header = MessageHeader.Read(Json(frames[first], "header"), "header"),
            ParentHeader = parent.EnumerateObject().Any() ? MessageHeader.Read(parent, "parent header") : null,
            Metadata = Json(frames[first + 2], "metadata"),
            Content = Json(frames[first + 3], "content"),
            Buffers = [.. frames.Skip(first + JsonFrames)],
        };
    }

    private static int FindDelimiter(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Span.SequenceEqual(Delimiter))
            {
                return i;
            }
        }

        throw new MalformedMessageException(
            "message",
            FormattableString.Invariant($"the delimiter <IDS|MSG> was expected among the frames, and none of the {frames.Count} is it."));
    }

    private static JsonElement Json(ReadOnlyMemory<byte> frame, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new MalformedMessageException(name, $"a JSON object was expected, but got {document.RootElement.ValueKind}.");
        }
        catch (JsonException error)
        {
            throw new MalformedMessageException(
                name,
                FormattableString.Invariant(
                    $"JSON was expected, and it breaks at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}."),
                error);
        }
    }

    // The text as it arrived, not written again: a client finds its own header in a reply, whatever it put there.
    private static byte[] Bytes(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object
        ? JsonMarshal.GetRawUtf8Value(json).ToArray()
        : throw new InvalidOperationException($"The {name} of a message must be a JSON object, but got {json.ValueKind}.");
}

/// <summary>Frames that are no Jupyter message: the message is dropped, with this as the reason in the log.</summary>
public sealed class MalformedMessageException : JupyterException
{
    internal MalformedMessageException(string place, string problem, Exception? innerException = null)
        : base(place, problem, innerException)
    {
    }
}
