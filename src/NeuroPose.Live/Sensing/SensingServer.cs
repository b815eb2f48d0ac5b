using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Streams;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Live.Sensing;

/// <summary>
/// The pages of a sensing server: its health and <c>/api/v1</c>. Answers are read as loosely as messages are; an answer that says no, also
/// with the status 200, is an error with the server's words.
/// </summary>
public sealed class SensingServer : IDisposable
{
    private const int MostBytes = 16 << 20;

    private readonly HttpClient http;

    /// <summary>Makes a client; nothing is connected before a page is asked for.</summary>
    /// <param name="address">Such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="options">The token, the authorities and the limits; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a web server.</exception>
    public SensingServer(string address, SensingClientOptions? options = null)
    {
        options ??= new();
        options.Check();
        Address = SensingAddress.OfPages(address);
        var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = options.ConnectLimit, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Certificates.IsTrusted(certificate, chain, errors, options.Authorities);
        http = new(handler) { BaseAddress = Address, Timeout = 4 * options.ConnectLimit, MaxResponseContentBufferSize = MostBytes };
        http.DefaultRequestHeaders.Authorization = options.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    /// <summary>The server's address.</summary>
    public Uri Address { get; }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary><c>/health</c>: whether the server runs, and on which data.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<ServerHealth> HealthAsync(CancellationToken cancellation = default)
    {
        var page = await FieldsAsync("health", cancellation).ConfigureAwait(false);
        return new(page.Text("status"), page.Text("source"), page.Integer("tick"), page.Count("clients"));
    }

    /// <summary><c>/api/v1/info</c>: the server's version and what it can.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<ServerInfo> InfoAsync(CancellationToken cancellation = default)
    {
        var page = await FieldsAsync("api/v1/info", cancellation).ConfigureAwait(false);
        var features = page.Member("features") is { ValueKind: JsonValueKind.Object } known ? known.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.True).Select(one => one.Name) : [];
        return new(page.Text("version"), page.Text("backend"), page.Text("source"), page.Text("environment"), [.. features]);
    }

    /// <summary><c>/api/v1/sensing/latest</c>: the newest update; null when there was none yet.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<SensingUpdate?> LatestAsync(CancellationToken cancellation = default)
    {
        var page = await PageAsync(HttpMethod.Get, "api/v1/sensing/latest", null, cancellation).ConfigureAwait(false);
        return new LooseFields(page).Has("nodes") || new LooseFields(page).Has("features")
            ? MessageParser.Parse(JsonSerializer.SerializeToUtf8Bytes(page), "sensing_update") as SensingUpdate
            : null;
    }

    /// <summary><c>/api/v1/nodes</c>: the nodes that the server hears.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<ImmutableArray<ServerNodeState>> NodesAsync(CancellationToken cancellation = default)
    {
        var page = await FieldsAsync("api/v1/nodes", cancellation).ConfigureAwait(false);
        return
        [
            .. page.Objects("nodes").Select(node => new ServerNodeState(
                node.Name("node_id"), node.Text("status"), node.Number("last_seen_ms"), node.Number("rssi_dbm"), node.Text("motion_level"), node.Count("person_count"))),
        ];
    }

    /// <summary><c>/api/v1/vital-signs</c>: the server's own estimate of the room; null when it has none.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<ServerVitals?> VitalSignsAsync(CancellationToken cancellation = default) =>
        MessageParser.ServerVitals((await FieldsAsync("api/v1/vital-signs", cancellation).ConfigureAwait(false)).Object("vital_signs"));

    /// <summary><c>/api/v1/edge-vitals</c>: what a node reported last; null when none did.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<EdgeVitalsPacket?> EdgeVitalsAsync(CancellationToken cancellation = default)
    {
        var vitals = (await FieldsAsync("api/v1/edge-vitals", cancellation).ConfigureAwait(false)).Object("edge_vitals");
        return vitals.IsEmpty ? null : MessageParser.Vitals(vitals);
    }

    /// <summary><c>/api/v1/pose/current</c>: the people that the server draws now.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<PoseMessage> PoseAsync(CancellationToken cancellation = default)
    {
        var page = await PageAsync(HttpMethod.Get, "api/v1/pose/current", null, cancellation).ConfigureAwait(false);
        var pose = (PoseMessage)MessageParser.Parse(JsonSerializer.SerializeToUtf8Bytes(page), "pose_data");
        return pose with { Source = pose.Source ?? new LooseFields(page).Text("source") };
    }

