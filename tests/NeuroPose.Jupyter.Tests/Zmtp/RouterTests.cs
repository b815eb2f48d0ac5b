using System.Net.Sockets;
using NeuroPose.Jupyter.Zmtp;

namespace NeuroPose.Jupyter.Tests.Zmtp;

public sealed class RouterTests
{
    private static readonly ZmtpLimits Hasty = new() { Patience = TimeSpan.FromMilliseconds(500) };

    [Fact]
    public void A_message_is_headed_with_its_senders_identity_and_answered_by_it()
    {
        using var listening = new Listening();
        using var peer = RawPeer.Connect(listening.EndPoint, "DEALER", "me");
        peer.Send(RawPeer.Text("hello"), [], RawPeer.Text(new string('x', 300)));

        Assert.Equal(["me", "hello", "", new string('x', 300)], listening.Next());

        Assert.True(listening.Router.Send([RawPeer.Text("me"), RawPeer.Text("welcome"), RawPeer.Text(new string('y', 70_000))]));
        Assert.Equal(["welcome", new string('y', 70_000)], peer.Receive());
    }

    [Fact]
    public void A_peer_without_an_identity_gets_one_of_its_own()
    {
        using var listening = new Listening();
        using var one = RawPeer.Connect(listening.EndPoint, "DEALER");
        using var two = RawPeer.Connect(listening.EndPoint, "REQ");
        one.Send(RawPeer.Text("1"));
        var first = listening.Next();
        two.Send([], RawPeer.Text("2"));
        var second = listening.Next();

        Assert.NotEqual(first[0], second[0]);
        listening.Router.Send([RawPeer.Text(second[0]), RawPeer.Text("for two")]);
        Assert.Equal(["for two"], two.Receive());
    }

    [Fact]
    public void Of_two_peers_with_one_identity_the_older_keeps_it_until_it_has_gone()
    {
        using var listening = new Listening(Hasty);
        using var older = RawPeer.Connect(listening.EndPoint, "DEALER", "me");
        older.Send(RawPeer.Text("older"));
        Assert.Equal(["me", "older"], listening.Next());
        using var newer = RawPeer.Connect(listening.EndPoint, "DEALER", "me");
        newer.Send(RawPeer.Text("newer, too early"));
        Assert.Contains("identity is in use", listening.NextLog(), StringComparison.Ordinal);

        listening.Router.Send([RawPeer.Text("me"), RawPeer.Text("for me")]);
        Assert.Equal(["for me"], older.Receive());

        older.Dispose();
        var heard = "";
        for (var turn = 0; heard != "newer" && turn < 1000; turn++)
        {
            newer.Send(RawPeer.Text("newer"));
            heard = listening.Heard.TryTake(out var frames, TimeSpan.FromMilliseconds(50)) ? frames[1] : "";
        }

        Assert.Equal("newer", heard);
        listening.Router.Send([RawPeer.Text("me"), RawPeer.Text("for you")]);
        Assert.Equal(["for you"], newer.Receive());
    }

    [Fact]
    public void A_client_that_connects_again_at_once_keeps_its_identity()
    {
        using var listening = new Listening();
        for (var turn = 0; turn < 30; turn++)
        {
            using var peer = RawPeer.Connect(listening.EndPoint, "DEALER", "me");
            peer.Send(RawPeer.Text("hello"));
            Assert.Equal(["me", "hello"], listening.Next());
        }
    }

    [Fact]
    public void A_newer_peer_that_goes_leaves_the_older_its_identity()
    {
        using var listening = new Listening(Hasty);
        using var older = RawPeer.Connect(listening.EndPoint, "DEALER", "me");
        using (var newer = RawPeer.Connect(listening.EndPoint, "DEALER", "me"))
        {
            listening.NextLog();
            newer.Send(RawPeer.Text("newer"));
        }

        older.Send(RawPeer.Text("older"));
        Assert.Equal(["me", "older"], listening.Next());
        Assert.True(listening.Router.Send([RawPeer.Text("me"), RawPeer.Text("for me")]));
        Assert.Equal(["for me"], older.Receive());
    }

    [Fact]
    public void A_message_to_nobody_is_said_to_be_one()
    {
        using var listening = new Listening();
        Assert.False(listening.Router.Send([RawPeer.Text("nobody"), RawPeer.Text("hello")]));
    }

    [Fact]
    public void A_ping_is_answered_with_its_context()
    {
        using var listening = new Listening();
        using var peer = RawPeer.Connect(listening.EndPoint, "DEALER");
        peer.Stream.Write(RawPeer.Frame([4, .. "PING"u8, 0, 10, 1, 2, 3], flags: 4));

        var (flags, body) = peer.Read();
        Assert.Equal(4, flags);
        Assert.Equal([4, .. "PONG"u8, 1, 2, 3], body);
    }

    [Fact]
    public void A_port_that_is_in_use_is_refused()
    {
        using var listening = new Listening();
        var error = Assert.Throws<SocketException>(() => new RouterSocket(listening.EndPoint));
        Assert.Equal(SocketError.AddressAlreadyInUse, error.SocketErrorCode);
    }

    [Fact]
    public void The_heartbeat_gives_back_what_it_gets()
    {
        using var heart = new EchoSocket(Listening.Anywhere);
        heart.Start();
        using var peer = RawPeer.Connect(heart.EndPoint, "REQ");
        peer.Send([], RawPeer.Text("ping"));
        Assert.Equal(["", "ping"], peer.Receive());
    }
}
