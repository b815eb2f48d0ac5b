using System.Buffers;
using System.Globalization;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Streams;

namespace NeuroPose.Live.Mqtt;

/// <summary>
/// Messages of a sensing server by way of a broker: the raw topics, and what the server announces and reports to Home Assistant. It reads
/// and announces nothing. A lost connection is made again, and the session is resumed where the broker kept it.
/// </summary>
public sealed class RuViewMqttClient : LiveSource
{
    private const int MostNodes = 1024;

    private readonly RuViewMqttOptions options;
    private readonly Uri address;
    private readonly string clientId;
    private readonly Dictionary<string, SenderClock> clocks = new(StringComparer.Ordinal);

    /// <summary>Makes a client; nothing is connected before the messages are asked for.</summary>
    /// <param name="address">Such as <c>mqtt://127.0.0.1</c>, or <c>mqtts://broker:8883</c> for TLS; a user and password may stand in it.</param>
    /// <param name="options">How to connect; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a broker, or an option is out of its bounds.</exception>
    public RuViewMqttClient(string address, RuViewMqttOptions? options = null)
        : base(options ?? new())
    {
        this.options = options ?? new();
        this.address = Address(address);
        if (this.options.QualityOfService is < 0 or > 2)
        {
            throw new ArgumentOutOfRangeException(nameof(options), this.options.QualityOfService, "The quality of service is 0, 1 or 2.");
        }

        clientId = this.options.ClientId ?? "neuropose-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    }

    /// <inheritdoc />
    public override string Name => $"{address.Scheme}://{address.Host}:{address.Port}";

    /// <summary>Reads an address as people write it.</summary>
    internal static Uri Address(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var whole = address.Contains("://", StringComparison.Ordinal) ? address : $"mqtt://{address}";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.Scheme is not ("mqtt" or "mqtts") || uri.Host.Length == 0)
        {
            throw new ArgumentException($"\"{address}\" is no address of a broker; expected one such as mqtt://127.0.0.1:1883 or mqtts://broker:8883.", nameof(address));
        }

        return uri.Port > 0 ? uri : new UriBuilder(uri) { Port = uri.Scheme == "mqtts" ? 8883 : 1883 }.Uri;
    }

    private protected override Task ReceiveAsync(LiveInlet inlet, CancellationToken cancellation) =>
        ConnectionLoop.RunAsync(Name, options, inlet, (connected, token) => ConnectAsync(inlet, connected, token), Refusal, cancellation);

    private protected override LiveMessage? Read(Arrival arrival, out string? problem)
    {
        problem = null;
        try
        {
            return EntityTopic.Of(arrival.Topic) is { } entity ? ReadEntity(entity, arrival, out problem)
                : arrival.Topic.Split('/') is [.., var node, "raw", var kind] && node.Length > 0 ? ReadRaw(node, kind, arrival, out problem)
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            problem = $"{arrival.Topic}: {broken.Message}";
            return null;
        }
    }

    private static string? Refusal(Exception failure) => failure switch
    {
        RefusedException { Code: MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.BadAuthenticationMethod } =>
            "the broker refuses the user or the password.",
        RefusedException { Code: MqttClientConnectResultCode.UnsupportedProtocolVersion } => "the broker does not speak MQTT 5. Use a newer one.",
        _ when Inner<AuthenticationException>(failure) => "no trusted connection: the broker's certificate comes from no authority that is trusted, or the broker asks for a certificate of ours.",
        _ => null,
    };