    /// <summary><c>/api/v1/recording/list</c>: the server's recordings.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<ImmutableArray<ServerRecording>> RecordingsAsync(CancellationToken cancellation = default)
    {
        var page = await FieldsAsync("api/v1/recording/list", cancellation).ConfigureAwait(false);
        return
        [
            .. page.Objects("recordings").Select(one => new ServerRecording(
                one.Name("id") ?? one.Text("name"), one.Text("status"), one.Integer("frame_count") ?? one.Integer("frames"), one.Integer("file_size_bytes") ?? one.Integer("size_bytes") ?? one.Integer("size"))),
        ];
    }

    /// <summary><c>/api/v1/recording/start</c>: begins a recording on the server.</summary>
    /// <param name="id">Its name; null for one that the server makes.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The recording's name.</returns>
    /// <exception cref="SensingServerException">No answer, or the server refuses.</exception>
    public async Task<string?> StartRecordingAsync(string? id = null, CancellationToken cancellation = default)
    {
        var answer = new LooseFields(await PageAsync(HttpMethod.Post, "api/v1/recording/start", id is null ? "{}" : JsonSerializer.Serialize(new { id }), cancellation).ConfigureAwait(false));
        return answer.Name("recording_id") ?? id;
    }

    /// <summary><c>/api/v1/recording/stop</c>: ends the recording on the server.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The recording's name.</returns>
    /// <exception cref="SensingServerException">No answer, or the server refuses.</exception>
    public async Task<string?> StopRecordingAsync(CancellationToken cancellation = default) =>
        new LooseFields(await PageAsync(HttpMethod.Post, "api/v1/recording/stop", "{}", cancellation).ConfigureAwait(false)).Name("recording_id");

    /// <summary><c>/api/v1/calibration/status</c>: the state of the empty room's model.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<CalibrationState> CalibrationAsync(CancellationToken cancellation = default)
    {
        var page = await FieldsAsync("api/v1/calibration/status", cancellation).ConfigureAwait(false);
        return new(page.Truth("active"), page.Text("status"), page.Integer("frame_count"));
    }

    /// <summary><c>/api/v1/calibration/start</c>: begins to learn the empty room.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or the server refuses.</exception>
    public Task StartCalibrationAsync(CancellationToken cancellation = default) => PageAsync(HttpMethod.Post, "api/v1/calibration/start", "{}", cancellation);

    /// <summary><c>/api/v1/calibration/stop</c>: ends it.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or the server refuses.</exception>
    public Task StopCalibrationAsync(CancellationToken cancellation = default) => PageAsync(HttpMethod.Post, "api/v1/calibration/stop", "{}", cancellation);

    /// <summary><c>/api/v1/models</c>: the models on the server, by name.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<ImmutableArray<string>> ModelsAsync(CancellationToken cancellation = default) =>
        [.. (await FieldsAsync("api/v1/models", cancellation).ConfigureAwait(false)).Objects("models").Select(model => model.Name("id") ?? model.Text("name")).OfType<string>()];

    /// <summary><c>/api/v1/train/status</c>: how far training is, in the server's word; null when it says none.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or none that says so.</exception>
    public async Task<string?> TrainingAsync(CancellationToken cancellation = default)
    {
        var page = await FieldsAsync("api/v1/train/status", cancellation).ConfigureAwait(false);
        return page.Text("status") ?? page.Object("status").Text("status");
    }

