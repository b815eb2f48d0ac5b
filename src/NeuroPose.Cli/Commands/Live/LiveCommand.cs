using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NeuroPose.Cli.Terminal;
using NeuroPose.Live.Mqtt;
using NeuroPose.Live.Sensing;
using NeuroPose.Live.Streams;
using NeuroPose.Live.Udp;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose live</c>: vital signs while they arrive, from a sensing server, a broker or nodes.</summary>
internal static class LiveCommand
{
    // A typing mistake in an address shows soon; once there was a connection it is tried for as long as the command runs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(Screen screen) =>
        new("live", "Reads vital signs while frames arrive. Research software, no medical device.") { Socket(screen), Broker(screen), Packets(screen), SimulateCommand.Create(screen) };

    private static Command Socket(Screen screen)
    {
        var address = new Argument<string>("ADDRESS") { Description = "The sensing server's WebSocket, such as 127.0.0.1:8765 or wss://server/ws/sensing; for poses /api/v1/stream/pose." }.NoOptions();
        var authority = AuthorityOption();
        var run = new LiveRunOptions();
        var ws = new Command("ws", "Listens to a sensing server. The token is read from RUVIEW_API_TOKEN.") { address, authority };
        run.AddTo(ws);
        ws.SetAction((parsed, cancellation) =>
        {
            var client = Made(() => new SensingClient(parsed.GetRequiredValue(address), new()
            {
                Token = Variable("RUVIEW_API_TOKEN"),
                Authorities = Authorities(parsed.GetValue(authority)),
                GiveUpAfter = Patience,
                Connection = new ConnectionLines(screen),
            }));
            return new LiveRun(screen, client, run.Of(parsed)).RunAsync(cancellation);
        });
        return ws;
    }

    private static Command Broker(Screen screen)
    {
        var address = new Argument<string>("ADDRESS") { Description = "The broker, such as mqtt://127.0.0.1:1883, or mqtts://broker:8883 for TLS." }.NoOptions();
        var authority = AuthorityOption();
        var certificate = new Option<string?>("--cert") { Description = "Our own certificate (PEM), for a broker that asks for one; with --key.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The key of our certificate (PEM).", HelpName = "FILE" };
        var node = new Option<string?>("--node") { Description = "Only this node.", HelpName = "ID" };
        var prefix = new Option<string>("--prefix") { Description = "The beginning of Home Assistant's topics.", HelpName = "TOPIC", DefaultValueFactory = _ => "homeassistant" };
        var run = new LiveRunOptions();
        var mqtt = new Command("mqtt", "Listens to a broker. User and password are read from NEUROPOSE_MQTT_USER and NEUROPOSE_MQTT_PASSWORD.") { address, authority, certificate, key, node, prefix };
        run.AddTo(mqtt);
        mqtt.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(certificate) is null != parsed.GetValue(key) is null)
            {
                throw new UsageException("--cert and --key: give both or none.");
            }

            var client = Made(() => new RuViewMqttClient(parsed.GetRequiredValue(address), new()
            {
                User = Variable("NEUROPOSE_MQTT_USER"),
                Password = Variable("NEUROPOSE_MQTT_PASSWORD"),
                Authorities = Authorities(parsed.GetValue(authority)),
                ClientCertificate = Own(parsed.GetValue(certificate), parsed.GetValue(key)),
                NodeId = parsed.GetValue(node),
                DiscoveryPrefix = parsed.GetRequiredValue(prefix),
                GiveUpAfter = Patience,
                Connection = new ConnectionLines(screen),
            }));
            return new LiveRun(screen, client, run.Of(parsed)).RunAsync(cancellation);
        });
        return mqtt;
    }

    private static Command Packets(Screen screen)
    {
        var address = new Argument<string>("ADDRESS")
        {
            Description = "Where nodes send to: a port of this machine, or an address of it with a port, such as 192.168.1.5:5005.",
            DefaultValueFactory = _ => UdpReceiver.DefaultPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.NoOptions();
        var run = new LiveRunOptions();
        var udp = new Command("udp", "Listens to nodes themselves, by UDP.") { address };
        run.AddTo(udp);
        udp.SetAction((parsed, cancellation) =>
        {
            var receiver = Made(() => new UdpReceiver(parsed.GetRequiredValue(address), new() { Connection = new ConnectionLines(screen) }));
            return new LiveRun(screen, receiver, run.Of(parsed)).RunAsync(cancellation);
        });
        return udp;
    }

    /// <summary>Makes something of words that the user gave.</summary>
    public static T Made<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.ParamName is { } name ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : problem.Message);
        }
    }

    /// <summary>A variable of the environment; null when it is not set, or empty.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Option<string?> AuthorityOption() => new("--ca") { Description = "The authorities that the server's certificate must come from (PEM); those of the system otherwise.", HelpName = "FILE" };

    private static X509Certificate2Collection? Authorities(string? file)
    {
        if (file is null)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        Certificate(file, () => authorities.ImportFromPemFile(file));
        return authorities.Count > 0 ? authorities : throw new UsageException($"--ca {file}: there is no certificate in it; expected PEM.");
    }

    private static X509Certificate2? Own(string? certificate, string? key)
    {
        X509Certificate2? own = null;
        if (certificate is not null)
        {
            Certificate(certificate, () => own = X509Certificate2.CreateFromPemFile(certificate, key));
        }

        return own;
    }

    private static void Certificate(string file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception broken) when (broken is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: the certificate cannot be read: {broken.Message}");
        }
    }

    /// <summary>A line on standard error for every change of the connection; equal problems in a row are said once.</summary>
    private sealed class ConnectionLines(Screen screen) : IProgress<LiveConnection>
    {
        private string? said;

        public void Report(LiveConnection value)
        {
            if (!value.IsConnected && value.Problem == said)
            {
                return;
            }

            said = value.Problem;
            screen.WriteErrorLine(value.IsConnected ? "connected" : $"not connected: {value.Problem} Trying again.");
        }
    }
}
