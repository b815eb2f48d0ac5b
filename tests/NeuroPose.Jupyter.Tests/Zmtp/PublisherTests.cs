using NeuroPose.Jupyter.Zmtp;

namespace NeuroPose.Jupyter.Tests.Zmtp;

public sealed class PublisherTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_subscriber_gets_what_begins_with_its_topic_until_it_cancels(bool byCommand)
    {
        using var publisher = Open();
        using var peer = RawPeer.Connect(publisher.EndPoint, "SUB");
        Subscribe(peer, "status", byCommand);
        Subscribe(peer, "stream", byCommand);
        Assert.Equal(["welcome status"], peer.Receive());
        Assert.Equal(["welcome stream"], peer.Receive());

        Publish(publisher, "other");
        Publish(publisher, "status.idle");
        Publish(publisher, "stream");
        Assert.Equal(["status.idle", "body"], peer.Receive());
        Assert.Equal(["stream", "body"], peer.Receive());

        Cancel(peer, "status", byCommand);
        Subscribe(peer, "last", byCommand);
        Assert.Equal(["welcome last"], peer.Receive());
        Publish(publisher, "status.busy");
        Publish(publisher, "stream.again");
        Assert.Equal(["stream.again", "body"], peer.Receive());
    }

    [Fact]
    public void Only_the_new_subscriber_is_welcomed()
    {
        using var publisher = Open();
        using var one = Subscriber(publisher);
        using var two = Subscriber(publisher);
        Publish(publisher, "to both");
        Assert.Equal(["to both", "body"], one.Receive());
        Assert.Equal(["to both", "body"], two.Receive());
    }

    [Fact]
    public void A_slow_subscriber_gets_everything_in_order()
    {
        using var publisher = Open(new ZmtpLimits { MaximumWaitingBytes = 200_000 });
        using var peer = Subscriber(publisher);
        var sending = new Thread(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                publisher.Publish([RawPeer.Text(FormattableString.Invariant($"{i}")), new byte[100_000]]);
            }
        });
        sending.Start();
        Thread.Sleep(300);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(FormattableString.Invariant($"{i}"), peer.Receive()[0]);
        }

        sending.Join();
    }

    [Fact]
    public void One_that_reads_nothing_loses_its_connection_and_the_others_lose_nothing()
    {
        using var publisher = Open(new ZmtpLimits { MaximumWaitingBytes = 200_000, Patience = TimeSpan.FromMilliseconds(300) });
        using var stuck = Subscriber(publisher);
        using var peer = Subscriber(publisher);
        var sending = new Thread(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                publisher.Publish([RawPeer.Text(FormattableString.Invariant($"{i}")), new byte[100_000]]);
            }
        });
        sending.Start();
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(FormattableString.Invariant($"{i}"), peer.Receive()[0]);
        }

        sending.Join();
        Assert.True(stuck.IsClosed());
    }

    [Fact]
    public void Idle_subscribers_make_room_for_new_ones_and_the_first_loses_nothing()
    {
        using var publisher = Open(new ZmtpLimits { MaximumPeers = 3 });
        using var first = Subscriber(publisher);
        using var one = Subscriber(publisher);
        using var two = Subscriber(publisher);

        using var second = Subscriber(publisher);
        using var third = Subscriber(publisher);
        Publish(publisher, "to all");
        Assert.Equal(["to all", "body"], first.Receive());
        Assert.Equal(["to all", "body"], second.Receive());
        Assert.Equal(["to all", "body"], third.Receive());
        Assert.True(one.IsClosed());
        Assert.True(two.IsClosed());
    }

    [Fact]
    public void Topics_that_are_too_long_together_end_the_connection()
    {
        using var publisher = Open(new ZmtpLimits { MaximumSmallMessageBytes = 1000 });
        using var peer = RawPeer.Connect(publisher.EndPoint, "SUB");
        Subscribe(peer, new string('a', 600), byCommand: false);
        peer.Receive();
        Subscribe(peer, new string('b', 600), byCommand: false);
        Assert.True(peer.IsClosed());
    }

    [Fact]
    public void A_heartbeat_that_is_too_long_ends_the_connection()
    {
        using var heart = new EchoSocket(Listening.Anywhere);
        heart.Start();
        using var peer = RawPeer.Connect(heart.EndPoint, "REQ");
        peer.Stream.Write(RawPeer.Message([], new byte[100_000]));
        Assert.True(peer.IsClosed());
    }

    private static PublisherSocket Open(ZmtpLimits? limits = null)
    {
        var publisher = new PublisherSocket(Listening.Anywhere, limits)
        {
            Welcome = topic => [RawPeer.Text("welcome " + System.Text.Encoding.UTF8.GetString(topic.Span))],
        };
        publisher.Start();
        return publisher;
    }

    private static RawPeer Subscriber(PublisherSocket publisher)
    {
        var peer = RawPeer.Connect(publisher.EndPoint, "SUB");
        Subscribe(peer, "", byCommand: false);
        Assert.Equal(["welcome "], peer.Receive());
        return peer;
    }

    private static void Publish(PublisherSocket publisher, string topic) => publisher.Publish([RawPeer.Text(topic), RawPeer.Text("body")]);

    private static void Subscribe(RawPeer peer, string topic, bool byCommand) => peer.Stream.Write(byCommand
        ? RawPeer.Frame([9, .. "SUBSCRIBE"u8, .. RawPeer.Text(topic)], flags: 4)
        : RawPeer.Message([1, .. RawPeer.Text(topic)]));

    private static void Cancel(RawPeer peer, string topic, bool byCommand) => peer.Stream.Write(byCommand
        ? RawPeer.Frame([6, .. "CANCEL"u8, .. RawPeer.Text(topic)], flags: 4)
        : RawPeer.Message([0, .. RawPeer.Text(topic)]));
}
