using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroPose.Jupyter.Wire;

/// <summary>One message of the Jupyter protocol, between its frames on the wire and the kernel.</summary>
/// <remarks>
/// On the wire a message is: identities (ZeroMQ routing, or a topic), the delimiter <c>&lt;IDS|MSG&gt;</c>, the signature, four JSON
/// objects (header, parent header, metadata, content), and any binary buffers. Source: "Messaging in Jupyter", the wire protocol.
/// </remarks>
public sealed record WireMessage
{
    /// <summary>An object without fields, for metadata and content that say nothing.</summary>
    public static JsonElement EmptyObject { get; } = JsonSerializer.SerializeToElement(new { });

    /// <summary>The routing frames before the delimiter; a reply goes back with the request's.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Identities { get; init; } = [];

    /// <summary>What the message is, and from whom.</summary>
    public required MessageHeader Header { get; init; }

    /// <summary>The header of the message that this one answers, or null when it answers none.</summary>
    public MessageHeader? ParentHeader { get; init; }

    /// <summary>The metadata, a JSON object.</summary>
    public JsonElement Metadata { get; init; } = EmptyObject;

    /// <summary>The content, a JSON object whose fields the message type decides.</summary>
    public JsonElement Content { get; init; } = EmptyObject;

    /// <summary>Binary frames after the content. They are not signed.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Buffers { get; init; } = [];

    /// <summary>An answer to this message: it goes back by the same route and names this message as its parent.</summary>
    public WireMessage Answer(MessageHeader header, JsonElement content) =>
        new() { Identities = Identities, Header = header, ParentHeader = Header, Content = content };

    /// <summary>The frames of this message, signed.</summary>
    /// <exception cref="InvalidOperationException">Metadata or content is no JSON object.</exception>
    public IReadOnlyList<ReadOnlyMemory<byte>> Encode(MessageSigner signer) => WireFormat.Encode(this, signer);

    /// <summary>Type, id, and what it answers, in one short line that is safe to print; neither content nor keys.</summary>
    public override string ToString() => ParentHeader is null ? $"{Header}" : $"{Header} for {ParentHeader}";

    /// <summary>Checks the signature of the frames of one message, and then reads them.</summary>
    /// <exception cref="MalformedMessageException">The frames are no message: the place names the frame.</exception>
    /// <exception cref="WrongSignatureException">The message is unsigned or wrongly signed; nothing of it was read.</exception>
    public static WireMessage Decode(IReadOnlyList<ReadOnlyMemory<byte>> frames, MessageSigner signer) => WireFormat.Decode(frames, signer);
}
