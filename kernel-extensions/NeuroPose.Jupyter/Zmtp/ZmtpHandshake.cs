using System.Text;

namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// How two peers introduce themselves: a greeting of 64 bytes, then what each of them is. No encryption (mechanism NULL), as in Jupyter.
/// </summary>
/// <remarks>Source: ZeroMQ RFC 23, sections "Greeting" and "The NULL Security Mechanism".</remarks>
internal static class ZmtpHandshake
{
    private const int GreetingBytes = 64;
    private const int MaximumReadyBytes = 64 * 1024;

    /// <summary>The 64 bytes that this side begins with.</summary>
    public static byte[] Greeting()
    {
        var greeting = new byte[GreetingBytes];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        greeting[11] = 1;
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>Greets a peer, says what this socket is, and reads the peer's identity.</summary>
    /// <returns>The identity that the peer chose; empty where it chose none.</returns>
    /// <exception cref="ZmtpException">The peer speaks otherwise, or is a socket that does not fit this one.</exception>
    public static byte[] Perform(Stream stream, string socketType, IReadOnlySet<string> peerTypes)
    {
        stream.Write(Greeting());
        Check(ReadGreeting(stream));
        stream.Write(ZmtpCommand.Ready(socketType).Encode());

        var frame = ZmtpFrame.Read(stream, MaximumReadyBytes);
        var command = frame.IsCommand
            ? ZmtpCommand.Read(frame)
            : throw new ZmtpException("handshake", "the command READY was expected, but got a message.");
        if (command.Name != "READY")
        {
            throw new ZmtpException("handshake", $"the command READY was expected, but got {Untrusted.Printable(command.Name)}.");
        }

        var properties = command.Properties();
        var type = properties.TryGetValue("Socket-Type", out var said) ? Encoding.ASCII.GetString(said) : "";
        var expected = string.Join(" or ", peerTypes.Order(StringComparer.Ordinal));
        return peerTypes.Contains(type)
            ? Checked(properties.GetValueOrDefault("Identity") ?? [])
            : throw new ZmtpException("handshake", $"a {expected} socket was expected, but got \"{Untrusted.Printable(type)}\".");
    }

    // Those that begin with a zero are numbered by the router.
    private static byte[] Checked(byte[] identity) => identity.Length <= byte.MaxValue && identity is not [0, ..]
        ? identity
        : throw new ZmtpException("handshake", "an identity of at most 255 bytes that does not begin with a zero was expected.");

    private static byte[] ReadGreeting(Stream stream)
    {
        // A web browser, say, may send fewer than 64 bytes and then wait: the first byte shows it.
        var greeting = new byte[GreetingBytes];
        stream.ReadExactly(greeting, 0, 1);
        if (greeting[0] != 0xFF)
        {
            throw new ZmtpException("greeting", "a ZeroMQ peer was expected, but got something else.");
        }

        stream.ReadExactly(greeting, 1, GreetingBytes - 1);
        return greeting;
    }

    private static void Check(byte[] greeting)
    {
        if (greeting[9] != 0x7F || greeting[10] < 3)
        {
            throw new ZmtpException(
                "greeting",
                FormattableString.Invariant($"version 3 of the protocol was expected, but got version {greeting[10]}."));
        }

        var mechanism = Encoding.ASCII.GetString(greeting, 12, 20).TrimEnd('\0');
        if (mechanism != "NULL")
        {
            throw new ZmtpException("greeting", $"the mechanism NULL was expected, but got \"{Untrusted.Printable(mechanism)}\".");
        }
    }
}
