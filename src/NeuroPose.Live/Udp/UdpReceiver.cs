using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NeuroPose.Live.Messages;
using NeuroPose.Live.Streams;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Live.Udp;

/// <summary>
/// Packets of nodes by UDP: CSI, vital signs, features, fused vital signs, events of modules. They carry no time; each gets that of its
/// arrival. CSI packets that are lost on the way, late or repeated are counted node by node.
/// </summary>
public sealed class UdpReceiver : LiveSource
{
    /// <summary>The port that nodes send to unless they are told otherwise.</summary>
    public const int DefaultPort = 5005;

    // A node's number has eight bits.
    private readonly NodeCounter?[] counters = new NodeCounter?[256];
    private readonly UdpReceiverOptions options;
    private readonly IPEndPoint wanted;
    private volatile IPEndPoint? bound;

    /// <summary>Makes a receiver; the port is opened when the messages are asked for.</summary>
    /// <param name="address">A port, such as <c>5005</c>, or an address of this machine and a port, such as <c>127.0.0.1:5005</c>; the port
    /// 0 stands for any that is free.</param>
    /// <param name="options">How packets are read; the defaults when left out.</param>
    /// <exception cref="ArgumentException">It is no address and port, or an option is out of its bounds.</exception>
    public UdpReceiver(string address, UdpReceiverOptions? options = null)
        : base(options ?? new())
    {
        this.options = options ?? new();
        wanted = EndPoint(address);
    }

    /// <summary>The address and port that are open; null when none is.</summary>
    public IPEndPoint? LocalEndPoint => bound;

    /// <inheritdoc />
    public override string Name => $"udp://{bound ?? wanted}";

    /// <summary>Reads an address and port as people write them.</summary>
    internal static IPEndPoint EndPoint(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var plain = address.StartsWith("udp://", StringComparison.Ordinal) ? address["udp://".Length..] : address;
        plain = plain.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + plain["localhost".Length..] : plain;
        return ushort.TryParse(plain.TrimStart(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? new(IPAddress.Any, port)
            : IPEndPoint.TryParse(plain, out var whole) && (whole.Port > 0 || plain.EndsWith(":0", StringComparison.Ordinal)) ? whole
            : throw new ArgumentException($"\"{address}\" is no port and no address with one; expected such as 5005 or 127.0.0.1:5005.", nameof(address));
    }

    private protected override async Task ReceiveAsync(LiveInlet inlet, CancellationToken cancellation)
    {
        using var socket = new Socket(wanted.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.ReceiveBufferSize = options.SystemBufferBytes;
        try
        {
            socket.Bind(wanted);
        }
        catch (SocketException refused)
        {
            throw new LiveSourceException(Name, $"the port cannot be opened: {refused.Message.TrimEnd('.')}. Is another program listening there?", refused);
        }

        bound = (IPEndPoint)socket.LocalEndPoint!;
        inlet.Connected();
        var from = new IPEndPoint(wanted.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        var datagram = new byte[1 << 16];
        try
        {
            while (true)
            {
                int length;
                try
                {
                    length = (await socket.ReceiveFromAsync(datagram, SocketFlags.None, from, cancellation).ConfigureAwait(false)).ReceivedBytes;
                }
                catch (SocketException) when (!cancellation.IsCancellationRequested)
                {
                    // What a machine on the way reports about a datagram of ours; we send none. Windows does.
                    continue;
                }

                if (length > options.MostMessageBytes)
                {
                    inlet.PassOver(length);
                }
                else if (IsOutOfTurn(datagram.AsSpan(0, length)))
                {
                    inlet.LeaveOut(length);
                }
                else
                {
                    await inlet.AddAsync(new(datagram.AsSpan(0, length).ToArray(), inlet.Now), cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            bound = null;
        }
    }

    private protected override LiveMessage? Read(Arrival arrival, out string? problem)
    {
        if (!Packet.TryParse(arrival.Content.Span, options.IqOrder, out var packet, out problem))
        {
            return null;
        }

        return new NodeMessage { Packet = packet, Datagram = arrival.Content, TimestampSeconds = arrival.Seconds };
    }

    // Counted where packets arrive: what is dropped behind, because nobody takes it, was not lost on the way.
    private bool IsOutOfTurn(ReadOnlySpan<byte> datagram) =>
        datagram.Length > PacketLayout.CsiHeader
        && BinaryPrimitives.ReadUInt32LittleEndian(datagram) == PacketMagic.Csi
        && datagram.Length == PacketLayout.Csi(datagram)
        && !CounterOf(datagram[4]).Take(BinaryPrimitives.ReadUInt32LittleEndian(datagram[12..]));

    private protected override IEnumerable<NodeTraffic> Traffic() => counters.OfType<NodeCounter>().Select(counter => counter.Traffic);

    private NodeCounter CounterOf(byte node) => counters[node] ??= new(node.ToString(CultureInfo.InvariantCulture));
}

/// <summary>How packets are received.</summary>
public sealed record UdpReceiverOptions : LiveSourceOptions
{
    /// <summary>Which byte of an I/Q pair comes first.</summary>
    public IqOrder IqOrder { get; init; }

    /// <summary>How much the system is asked to hold for us, in bytes; it may give less.</summary>
    public int SystemBufferBytes { get; init; } = 4 << 20;
}
