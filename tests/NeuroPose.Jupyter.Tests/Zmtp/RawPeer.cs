using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeuroPose.Jupyter.Tests.Zmtp;

/// <summary>The other side of a socket, written byte by byte from the specification, so that it can also be wrong.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpClient client = new();

    public RawPeer(IPEndPoint server)
    {
        client.Connect(server);
        client.NoDelay = true;
        Stream = client.GetStream();
        Stream.ReadTimeout = Stream.WriteTimeout = 10_000;
    }

    public NetworkStream Stream { get; }

    /// <summary>The first 64 bytes of a correct peer.</summary>
    public static byte[] Greeting { get; } = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];

    public static RawPeer Connect(IPEndPoint server, string type, string identity = "")
    {
        var peer = new RawPeer(server);
        peer.Stream.Write([.. Greeting, .. Ready(type, identity)]);
        peer.Stream.ReadExactly(new byte[64]);
        Assert.StartsWith("\x05READY", Encoding.ASCII.GetString(peer.Read().Body), StringComparison.Ordinal);
        return peer;
    }

    public static byte[] Ready(string type, string identity = "") =>
        Frame([5, .. "READY"u8, .. Property("Socket-Type", type), .. Property("Identity", identity)], flags: 4);

    public static byte[] Frame(byte[] body, int flags = 0)
    {
        if (body.Length < 256)
        {
            return [(byte)flags, (byte)body.Length, .. body];
        }

        var head = new byte[9];
        head[0] = (byte)(flags | 2);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), body.Length);
        return [.. head, .. body];
    }

    public static byte[] Message(params byte[][] frames) =>
        [.. frames.SelectMany((frame, i) => Frame(frame, i < frames.Length - 1 ? 1 : 0))];

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public void Send(params byte[][] frames) => Stream.Write(Message(frames));

    public (int Flags, byte[] Body) Read()
    {
        Span<byte> head = stackalloc byte[9];
        Stream.ReadExactly(head[..2]);
        long length = head[1];
        if ((head[0] & 2) != 0)
        {
            Stream.ReadExactly(head[2..]);
            length = BinaryPrimitives.ReadInt64BigEndian(head[1..]);
        }

        var body = new byte[length];
        Stream.ReadExactly(body);
        return (head[0], body);
    }

    /// <summary>The frames of the next message, as text.</summary>
    public string[] Receive()
    {
        var frames = new List<string>();
        while (true)
        {
            var (flags, body) = Read();
            frames.Add(Encoding.UTF8.GetString(body));
            if ((flags & 1) == 0)
            {
                return [.. frames];
            }
        }
    }

    /// <summary>Whether the other side has closed the connection; waits for it.</summary>
    public bool IsClosed()
    {
        try
        {
            while (Stream.Read(new byte[4096]) > 0)
            {
                // What it said before it went.
            }

            return true;
        }
        catch (IOException error)
        {
            return error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
        }
    }

    public void Dispose() => client.Dispose();

    private static byte[] Property(string name, string value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, Encoding.UTF8.GetByteCount(value));
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. Encoding.UTF8.GetBytes(value)];
    }
}
