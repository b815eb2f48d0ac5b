using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuroPose.Jupyter.Wire;

/// <summary>The header of a message: what it is, who sent it, and its id. Fields that this kernel does not know are kept.</summary>
public sealed record MessageHeader
{
    /// <summary>The protocol version that this kernel speaks.</summary>
    public const string ProtocolVersion = "5.3";

    private MessageHeader(JsonElement json, string id, string type, string session)
    {
        Json = json;
        Id = id;
        Type = type;
        Session = session;
    }

    /// <summary>The header as it stands on the wire, byte for byte; a reply carries it back as its parent.</summary>
    public JsonElement Json { get; }

    /// <summary>The message's id (<c>msg_id</c>), unique in its session.</summary>
    public string Id { get; }

    /// <summary>What the message is (<c>msg_type</c>), such as <c>execute_request</c>.</summary>
    public string Type { get; }

    /// <summary>The session of the sender.</summary>
    public string Session { get; }

    /// <summary>Writes a new header.</summary>
    /// <param name="type">What the message is, such as <c>status</c>.</param>
    /// <param name="id">An id that no other message of the session has.</param>
    /// <param name="session">The session of the sender.</param>
    /// <param name="username">The sender's name; kernels say <c>kernel</c>.</param>
    /// <param name="date">When the message was made; written in ISO 8601, UTC, to the microsecond.</param>
    /// <exception cref="ArgumentException">The type or the id is empty.</exception>
    public static MessageHeader Create(string type, string id, string session, string username, DateTimeOffset date)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(username);
        var json = JsonSerializer.SerializeToElement(new
        {
            msg_id = id,
            session,
            username,
            date = date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            msg_type = type,
            version = ProtocolVersion,
        });
        return new MessageHeader(json, id, type, session);
    }

    /// <summary>Whether two headers are the same bytes on the wire.</summary>
    public bool Equals(MessageHeader? other) =>
        other is not null && JsonMarshal.GetRawUtf8Value(Json).SequenceEqual(JsonMarshal.GetRawUtf8Value(other.Json));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Type, Session);

    /// <summary>Type and id in one short line that is safe to print, whatever the client wrote.</summary>
    public override string ToString() => $"{Untrusted.Printable(Type)} {Untrusted.Printable(Id)}";

    internal static MessageHeader Read(JsonElement json, string place)
    {
        var id = Text(json, "msg_id", place);
        var type = Text(json, "msg_type", place);
        return id.Length > 0 && type.Length > 0
            ? new MessageHeader(json, id, type, Text(json, "session", place))
            : throw new MalformedMessageException(place, "\"msg_id\" and \"msg_type\" were expected not to be empty, and one is.");
    }

    private static string Text(JsonElement json, string field, string place)
    {
        var value = Untrusted.Field(json, field)
            ?? throw new MalformedMessageException(place, $"\"{field}\" was expected, and is missing.");
        return Untrusted.Text(value)
            ?? throw new MalformedMessageException(place, $"\"{field}\" was expected to be a text, but got {Untrusted.Kind(value)}.");
    }
}
