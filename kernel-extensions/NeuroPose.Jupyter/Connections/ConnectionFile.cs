using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroPose.Jupyter.Connections;

/// <summary>
/// Where a kernel has to listen and how its messages are signed: what a Jupyter client writes into a file before it starts the kernel.
/// </summary>
/// <remarks>
/// Source: the Jupyter client documentation, "Making kernels for Jupyter", connection files. Transport is TCP; the signature scheme is
/// hmac-sha256, or none where the key is empty.
/// </remarks>
public sealed record ConnectionFile
{
    internal ConnectionFile(string address, ImmutableSortedDictionary<KernelChannel, int> ports, string key, string? kernelName)
    {
        Address = address;
        Ports = ports;
        Key = key;
        KernelName = kernelName;
    }

    /// <summary>The address to listen on: an IP address, a host's name, or <c>*</c> for all interfaces.</summary>
    public string Address { get; }

    /// <summary>The TCP port of each channel, 1 to 65535, no two alike.</summary>
    public ImmutableSortedDictionary<KernelChannel, int> Ports { get; }

    /// <summary>The secret that signs messages; empty when messages are not signed. Never logged.</summary>
    public string Key { get; }

    /// <summary>The kernelspec that the client started, or null when the file does not say.</summary>
    public string? KernelName { get; }

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file that the client names on the kernel's command line.</param>
    /// <exception cref="ConnectionFileException">Missing, unreadable, half written, or with a field that a kernel cannot use.</exception>
    public static ConnectionFile Read(string path) => ConnectionFileReader.Read(path);

    /// <summary>The ZeroMQ endpoint of a channel, such as <c>tcp://127.0.0.1:50001</c>.</summary>
    public string Endpoint(KernelChannel channel)
    {
        var host = Address.Contains(':', StringComparison.Ordinal) ? $"[{Address}]" : Address;
        return string.Create(CultureInfo.InvariantCulture, $"tcp://{host}:{Ports[channel]}");
    }

    // The key must not reach a log through a record's own ToString.
    private bool PrintMembers(StringBuilder text)
    {
        text.AppendJoin(", ", Ports.Keys.Select(channel => $"{channel} {Endpoint(channel)}"));
        text.Append(Key.Length == 0 ? ", unsigned" : ", signed");
        return true;
    }
}
