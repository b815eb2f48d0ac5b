using System.Collections.Concurrent;
using System.Net;
using System.Text;
using NeuroPose.Jupyter.Zmtp;

namespace NeuroPose.Jupyter.Tests.Zmtp;

/// <summary>A router on a free port of this machine, with what it heard and what it logged.</summary>
internal sealed class Listening : IDisposable
{
    public static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    public Listening(ZmtpLimits? limits = null, Strangers? strangers = null)
    {
        Router = new RouterSocket(Anywhere, limits, strangers, Log.Add)
        {
            Receiver = frames =>
            {
                Heard.Add([.. frames.Select(frame => Encoding.UTF8.GetString(frame.Span))]);
                return IsSigned(frames[^1]);
            },
        };
        Router.Start();
    }

    /// <summary>The last frame of a message that counts as signed.</summary>
    public static byte[] Signature { get; } = RawPeer.Text("signed");

    public RouterSocket Router { get; }

    public BlockingCollection<string[]> Heard { get; } = [];

    public BlockingCollection<string> Log { get; } = [];

    public IPEndPoint EndPoint => Router.EndPoint;

    public string[] Next() =>
        Heard.TryTake(out var frames, TimeSpan.FromSeconds(10)) ? frames : throw new Xunit.Sdk.XunitException("No message was received.");

    public string NextLog() =>
        Log.TryTake(out var line, TimeSpan.FromSeconds(10)) ? line : throw new Xunit.Sdk.XunitException("Nothing was logged.");

    private static bool IsSigned(ReadOnlyMemory<byte> frame) => frame.Span.SequenceEqual(Signature);

    public void Dispose()
    {
        Router.Dispose();
        Heard.Dispose();
        Log.Dispose();
    }
}
