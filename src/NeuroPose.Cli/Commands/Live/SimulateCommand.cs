using System.CommandLine;
using System.Net.Sockets;
using NeuroPose.Cli.Terminal;
using NeuroPose.Live.Simulation;
using NeuroPose.Live.Udp;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose live simulate</c>: a made-up room over all three ways, for trying things out and for tests.</summary>
internal static class SimulateCommand
{
    private const int DefaultPort = 8765;

    public static Command Create(Screen screen)
    {
        var port = new Option<int?>("--ws-port") { Description = "Serves the WebSocket and the pages on this port of this machine; 0 for any that is free. 8765 when no other way is named.", HelpName = "N" };
        var mqtt = new Option<string?>("--mqtt") { Description = "Publishes to this broker, such as mqtt://127.0.0.1:1883.", HelpName = "ADDRESS" };
        var udp = new Option<string?>("--udp") { Description = "Sends packets there, such as 127.0.0.1:5005.", HelpName = "ADDRESS" };
        var seed = new Option<long>("--seed") { Description = "Where all randomness comes from.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var nodes = new Option<int>("--nodes") { Description = "How many nodes see the room (1 to 50).", HelpName = "N", DefaultValueFactory = _ => 2 };
        var breathing = new Option<double>("--breathing") { Description = "Breaths a minute; 0 with --heart 0 for an empty room.", HelpName = "RATE", DefaultValueFactory = _ => 15 };
        var heart = new Option<double>("--heart") { Description = "Heartbeats a minute.", HelpName = "RATE", DefaultValueFactory = _ => 72 };
        var speed = new Option<double>("--speed") { Description = "How much faster than a clock the room goes.", HelpName = "TIMES", DefaultValueFactory = _ => 1 };
        var duration = new Option<double?>("--duration") { Description = "Ends after so many seconds of the room; otherwise with Ctrl-C, at most a day.", HelpName = "SECONDS" };
        var simulate = new Command("simulate", "Serves a made-up room with known rates: by WebSocket and pages, to a broker, as packets.") { port, mqtt, udp, seed, nodes, breathing, heart, speed, duration };
        simulate.SetAction(async (parsed, cancellation) =>
        {
            var (broker, target) = (parsed.GetValue(mqtt), parsed.GetValue(udp));
            var room = LiveCommand.Made(() => new SimulatedRoom(new()
            {
                Seed = parsed.GetValue(seed),
                Nodes = parsed.GetValue(nodes),
                BreathsPerMinute = parsed.GetValue(breathing),
                BeatsPerMinute = parsed.GetValue(heart),
                DurationSeconds = Math.Min(86_400, LiveRunOptions.Seconds("--duration", parsed.GetValue(duration))?.TotalSeconds ?? 86_400),
                StartSeconds = Math.Round((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalSeconds, 3),
            }));
            if (!(parsed.GetValue(speed) is > 0 and <= 10_000))
            {
                throw new UsageException("--speed: expected a number above 0, at most 10000.");
            }

            var endPoint = target is null ? null : LiveCommand.Made(() => UdpReceiver.EndPoint(target));
            await using var server = parsed.GetValue(port) is { } wanted || (broker is null && target is null && (wanted = DefaultPort) > 0)
                ? await SimulatedServer.StartAsync(wanted, LiveCommand.Variable("RUVIEW_API_TOKEN"), room.Options, cancellation)
                : null;
            await using var publisher = broker is null ? null : await SimulatedPublisher.ConnectAsync(broker, room.Options, cancellation);
            using var socket = endPoint is null ? null : new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            screen.WriteLine(string.Join('\n', new[]
            {
                server is null ? null : FormattableString.Invariant($"serving ws://127.0.0.1:{server.Port}/ws/sensing and http://127.0.0.1:{server.Port}/api/v1"),
                broker is null ? null : "publishing to the broker",
                endPoint is null ? null : $"sending to udp://{endPoint}",
            }.OfType<string>()));
            await PlayAsync(room, parsed.GetValue(speed), PlayStepAsync, cancellation);
            return ExitCode.Success;

            async Task PlayStepAsync(SimulatedStep step)
            {
                server?.Send(step);
                if (publisher is not null)
                {
                    await publisher.PublishAsync(step, cancellation);
                }

                foreach (var datagram in socket is null ? [] : step.Datagrams)
                {
                    await socket!.SendToAsync(datagram, SocketFlags.None, endPoint!, cancellation);
                }
            }
        });
        return simulate;
    }

    private static async Task PlayAsync(SimulatedRoom room, double speed, Func<SimulatedStep, Task> play, CancellationToken cancellation)
    {
        var begin = TimeProvider.System.GetTimestamp();
        foreach (var step in room.Steps())
        {
            cancellation.ThrowIfCancellationRequested();
            var wait = TimeSpan.FromSeconds(step.TimeSeconds / speed) - TimeProvider.System.GetElapsedTime(begin);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait, cancellation);
            }

            await play(step);
        }
    }
}
