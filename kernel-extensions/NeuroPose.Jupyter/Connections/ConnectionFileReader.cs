using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroPose.Jupyter.Connections;

/// <summary>Reads the fields of a connection file one by one, so that the first wrong one is named.</summary>
internal sealed class ConnectionFileReader
{
    // A real one has some 300 bytes.
    private const long MaximumBytes = 64 * 1024;

    private const string Scheme = "hmac-sha256";

    private static readonly (KernelChannel Channel, string Field)[] PortFields =
    [
        (KernelChannel.Shell, "shell_port"),
        (KernelChannel.IOPub, "iopub_port"),
        (KernelChannel.Stdin, "stdin_port"),
        (KernelChannel.Control, "control_port"),
        (KernelChannel.Heartbeat, "hb_port"),
    ];

    private readonly string _file;
    private readonly JsonElement _root;

    private ConnectionFileReader(string file, JsonElement root)
    {
        _file = file;
        _root = root;
    }

    public static ConnectionFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var bytes = Bytes(path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ConnectionFileReader(path, document.RootElement).Read()
                : throw new ConnectionFileException(
                    path,
                    null,
                    $"a JSON object was expected, but got {document.RootElement.ValueKind}; this is no connection file.");
        }
        catch (JsonException error)
        {
            var where = FormattableString.Invariant($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
            throw new ConnectionFileException(
                path,
                null,
                bytes.Length == 0
                    ? "the file is empty; the client has not written it yet, or could not. Start the kernel again."
                    : $"this is not complete JSON (at {where}); the client may still have been writing it. Start the kernel again.",
                error);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                throw new ConnectionFileException(
                    path,
                    null,
                    Directory.Exists(path)
                        ? "a file was expected, and this is a folder."
                        : "there is no such file; Jupyter names it as {connection_file} when it starts a kernel.");
            }

            var length = new FileInfo(path).Length;
            return length <= MaximumBytes
                ? File.ReadAllBytes(path)
                : throw new ConnectionFileException(
                    path,
                    null,
                    FormattableString.Invariant(
                        $"at most {MaximumBytes} bytes were expected, and the file has {length}; this is no connection file."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFileException(path, null, $"the file cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private ConnectionFile Read()
    {
        Require("transport", Text("transport", "tcp"), "tcp", "other transports are not supported");
        var key = Text("key", null);
        if (key.Length > 0)
        {
            Require("signature_scheme", Text("signature_scheme", Scheme), Scheme, "messages signed otherwise could not be checked");
        }

        var address = Text("ip", null);
        if (address.Length == 0 || address.Any(char.IsWhiteSpace))
        {
            throw Wrong("ip", $"an address to listen on was expected, but got \"{address}\".");
        }

        return new ConnectionFile(address, ReadPorts(), key, Text("kernel_name", "") is { Length: > 0 } name ? name : null);
    }

    private ImmutableSortedDictionary<KernelChannel, int> ReadPorts()
    {
        var ports = ImmutableSortedDictionary.CreateBuilder<KernelChannel, int>();
        var takenBy = new Dictionary<int, string>();
        foreach (var (channel, field) in PortFields)
        {
            var port = Port(field);
            if (!takenBy.TryAdd(port, field))
            {
                throw Wrong(
                    field,
                    FormattableString.Invariant($"every channel needs a port of its own, and {port} is {takenBy[port]} too."));
            }

            ports.Add(channel, port);
        }

        return ports.ToImmutable();
    }

    private int Port(string field)
    {
        var value = Field(field) ?? throw Wrong(field, "a port was expected, and the field is missing.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port) && port is >= 1 and <= 65535
            ? port
            : throw Wrong(field, $"a port from 1 to 65535 was expected, but got {Got(value)}.");
    }

    private static string Got(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind.ToString();

    private string Text(string field, string? otherwise)
    {
        if (Field(field) is not { } value)
        {
            return otherwise ?? throw Wrong(field, "a text was expected, and the field is missing.");
        }

        return Untrusted.Text(value) ?? throw Wrong(field, $"a text was expected, but got {Untrusted.Kind(value)}.");
    }

    private JsonElement? Field(string field) => Untrusted.Field(_root, field) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    private void Require(string field, string found, string expected, string why)
    {
        if (found != expected)
        {
            throw Wrong(field, $"\"{expected}\" was expected, but got \"{found}\"; {why}.");
        }
    }

    private ConnectionFileException Wrong(string field, string problem) => new(_file, field, problem);
}
