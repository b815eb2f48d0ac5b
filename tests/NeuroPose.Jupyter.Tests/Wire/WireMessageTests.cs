using System.Text.Json;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Tests.Wire;

public sealed class WireMessageTests
{
    private static readonly MessageSigner Unsigned = new("");

    [Fact]
    public void A_request_is_read_from_its_frames()
    {
        var request = WireMessage.Decode(Frames.Request, Unsigned);
        Assert.Equal("execute_request", request.Header.Type);
        Assert.Equal("m-7", request.Header.Id);
        Assert.Equal("s-1", request.Header.Session);
        Assert.Null(request.ParentHeader);
        Assert.Equal("1 + 1", request.Content.GetProperty("code").GetString());
        Assert.Equal("c", request.Metadata.GetProperty("cellId").GetString());
        Assert.Equal(2, request.Identities.Length);
        Assert.Equal([1, 2], Assert.Single(request.Buffers).ToArray());
    }

    [Fact]
    public void An_answer_goes_back_by_the_same_route_and_names_its_request_byte_for_byte()
    {
        var request = WireMessage.Decode(Frames.Request, Unsigned);
        var header = MessageHeader.Create("execute_reply", "m-8", "k-1", "kernel", new DateTimeOffset(2026, 1, 2, 5, 4, 5, 6, TimeSpan.FromHours(2)));
        var frames = request.Answer(header, JsonSerializer.SerializeToElement(new { status = "ok" })).Encode(new MessageSigner("k"));

        Assert.Equal(8, frames.Count);
        Assert.Equal([0, 0x80, 0xFF], frames[0].ToArray());
        Assert.Equal("topic", Frames.Text(frames[1]));
        Assert.Equal("<IDS|MSG>", Frames.Text(frames[2]));
        Assert.Matches("^[0-9a-f]{64}$", Frames.Text(frames[3]));
        Assert.Equal("""{"msg_id":"m-8","session":"k-1","username":"kernel","date":"2026-01-02T03:04:05.006000Z","msg_type":"execute_reply","version":"5.3"}""", Frames.Text(frames[4]));
        Assert.Equal(Frames.Header, Frames.Text(frames[5]));
        Assert.Equal("{}", Frames.Text(frames[6]));
        Assert.Equal("""{"status":"ok"}""", Frames.Text(frames[7]));
    }

    [Fact]
    public void A_message_signed_with_another_key_is_not_read()
    {
        var frames = WireMessage.Decode(Frames.Request, Unsigned).Encode(new MessageSigner("mine"));
        Assert.Equal("m-7", WireMessage.Decode(frames, new MessageSigner("mine")).Header.Id);
        Assert.Throws<WrongSignatureException>(() => WireMessage.Decode(frames, new MessageSigner("yours")));
        Assert.Throws<WrongSignatureException>(() => WireMessage.Decode(Frames.Request, new MessageSigner("mine")));
    }

    [Theory]
    [InlineData("header: JSON was expected, and it breaks at line 1, byte 13.", "{\"msg_id\": \"", "{}", "{}", "{}")]
    [InlineData("header: \"msg_id\" was expected, and is missing.", "{}", "{}", "{}", "{}")]
    [InlineData("header: \"msg_type\" was expected to be a text, but got Number.", "{\"msg_id\":\"1\",\"msg_type\":7,\"session\":\"\"}", "{}", "{}", "{}")]
    [InlineData("header: \"msg_id\" and \"msg_type\" were expected not to be empty, and one is.", "{\"msg_id\":\"1\",\"msg_type\":\"\",\"session\":\"\"}", "{}", "{}", "{}")]
    [InlineData("header: \"msg_id\" was expected to be a text, but got a text that is not valid Unicode.", "{\"msg_id\":\"\\ud800\",\"msg_type\":\"x\",\"session\":\"\"}", "{}", "{}", "{}")]
    [InlineData("parent header: a JSON object was expected, but got Null.", Frames.Header, "null", "{}", "{}")]
    [InlineData("parent header: \"msg_id\" was expected, and is missing.", Frames.Header, "{\"a\":1}", "{}", "{}")]
    [InlineData("metadata: a JSON object was expected, but got Array.", Frames.Header, "{}", "[]", "{}")]
    [InlineData("content: JSON was expected, and it breaks at line 1, byte 1.", Frames.Header, "{}", "{}", "")]
    public void A_frame_that_is_no_message_is_named(string message, string header, string parent, string metadata, string content)
    {
        var error = Assert.Throws<MalformedMessageException>(() => WireMessage.Decode(Frames.Of("<IDS|MSG>", "", header, parent, metadata, content), Unsigned));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Too_few_frames_are_counted()
    {
        Assert.Equal(
            "message: the delimiter <IDS|MSG> was expected among the frames, and none of the 2 is it.",
            Assert.Throws<MalformedMessageException>(() => WireMessage.Decode(Frames.Of("a", "b"), Unsigned)).Message);
        Assert.Equal(
            "message: a signature and 4 JSON frames were expected after the delimiter, but got 3 frames.",
            Assert.Throws<MalformedMessageException>(() => WireMessage.Decode(Frames.Of("a", "<IDS|MSG>", "", "{}", "{}"), Unsigned)).Message);
    }

    [Fact]
    public void Content_that_is_no_object_cannot_be_sent()
    {
        var request = WireMessage.Decode(Frames.Request, Unsigned);
        Assert.Throws<InvalidOperationException>(() => (request with { Content = JsonSerializer.SerializeToElement(7) }).Encode(Unsigned));
        Assert.Throws<InvalidOperationException>(() => (request with { Metadata = default }).Encode(Unsigned));
    }

    [Fact]
    public void As_text_it_is_one_short_line_that_is_safe_to_print()
    {
        var request = WireMessage.Decode(Frames.Request, new MessageSigner(""));
        Assert.Equal("execute_request m-7", request.ToString());
        Assert.Equal(
            "execute_reply m-8 for execute_request m-7",
            request.Answer(MessageHeader.Create("execute_reply", "m-8", "s", "kernel", DateTimeOffset.UnixEpoch), WireMessage.EmptyObject).ToString());

        var hostile = request with { Header = MessageHeader.Create("a\nb\u001b[31m\u202ec\ud800", new string('x', 1_000_000), "s", "u", DateTimeOffset.UnixEpoch) };
        Assert.Equal("a?b?[31m?c\ufffd " + new string('x', 60) + "…", hostile.ToString());
    }
}
