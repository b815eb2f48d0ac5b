using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Jupyter.Zmtp;

namespace NeuroPose.Jupyter.Tests.Zmtp;

/// <summary>
/// Peers that are damaged, hostile, or something else altogether. The socket closes on them, reports why, and serves the next.
/// </summary>
public sealed class BadPeerTests
{
    private static readonly byte[] Introduced = [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER")];

    private static readonly ZmtpLimits Small = new()
    {
        MaximumMessageBytes = 100_000,
        MaximumFrames = 8,
        Patience = TimeSpan.FromMilliseconds(300),
    };

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "a web browser", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), "a ZeroMQ peer was expected" },
        { "an old version", [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 1, .. new byte[53]], "version 3 of the protocol was expected" },
        { "an encrypted peer", [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "CURVE"u8, .. new byte[47]], "got \"CURVE\"" },
        { "a subscriber", [.. RawPeer.Greeting, .. RawPeer.Ready("SUB")], "got \"SUB\"" },
        { "an identity of the router's own", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER", "\0\0\0\0\x01")], "an identity" },
        { "a message for a greeting", [.. RawPeer.Greeting, .. RawPeer.Message([1])], "READY was expected" },
        { "a property without an end", [.. RawPeer.Greeting, .. RawPeer.Frame([5, .. "READY"u8, 11, 1, 2], flags: 4)], "ends within it" },
        { "unknown flags", [.. Introduced, 0x80, 0], "flags were expected" },
        { "a frame of eight exabytes", [.. Introduced, 2, 0x7F, .. new byte[7]], "are announced" },
        { "a frame of two exabytes, unsigned", [.. Introduced, 2, 0xFF, .. new byte[7]], "are announced" },
        { "a message of too many frames", [.. Introduced, .. RawPeer.Message([.. Enumerable.Repeat(new byte[1], 9)])], "at most 8 frames" },
        { "a message that is too long", [.. Introduced, .. RawPeer.Message(new byte[60_000], new byte[60_000])], "were expected" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void It_is_let_go_with_a_reason(string who, byte[] sent, string reason)
    {
        using var listening = new Listening(Small);
        using var peer = new RawPeer(listening.EndPoint);
        peer.Stream.Write(sent);

        Assert.True(peer.IsClosed(), who);
        Assert.Contains(reason, listening.NextLog(), StringComparison.Ordinal);
        Serves(listening);
    }

    [Fact]
    public void One_that_says_nothing_is_not_waited_for()
    {
        using var listening = new Listening(Small);
        using var peer = new RawPeer(listening.EndPoint);
        Assert.True(peer.IsClosed());
        Serves(listening);
    }

    [Fact]
    public void One_that_introduces_itself_byte_by_byte_is_not_waited_for()
    {
        using var listening = new Listening(Small);
        using var peer = new RawPeer(listening.EndPoint);
        var isCut = false;
        foreach (var one in Introduced)
        {
            try
            {
                peer.Stream.WriteByte(one);
                Thread.Sleep(20);
            }
            catch (IOException)
            {
                isCut = true;
                break;
            }
        }

        Assert.True(isCut || peer.IsClosed());
        Serves(listening);
    }

    [Fact]
    public void Half_messages_of_strangers_make_room_for_whole_ones()
    {
        using var listening = new Listening(new ZmtpLimits { MaximumStrangerBytes = 4_000_000 });
        var half = new byte[9 + 900_000];
        half[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(half.AsSpan(1), 100_000_000);
        var peers = Enumerable.Range(0, 8).Select(_ => RawPeer.Connect(listening.EndPoint, "DEALER")).ToArray();
        foreach (var peer in peers)
        {
            try
            {
                peer.Stream.Write(half);
            }
            catch (IOException)
            {
                // It was disconnected while it was writing.
            }
        }

        // Eight are 7.2 million bytes: at most four may stay.
        for (var gone = 0; gone < 4; gone++)
        {
            Assert.Contains("has sent the most", listening.NextLog(), StringComparison.Ordinal);
        }

        Serves(listening);
        Array.ForEach(peers, peer => peer.Dispose());
    }

    [Fact]
    public void One_that_has_signed_may_send_more_than_all_strangers_together()
    {
        using var listening = new Listening(new ZmtpLimits { MaximumStrangerBytes = 300_000 });
        using var peer = RawPeer.Connect(listening.EndPoint, "DEALER", "me");
        peer.Send(Listening.Signature);
        listening.Next();
        peer.Send(new byte[2_000_000], Listening.Signature);
        Assert.Equal(2_000_000, listening.Next()[1].Length);
    }

    [Fact]
    public void An_announced_length_takes_no_memory()
    {
        using var listening = new Listening(new ZmtpLimits { MaximumMessageBytes = int.MaxValue });
        var announced = new byte[9];
        announced[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(announced.AsSpan(1), int.MaxValue - 100);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var peer = RawPeer.Connect(listening.EndPoint, "DEALER");
        peer.Stream.Write([.. announced, 1, 2, 3]);
        Serves(listening);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 50_000_000);
    }

    [Fact]
    public void Too_many_peers_are_refused_and_those_who_have_signed_stay()
    {
        using var listening = new Listening(new ZmtpLimits { MaximumPeers = 1 });
        using var one = RawPeer.Connect(listening.EndPoint, "DEALER", "one");
        Sign(one, listening);
        using var two = new RawPeer(listening.EndPoint);
        Assert.True(two.IsClosed());
        one.Send(RawPeer.Text("here"));
        Assert.Equal(["one", "here"], listening.Next());
    }

    [Fact]
    public void Idle_strangers_make_room_for_new_peers()
    {
        using var listening = new Listening(new ZmtpLimits { MaximumPeers = 3 });
        using var client = RawPeer.Connect(listening.EndPoint, "DEALER", "client");
        Sign(client, listening);
        using var silent = new RawPeer(listening.EndPoint);
        using var introduced = RawPeer.Connect(listening.EndPoint, "DEALER");

        using var one = RawPeer.Connect(listening.EndPoint, "DEALER", "one");
        one.Send(Listening.Signature);
        Assert.Equal("one", listening.Next()[0]);
        using var two = RawPeer.Connect(listening.EndPoint, "DEALER", "two");
        two.Send(Listening.Signature);
        Assert.Equal("two", listening.Next()[0]);

        Assert.True(silent.IsClosed());
        Assert.True(introduced.IsClosed());
        client.Send(RawPeer.Text("here"));
        Assert.Equal(["client", "here"], listening.Next());
    }

    [Fact]
    public void One_that_has_signed_on_another_socket_keeps_its_place_though_it_is_silent()
    {
        var strangers = new Strangers(1_000_000);
        using var shell = new Listening(strangers: strangers);
        using var questions = new Listening(new ZmtpLimits { MaximumPeers = 1 }, strangers);
        using var there = RawPeer.Connect(shell.EndPoint, "DEALER", "client");

        // Whoever has sent is known once the next message is read.
        there.Send(Listening.Signature);
        shell.Next();
        there.Send(Listening.Signature);
        shell.Next();
        using var here = RawPeer.Connect(questions.EndPoint, "DEALER", "client");

        using var stranger = new RawPeer(questions.EndPoint);
        Assert.True(stranger.IsClosed());

        // Its handshake may end after the stranger was sent away.
        Assert.True(SpinWait.SpinUntil(() => questions.Router.Send([RawPeer.Text("client"), RawPeer.Text("your name?")]), TimeSpan.FromSeconds(20)));
        Assert.Equal(["your name?"], here.Receive());
    }

    [Fact]
    public void However_the_bytes_are_cut_the_message_is_the_same()
    {
        using var listening = new Listening();
        byte[] all = [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER", "me"), .. RawPeer.Message(RawPeer.Text("a"), new byte[300], [])];
        Prop.ForAll(Gen.Choose(1, all.Length - 1).ToArbitrary(), cut =>
        {
            using var peer = new RawPeer(listening.EndPoint);
            peer.Stream.Write(all, 0, cut);
            Thread.Sleep(1);
            peer.Stream.Write(all, cut, all.Length - cut);
            Assert.Equal(["me", "a", new string('\0', 300), ""], listening.Next());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Damaged_bytes_never_bring_the_socket_down()
    {
        using var listening = new Listening(Small);
        byte[] all =
        [
            .. RawPeer.Greeting,
            .. RawPeer.Ready("DEALER", "me"),
            .. RawPeer.Message(RawPeer.Text("a"), new byte[300]),
            .. RawPeer.Frame([4, .. "PING"u8, 0, 0], 4),
        ];
        var damages =
            from seed in ArbMap.Default.GeneratorFor<int>()
            from strokes in Gen.Choose(1, 5)
            select (seed, strokes);
        Prop.ForAll(damages.ToArbitrary(), it =>
        {
            var random = new Random(it.seed);
            var bytes = (byte[])all.Clone();
            for (var i = 0; i < it.strokes; i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var peer = new RawPeer(listening.EndPoint);
            peer.Stream.Write(bytes, 0, random.Next(1, bytes.Length + 1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Serves(listening);
    }

    /// <summary>Twice: a peer counts as signed after its message was handed on, and a second one is handed on after that.</summary>
    private static void Sign(RawPeer peer, Listening listening)
    {
        for (var time = 0; time < 2; time++)
        {
            peer.Send(Listening.Signature);
            listening.Next();
        }
    }

    private static void Serves(Listening listening)
    {
        while (listening.Heard.TryTake(out _))
        {
            // What a damaged peer may still have said.
        }

        using var peer = RawPeer.Connect(listening.EndPoint, "DEALER", "next");
        peer.Send(RawPeer.Text("still there?"));
        string[] heard;
        do
        {
            heard = listening.Next();
        }
        while (heard[0] != "next");
        Assert.Equal(["next", "still there?"], heard);
    }
}