    /// <summary>Any other page below <c>/api/v1</c>, as it is.</summary>
    /// <param name="path">Such as <c>api/v1/pose/stats</c>.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="SensingServerException">No answer, or the server refuses.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return PageAsync(HttpMethod.Get, path.TrimStart('/'), null, cancellation);
    }

    private async Task<LooseFields> FieldsAsync(string path, CancellationToken cancellation) => new(await PageAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false));

    private async Task<JsonElement> PageAsync(HttpMethod method, string path, string? body, CancellationToken cancellation)
    {
        var page = new Uri(Address, path);
        try
        {
            using var request = new HttpRequestMessage(method, page);
            request.Content = body is null ? null : new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var content = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            var answer = Answer(content);
            if (!response.IsSuccessStatusCode)
            {
                throw new SensingServerException(page, response.StatusCode, Advice(response.StatusCode, Problem(answer)));
            }

            return answer is not { } json ? throw new SensingServerException(page, response.StatusCode, $"expected JSON, found {content.Length} bytes of something else. Is it a sensing server?")
                : new LooseFields(json).Truth("success") == false || new LooseFields(json).Text("error") is not null
                    ? throw new SensingServerException(page, response.StatusCode, $"the server refuses: {Problem(answer) ?? "it does not say why"}.")
                : json;
        }
        catch (HttpRequestException failure)
        {
            throw new SensingServerException(page, failure.StatusCode, $"no answer: {failure.Message.TrimEnd('.')}. Check the address and whether the server runs.", failure);
        }
        catch (TaskCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw new SensingServerException(page, null, string.Create(CultureInfo.InvariantCulture, $"no answer within {http.Timeout.TotalSeconds:0} s. Check whether the server runs."), failure);
        }
    }

    private static JsonElement? Answer(byte[] content)
    {
        try
        {
            return MessageParser.Element(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As servers say it: a problem of RFC 9457, or the reference's own member.
    private static string? Problem(JsonElement? answer) => answer is { } json && new LooseFields(json) is var fields
        ? (fields.Text("detail") ?? fields.Text("title") ?? fields.Text("error") ?? fields.Text("message"))?.TrimEnd('.')
        : null;

    private static string Advice(HttpStatusCode status, string? problem) => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP {(int)status}{(problem is null ? "" : $", {problem}")}. {(status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? "Give the token that the server was started with." : status == HttpStatusCode.NotFound ? "This server has no such page." : "See the server's log.")}");
}

/// <summary>A sensing server gave no answer, or refuses.</summary>
public sealed class SensingServerException : NeuroPoseException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="page">The page that was asked for.</param>
    /// <param name="status">The answer's status; null when there was none.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="innerException">What the network said; null when nothing.</param>
    public SensingServerException(Uri page, HttpStatusCode? status, string problem, Exception? innerException = null)
        : base(problem, new Place(File: page?.ToString()), innerException) => Status = status;

    /// <summary>The answer's status; null when there was none.</summary>
    public HttpStatusCode? Status { get; }
}

/// <summary>A server's health.</summary>
/// <param name="Status">In a word, <c>ok</c> when all is well; null when it does not say.</param>
/// <param name="Source">Where it has its data from; null when it does not say.</param>
/// <param name="Tick">The number of its step; null when it does not say.</param>
/// <param name="Clients">How many listen; null when it does not say.</param>
public sealed record ServerHealth(string? Status, string? Source, long? Tick, int? Clients);

/// <summary>What a server is.</summary>
/// <param name="Version">Its version; null when it does not say.</param>
/// <param name="Backend">Its kind; null when it does not say.</param>
/// <param name="Source">Where it has its data from; null when it does not say.</param>
/// <param name="Environment">The environment that it runs in; null when it does not say.</param>
/// <param name="Features">What it can, by name.</param>
public sealed record ServerInfo(string? Version, string? Backend, string? Source, string? Environment, ImmutableArray<string> Features);

/// <summary>A node as the server sees it.</summary>
/// <param name="NodeId">Its number or name; null when it has none.</param>
/// <param name="Status">In a word, <c>active</c> or <c>stale</c>; null when it does not say.</param>
/// <param name="LastSeenMilliseconds">How long ago it was heard; null when it does not say.</param>
/// <param name="RssiDbm">The received signal strength; null when it does not say.</param>
/// <param name="MotionLevel">What the server takes the scene for; null when it does not say.</param>
/// <param name="PersonCount">How many people the server counts; null when it does not say.</param>
public sealed record ServerNodeState(string? NodeId, string? Status, double? LastSeenMilliseconds, double? RssiDbm, string? MotionLevel, int? PersonCount);

/// <summary>A recording on the server.</summary>
/// <param name="Id">Its name; null when it has none.</param>
/// <param name="Status">In a word; null when it does not say.</param>
/// <param name="FrameCount">How many frames; null when it does not say.</param>
/// <param name="FileBytes">How large it is; null when it does not say.</param>
public sealed record ServerRecording(string? Id, string? Status, long? FrameCount, long? FileBytes);

/// <summary>The state of the empty room's model.</summary>
/// <param name="IsActive">Whether there is one; null when the server does not say.</param>
/// <param name="Status">In a word; null when the server does not say.</param>
/// <param name="FrameCount">How many frames it has learned from; null when the server does not say.</param>
public sealed record CalibrationState(bool? IsActive, string? Status, long? FrameCount);
