using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>A word from one transport to the other, with its data.</summary>
/// <remarks>Source: ZeroMQ RFC 23 (READY, ERROR) and RFC 37 (SUBSCRIBE, CANCEL, PING, PONG).</remarks>
internal readonly record struct ZmtpCommand(string Name, byte[] Data)
{
    /// <summary>Reads a command out of its frame.</summary>
    /// <exception cref="ZmtpException">The frame holds none.</exception>
    public static ZmtpCommand Read(ZmtpFrame frame)
    {
        var body = frame.Body;
        return body.Length > 0 && body[0] > 0 && body[0] < body.Length
            ? new ZmtpCommand(Encoding.ASCII.GetString(body, 1, body[0]), body[(1 + body[0])..])
            : throw new ZmtpException("command", "a name was expected, and the frame ends before it does.");
    }

    /// <summary>The command READY, which says what a socket is.</summary>
    public static ZmtpCommand Ready(string socketType)
    {
        using var data = new MemoryStream();
        WriteProperty(data, "Socket-Type", Encoding.ASCII.GetBytes(socketType));
        WriteProperty(data, "Identity", []);
        return new ZmtpCommand("READY", data.ToArray());
    }

    /// <summary>The command in its frame.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream();
        new ZmtpFrame(IsCommand: true, HasMore: false, [(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Data]).Write(bytes);
        return bytes.ToArray();
    }

    /// <summary>The properties in a READY command; their names are compared without case.</summary>
    /// <exception cref="ZmtpException">The data are no properties.</exception>
    public IReadOnlyDictionary<string, byte[]> Properties()
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        ReadOnlySpan<byte> rest = Data;
        while (!rest.IsEmpty)
        {
            var name = Take(ref rest, Take(ref rest, 1)[0]);
            var length = BinaryPrimitives.ReadUInt32BigEndian(Take(ref rest, 4));
            properties[Encoding.ASCII.GetString(name)] = Take(ref rest, length).ToArray();
        }

        return properties;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, uint count)
    {
        if (count > rest.Length)
        {
            throw new ZmtpException("command READY", "a property was expected, and the frame ends within it.");
        }

        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    private static void WriteProperty(MemoryStream data, string name, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        data.WriteByte((byte)name.Length);
        data.Write(Encoding.ASCII.GetBytes(name));
        data.Write(length);
        data.Write(value);
    }
}
