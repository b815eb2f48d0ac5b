using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeuroPose.Testing;

/// <summary>
/// A web server on this machine that serves files as a test wants: whole, from where it is asked, broken off, slow, wrong. One answer a
/// connection. It ends with the test.
/// </summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, Func<WebRequest, WebAnswer>> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<WebRequest> requests = new();

    public LoopbackServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyList<WebRequest> Requests => [.. requests];

    /// <summary>The address of a path, which starts with a slash.</summary>
    public Uri AddressOf(string path) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{path}"));

    /// <summary>Answers a path in a way of the test's own; the number of requests for it before is in the request.</summary>
    public void Answer(string path, Func<WebRequest, WebAnswer> answer) => pages[path] = answer;

    /// <summary>Serves a file, whole or from where it is asked; answers before the last may be changed.</summary>
    public void Serve(string path, byte[] content, string? tag = null, Func<WebRequest, WebAnswer, WebAnswer>? change = null) =>
        Answer(path, request => (change ?? ((_, answer) => answer))(request, FileAnswer(request, content, tag)));

    /// <summary>Ends the server: whoever connects then is refused. Once more does nothing.</summary>
    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
    }

    private static WebAnswer FileAnswer(WebRequest request, byte[] content, string? tag)
    {
        var ifRange = request.Headers.GetValueOrDefault("if-range");
        var answer = new WebAnswer(200, content);
        if (request.RangeStart is { } start && (ifRange is null || ifRange == tag))
        {
            answer = start >= content.Length
                ? new WebAnswer(416, []).With("Content-Range", $"bytes */{content.Length}")
                : new WebAnswer(206, content[(int)start..]).With("Content-Range", $"bytes {start}-{content.Length - 1}/{content.Length}");
        }

        return tag is null ? answer : answer.With("ETag", tag);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                _ = Task.Run(() => ConverseAsync(client));
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is { } request)
                {
                    requests.Enqueue(request);
                    await SendAsync(stream, pages.TryGetValue(request.Path, out var answer) ? answer(request) : new(404, []));
                }
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private async Task<WebRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (await reader.ReadLineAsync(end.Token) is not { } first || first.Split(' ') is not [_, var path, _])
        {
            return null;
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new(path, headers, requests.Count(request => request.Path == path));
    }

    private async Task SendAsync(NetworkStream stream, WebAnswer answer)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Status\r\nConnection: close\r\n");
        if (answer.HasLength)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        }

        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), end.Token);
        var body = answer.Body.AsMemory(0, Math.Min(answer.Body.Length, answer.BreakAfter ?? int.MaxValue));
        var piece = answer.Pause > TimeSpan.Zero ? Math.Max(1, body.Length / 8) : Math.Max(1, body.Length);
        for (var at = 0; at < body.Length; at += piece)
        {
            await Task.Delay(answer.Pause, end.Token);
            await stream.WriteAsync(body.Slice(at, Math.Min(piece, body.Length - at)), end.Token);
        }

        if (answer.StaysOpen)
        {
            await Task.Delay(Timeout.Infinite, end.Token);
        }
    }
}

/// <summary>What a client asked for.</summary>
/// <param name="Path">The path.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Earlier">How many requests for this path there were before.</param>
public sealed record WebRequest(string Path, IReadOnlyDictionary<string, string> Headers, int Earlier)
{
    /// <summary>The first byte that is asked for; null when all are.</summary>
    public long? RangeStart => Headers.TryGetValue("range", out var range) && range.StartsWith("bytes=", StringComparison.Ordinal)
        ? long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
        : null;
}

/// <summary>What a server answers.</summary>
/// <param name="Status">The status, such as 200.</param>
/// <param name="Body">What follows the headers.</param>
public sealed record WebAnswer(int Status, byte[] Body)
{
    /// <summary>Headers beside those of the connection.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Whether the length of the body is said.</summary>
    public bool HasLength { get; init; } = true;

    /// <summary>The connection breaks after so many bytes of the body; null when it does not.</summary>
    public int? BreakAfter { get; init; }

    /// <summary>Waits before each eighth of the body.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>After the body nothing happens any more, until the client goes.</summary>
    public bool StaysOpen { get; init; }

    /// <summary>The same with one more header.</summary>
    public WebAnswer With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>An answer that sends on to another address.</summary>
    public static WebAnswer SendOn(string to, int status = 302) => new WebAnswer(status, []).With("Location", to);
}
