namespace NeuroPose.Live.Sensing;

/// <summary>Addresses of sensing servers as people write them.</summary>
internal static class SensingAddress
{
    /// <summary>The path of the messages about the room.</summary>
    public const string Sensing = "/ws/sensing";

    /// <summary>The path of the people's poses.</summary>
    public const string Pose = "/api/v1/stream/pose";

    /// <summary>The whole address of a WebSocket: a host and port alone get the scheme ws and the path of the messages.</summary>
    /// <exception cref="ArgumentException">It is no address of a WebSocket.</exception>
    public static Uri OfSocket(string address) => Of(address, "ws", "wss", "ws://127.0.0.1:8765") is var uri && uri.AbsolutePath == "/" ? new Uri(uri, Sensing) : uri;

    /// <summary>The address of the server's pages: a host and port alone get the scheme http.</summary>
    /// <exception cref="ArgumentException">It is no address of a web server.</exception>
    public static Uri OfPages(string address) => Of(address, "http", "https", "http://127.0.0.1:8080");

    private static Uri Of(string address, string plain, string secure, string example)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var whole = address.Contains("://", StringComparison.Ordinal) ? address : $"{plain}://{address}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var uri) && (uri.Scheme == plain || uri.Scheme == secure) && uri.Host.Length > 0
            ? uri
            : throw new ArgumentException($"\"{address}\" is no address of a sensing server; expected one such as {example}.", nameof(address));
    }
}
