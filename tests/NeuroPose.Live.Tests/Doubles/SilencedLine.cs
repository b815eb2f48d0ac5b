using System.Net;
using System.Net.Sockets;

namespace NeuroPose.Live.Tests.Doubles;

/// <summary>A line to a server that can die on one side: connections stay open and nothing comes through any more.</summary>
internal sealed class SilencedLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly List<TcpClient> open = [];
    private readonly int target;
    private CancellationTokenSource speaking = new();
    private volatile bool isSilent;

    public SilencedLine(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Nothing comes through from now on, on lines that are open and on new ones.</summary>
    public void Silence()
    {
        isSilent = true;
        speaking.Cancel();
    }

    /// <summary>New lines work again.</summary>
    public void Restore()
    {
        speaking = new();
        isSilent = false;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        open.ForEach(one => one.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                open.Add(client);
                if (isSilent)
                {
                    continue;
                }

                var server = new TcpClient();
                open.Add(server);
                await server.ConnectAsync(IPAddress.Loopback, target, end.Token);
                _ = PumpAsync(client.GetStream(), server.GetStream(), speaking.Token);
                _ = PumpAsync(server.GetStream(), client.GetStream(), speaking.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test ends.
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, CancellationToken silence)
    {
        var part = new byte[4096];
        try
        {
            for (var read = await from.ReadAsync(part, silence); read > 0; read = await from.ReadAsync(part, silence))
            {
                await to.WriteAsync(part.AsMemory(0, read), silence);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Silent, or closed.
        }
    }
}