    private static bool Inner<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T)
            {
                return true;
            }
        }

        return false;
    }

    private static LiveMessage? ReadEntity(EntityTopic topic, Arrival arrival, out string? problem)
    {
        problem = null;
        LiveMessage message;
        switch (topic.Leaf)
        {
            case "config" when arrival.Content.IsEmpty:
                message = new EntityAnnouncement { NodeId = topic.NodeId, Slug = topic.Slug, IsRetained = arrival.IsRetained };
                break;
            case "config" when HomeAssistantEntity.TryParse(topic, arrival.Content.Span, out var entity, out problem):
                message = new EntityAnnouncement { NodeId = topic.NodeId, Slug = topic.Slug, Entity = entity, IsRetained = arrival.IsRetained };
                break;
            case "config":
                problem = $"{arrival.Topic}: {problem}";
                return null;
            case "availability":
                var word = System.Text.Encoding.UTF8.GetString(arrival.Content.Span).Trim();
                message = new EntityAvailability { NodeId = topic.NodeId, Slug = topic.Slug, IsAvailable = word switch { "online" => true, "offline" => false, _ => null }, IsRetained = arrival.IsRetained };
                break;
            default:
                message = EntityState.Read(topic, arrival.Content.Span) with { IsRetained = arrival.IsRetained };
                break;
        }

        message = message.HasOwnTime ? message : message with { TimestampSeconds = arrival.Seconds };
        return message with { Line = EntityState.BrokerLine(arrival.Topic, arrival.Content.Span, arrival.Seconds) };
    }

    private LiveMessage? ReadRaw(string node, string kind, Arrival arrival, out string? problem)
    {
        if (!MessageParser.TryParse(arrival.Content.Span, kind, out var message, out problem))
        {
            problem = $"{arrival.Topic}: {problem}";
            return null;
        }

        if (!clocks.TryGetValue(node, out var clock))
        {
            clock = new();
            if (clocks.Count < MostNodes)
            {
                clocks.Add(node, clock);
            }
        }

        var (own, setBacks) = (message.HasOwnTime ? message.TimestampSeconds : (double?)null, clock.SetBacks);
        var time = clock.Place(own, arrival.Seconds);
        if (clock.SetBacks != setBacks)
        {
            Count(counts => counts with { ClockSetBacks = counts.ClockSetBacks + 1 });
        }

        message = message is NodeMessage { Packet.NodeId: null } unnamed ? unnamed with { Packet = unnamed.Packet with { NodeId = node } } : message;
        return message with
        {
            TimestampSeconds = time,
            HasOwnTime = own == time,
            Line = LiveLine.Of(arrival.Content, own == time ? null : time, kind, message is NodeMessage ? node : null),
        };
    }

    private async Task<string> ConnectAsync(LiveInlet inlet, Action connected, CancellationToken cancellation)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        TaskCompletionSource<string> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += gone =>
        {
            lost.TrySetResult(string.Create(CultureInfo.InvariantCulture, $"the connection to the broker ended: {gone.ReasonString ?? gone.Exception?.Message ?? gone.Reason.ToString()}."));
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += async received =>
        {
            var message = received.ApplicationMessage;
            if (message.Payload.Length > options.MostMessageBytes)
            {
                inlet.PassOver(message.Payload.Length);
                return;
            }

            await inlet.AddAsync(new(message.Payload.ToArray(), inlet.Now, message.Topic, message.Retain), cancellation).ConfigureAwait(false);
        };

        MqttClientConnectResult answer;
        using (var limit = new CancellationTokenSource(options.ConnectLimit, options.Time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation))
        {
            answer = await client.ConnectAsync(ClientOptions(), either.Token).ConfigureAwait(false);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new RefusedException(answer.ResultCode);
            }

            var subscribed = await client.SubscribeAsync(Subscriptions(), either.Token).ConfigureAwait(false);
            if (subscribed.Items.FirstOrDefault(item => (int)item.ResultCode >= 0x80) is { } refused)
            {
                throw new LiveSourceException(Name, $"the broker refuses the topic {refused.TopicFilter.Topic} ({refused.ResultCode}). The user needs the right to read it.");
            }
        }

        inlet.Connected(answer.IsSessionPresent);
        connected();
        try
        {
            return await lost.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (cancellation.IsCancellationRequested && client.IsConnected)
            {
                await EndAsync(client).ConfigureAwait(false);
            }
        }
    }

    private static async Task EndAsync(IMqttClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        try
        {
            await client.DisconnectAsync(new MqttClientDisconnectOptions { Reason = MqttClientDisconnectOptionsReason.NormalDisconnection, SessionExpiryInterval = 0 }, limit.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is not OutOfMemoryException)
        {
            // Nobody is left to say goodbye to.
        }
    }

    private MqttClientOptions ClientOptions()
    {
        var (user, password) = address.UserInfo.Split(':', 2) switch
        {
            [var name, var word] => (Uri.UnescapeDataString(name), Uri.UnescapeDataString(word)),
            [{ Length: > 0 } name] => (Uri.UnescapeDataString(name), null),
            _ => ((string?)null, (string?)null),
        };
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(address.Host, address.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(clientId)
            .WithCleanStart(options.Session <= TimeSpan.Zero)
            .WithSessionExpiryInterval((uint)Math.Clamp(options.Session.TotalSeconds, 0, uint.MaxValue - 1))
            .WithKeepAlivePeriod(options.Ping)
            .WithTimeout(options.ConnectLimit)
            .WithMaximumPacketSize((uint)Math.Clamp(4L * options.MostMessageBytes, 1 << 16, 256 << 20));
        if ((options.User ?? user) is { } known)
        {
            builder = builder.WithCredentials(known, options.Password ?? password ?? "");
        }

        if (options.LastWill is { } will)
        {
            builder = builder.WithWillTopic(will.Topic).WithWillPayload(will.Payload).WithWillRetain(will.IsRetained).WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return (address.Scheme == "mqtts" ? builder.WithTlsOptions(Tls) : builder).Build();
    }

    private void Tls(MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls().WithTargetHost(address.Host).WithRevocationMode(X509RevocationMode.NoCheck)
            .WithCertificateValidationHandler(shown => Certificates.IsTrusted(shown.Certificate, shown.Chain, shown.SslPolicyErrors, options.Authorities));
        if (options.ClientCertificate is { } own)
        {
            tls.WithClientCertificates([own]);
        }
    }

    private MqttClientSubscribeOptions Subscriptions()
    {
        var quality = (MqttQualityOfServiceLevel)options.QualityOfService;
        var builder = new MqttClientSubscribeOptionsBuilder();
        string[] raw = options.ListensToRaw ? ["edge_vitals", "pose", "sensing_update"] : [];
        foreach (var kind in raw)
        {
            builder.WithTopicFilter(filter => filter.WithTopic($"ruview/{options.NodeId ?? "+"}/raw/{kind}").WithQualityOfServiceLevel(quality));
        }

        string[] leaves = options.ListensToHomeAssistant ? ["config", "availability", "state"] : [];
        foreach (var leaf in leaves)
        {
            var device = options.NodeId is { } node ? $"wifi_densepose_{node}" : "+";
            builder.WithTopicFilter(filter => filter.WithTopic($"{options.DiscoveryPrefix}/+/{device}/+/{leaf}").WithQualityOfServiceLevel(quality));
        }

        return builder.Build();
    }

    private sealed class RefusedException(MqttClientConnectResultCode code) : Exception($"the broker refuses the connection ({code})")
    {
        public MqttClientConnectResultCode Code { get; } = code;
    }
}
