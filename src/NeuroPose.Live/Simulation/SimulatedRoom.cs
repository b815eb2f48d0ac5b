using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NeuroPose.Live.Messages;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Poses;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Live.Simulation;

/// <summary>
/// A made-up room with a person whose rates are known, seen by several nodes: the packets that the nodes send and the messages that a server
/// sends of them. The same options make the same bytes on every machine. A double for tests and for those who have no radio; it is no person.
/// </summary>
public sealed class SimulatedRoom
{
    // Amplitudes of about 12 fill most of a signed byte.
    private const double Scale = 6;

    private readonly Node[] nodes;

    /// <summary>Makes a room.</summary>
    /// <param name="options">What it holds; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its bounds.</exception>
    public SimulatedRoom(SimulationOptions? options = null)
    {
        Options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.Nodes, 1, nameof(Options.Nodes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Options.Nodes, 50, nameof(Options.Nodes));
        var random = new SeededRandom(Options.Seed);
        nodes = [.. Enumerable.Range(1, Options.Nodes).Select(id => new Node(id, Options, random.Fork(FormattableString.Invariant($"node {id}"))))];
    }

    /// <summary>What it holds.</summary>
    public SimulationOptions Options { get; }

    /// <summary>Goes through the room from its beginning, once: one step for the frames of all nodes at one time.</summary>
    public IEnumerable<SimulatedStep> Steps()
    {
        for (var tick = 0L; Array.TrueForAll(nodes, node => node.Next()); tick++)
        {
            var time = nodes[0].TimeSeconds;
            var isSecond = tick % Math.Max(1, (long)Math.Round(Options.FramesPerSecond)) == 0;
            yield return new(
                time,
                [.. nodes.Select(node => node.Csi()), .. isSecond ? nodes.Select(node => node.EdgeVitals()) : []],
                [JsonSerializer.SerializeToUtf8Bytes(Update(tick, time)), .. isSecond ? nodes.Select(node => JsonSerializer.SerializeToUtf8Bytes(node.EdgeVitalsMessage())) : []],
                isSecond ? JsonSerializer.SerializeToUtf8Bytes(Pose(tick, time)) : default,
                isSecond);
        }
    }

    /// <summary>The packets of all nodes as they would arrive by UDP, as fast as they are taken; times are those of the room.</summary>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<LiveMessage> Messages([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var step in Steps())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var datagram in step.Datagrams)
            {
                yield return new NodeMessage { Packet = Packet.Parse(datagram.Span), Datagram = datagram, TimestampSeconds = Math.Round(Options.StartSeconds + step.TimeSeconds, 6) };
            }

            if (step.IsSecond)
            {
                // A second of the room is soon computed; whoever wants to interrupt gets a turn.
                await Task.Yield();
            }
        }
    }

    private object Update(long tick, double time) => new
    {
        type = "sensing_update",
        timestamp = Math.Round(Options.StartSeconds + time, 6),
        source = "simulate",
        tick,
        nodes = nodes.Select(node => new { node_id = node.Id, rssi_dbm = node.RssiDbm, position = new[] { 2.0 * node.Id, 0.0, 1.5 }, amplitude = node.Amplitudes(), subcarrier_count = Options.Subcarriers }),
        classification = new { motion_level = Options.BreathsPerMinute > 0 ? "present_still" : "absent", presence = Options.BreathsPerMinute > 0, confidence = 0.8 },
        vital_signs = new
        {
            breathing_rate_bpm = Rate(Options.BreathsPerMinute),
            heart_rate_bpm = Rate(Options.BeatsPerMinute),
            breathing_confidence = 0.6,
            heartbeat_confidence = 0.5,
            signal_quality = 0.7,
        },
        estimated_persons = Options.BreathsPerMinute > 0 ? 1 : 0,
    };

    private object Pose(long tick, double time) => new
    {
        type = "pose_data",
        zone_id = "zone_1",
        timestamp = Math.Round(Options.StartSeconds + time, 6),
        payload = new
        {
            pose = new
            {
                persons = new[]
                {
                    new
                    {
                        id = 1,
                        confidence = 0.8,
                        keypoints = KeypointNames.All.Select((name, at) => new { name, x = 320.0, y = 100.0 + (10.0 * at), z = 0.0, confidence = 0.8 }),
                        bbox = new { x = 260.0, y = 150.0, width = 120.0, height = 220.0 },
                        zone = "zone_1",
                    },
                },
            },
            confidence = 0.8,
            activity = "present_still",
            pose_source = "signal_derived",
            metadata = new { frame_id = FormattableString.Invariant($"simulated_{tick}"), processing_time_ms = 1, source = "simulate", tick },
        },
    };

    private static double? Rate(double perMinute) => perMinute > 0 ? perMinute : null;

    private sealed class Node(int id, SimulationOptions options, SeededRandom random)
    {
        private readonly SyntheticCsi csi = new(new()
        {
            Seed = random.Seed,
            DurationSeconds = options.DurationSeconds,
            FramesPerSecond = options.FramesPerSecond,
            Subcarriers = options.Subcarriers,
            BreathsPerMinute = options.BreathsPerMinute,
            BeatsPerMinute = options.BeatsPerMinute,
            Noise = 0.05 * id,
        });

        private readonly double[] phases = [.. Enumerable.Range(0, options.Subcarriers).Select(_ => 2 * Math.PI * random.NextDouble())];
        private uint sequence;

        public int Id => id;

        public double TimeSeconds => csi.TimeSeconds;

        public int RssiDbm => -45 - (3 * id);

        public bool Next() => csi.Next();

        public double[] Amplitudes()
        {
            var amplitudes = new double[csi.Amplitudes.Length];
            for (var k = 0; k < amplitudes.Length; k++)
            {
                amplitudes[k] = Math.Round(Math.Max(0, csi.Amplitudes[k]), 4);
            }

            return amplitudes;
        }

        public ReadOnlyMemory<byte> Csi()
        {
            var packet = new byte[PacketLayout.CsiHeader + (2 * phases.Length)];
            BinaryPrimitives.WriteUInt32LittleEndian(packet, PacketMagic.Csi);
            (packet[4], packet[5]) = ((byte)id, 1);
            BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(6), (ushort)phases.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(8), 2437);
            BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(12), sequence++);
            (packet[16], packet[17]) = (unchecked((byte)RssiDbm), unchecked((byte)-92));
            for (var k = 0; k < phases.Length; k++)
            {
                packet[PacketLayout.CsiHeader + (2 * k)] = Part(csi.Amplitudes[k] * ExactMath.Cos(phases[k]));
                packet[PacketLayout.CsiHeader + (2 * k) + 1] = Part(csi.Amplitudes[k] * ExactMath.Sin(phases[k]));
            }

            return packet;
        }

        public ReadOnlyMemory<byte> EdgeVitals()
        {
            var packet = new byte[PacketLayout.EdgeVitals];
            BinaryPrimitives.WriteUInt32LittleEndian(packet, PacketMagic.EdgeVitals);
            (packet[4], packet[5]) = ((byte)id, (byte)(options.BreathsPerMinute > 0 ? 1 : 0));
            BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(6), (ushort)Math.Round(options.BreathsPerMinute * 100));
            BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(8), (uint)Math.Round(options.BeatsPerMinute * 10000));
            (packet[12], packet[13]) = (unchecked((byte)RssiDbm), (byte)(options.BreathsPerMinute > 0 ? 1 : 0));
            BinaryPrimitives.WriteSingleLittleEndian(packet.AsSpan(16), 0.5f);
            BinaryPrimitives.WriteSingleLittleEndian(packet.AsSpan(20), 0.5f);
            BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(24), (uint)(TimeSeconds * 1000));
            return packet;
        }

        public object EdgeVitalsMessage() => new
        {
            type = "edge_vitals",
            node_id = id,
            presence = options.BreathsPerMinute > 0,
            fall_detected = false,
            motion = false,
            breathing_rate_bpm = options.BreathsPerMinute,
            heartrate_bpm = options.BeatsPerMinute,
            n_persons = options.BreathsPerMinute > 0 ? 1 : 0,
            motion_energy = 0.5,
            presence_score = 0.5,
            rssi = RssiDbm,
        };

        private static byte Part(double value) => unchecked((byte)(sbyte)Math.Clamp(Math.Round(Scale * value), -127, 127));
    }
}

/// <summary>One moment of a made-up room.</summary>
/// <param name="TimeSeconds">When, in seconds from its beginning.</param>
/// <param name="Datagrams">The packets that the nodes send.</param>
/// <param name="ServerMessages">The messages that a server sends on <c>/ws/sensing</c>, as JSON.</param>
/// <param name="PoseMessage">The message on the stream of poses, as JSON; empty in between.</param>
/// <param name="IsSecond">Whether a second begins.</param>
public sealed record SimulatedStep(
    double TimeSeconds,
    ImmutableArray<ReadOnlyMemory<byte>> Datagrams,
    ImmutableArray<byte[]> ServerMessages,
    ReadOnlyMemory<byte> PoseMessage,
    bool IsSecond);
