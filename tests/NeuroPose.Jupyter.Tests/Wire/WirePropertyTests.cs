using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Tests.Wire;

public sealed class WirePropertyTests
{
    private static readonly Gen<ImmutableArray<ReadOnlyMemory<byte>>> BinaryFrames =
        from frames in ArbMap.Default.GeneratorFor<byte[]>().ListOf()
        select frames.Select(frame => (ReadOnlyMemory<byte>)frame).ToImmutableArray();

    // Lone surrogates are for the fuzzer: a .NET serializer cannot write them.
    private static readonly Gen<string> Text = from letters in Gen.Elements("a", "\"", "\\", "\n", "é", "π", "😀", "<", "\u2028").ListOf() select string.Concat(letters);

    [Fact]
    public void What_is_encoded_is_decoded_the_same()
    {
        var messages =
            from identities in BinaryFrames
            from buffers in BinaryFrames
            from texts in Text.ArrayOf(4)
            from key in Text
            select (Message: Message(identities, buffers, texts), Key: key);
        Prop.ForAll(messages.ToArbitrary(), it =>
        {
            var signer = new MessageSigner(it.Key);
            var frames = it.Message.Encode(signer);
            var decoded = WireMessage.Decode(frames, signer);
            Assert.Equal(it.Message.Header, decoded.Header);
            Assert.Equal(it.Message.ParentHeader, decoded.ParentHeader);
            Assert.Equal(it.Message.Content.GetRawText(), decoded.Content.GetRawText());
            Assert.Equal(Bytes(frames), Bytes(decoded.Encode(signer)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Damaged_frames_are_refused_or_read_and_never_a_crash()
    {
        var damages =
            from seed in ArbMap.Default.GeneratorFor<int>()
            from strokes in Gen.Choose(1, 6)
            select Damaged(Frames.Request, new Random(seed), strokes);
        Prop.ForAll(damages.ToArbitrary(), frames => Attempt(frames, new MessageSigner(""))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Damage_to_a_signed_frame_is_always_noticed()
    {
        var signer = new MessageSigner("key");
        var signed = WireMessage.Decode(Frames.Request, new MessageSigner("")).Encode(signer);
        var damages =
            from frame in Gen.Choose(3, 7)
            from position in Gen.Choose(0, signed[frame].Length - 1)
            from change in Gen.Choose(1, 255)
            select (frame, position, change);
        Prop.ForAll(damages.ToArbitrary(), it =>
        {
            var bytes = signed[it.frame].ToArray();
            bytes[it.position] ^= (byte)it.change;
            Assert.Throws<WrongSignatureException>(() => WireMessage.Decode([.. signed.Take(it.frame), bytes, .. signed.Skip(it.frame + 1)], signer));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("""{"msg_id":"m","msg_type":"t","session":"s","\ud800":1}""")]
    [InlineData("""{"msg_i\ud800":"m","msg_type":"t","session":"s"}""")]
    [InlineData("""{"msg_id":"m","msg_type":"t\udfff","session":"s"}""")]
    public void Half_a_surrogate_pair_is_no_crash(string header)
    {
        Attempt(Frames.Of("<IDS|MSG>", "", header, header, """{"\ud800":"\udfff"}""", """{"code":"\ud800"}"""), new MessageSigner(""));
    }

    private static WireMessage Message(ImmutableArray<ReadOnlyMemory<byte>> identities, ImmutableArray<ReadOnlyMemory<byte>> buffers, string[] texts)
    {
        var header = MessageHeader.Create("t" + texts[0], "m" + texts[1], texts[2], texts[3], DateTimeOffset.UnixEpoch);
        return new WireMessage
        {
            Identities = identities,
            Header = header,
            ParentHeader = texts[0].Length % 2 == 0 ? null : header,
            Content = JsonSerializer.SerializeToElement(new { code = texts[3] }),
            Buffers = buffers,
        };
    }

    private static void Attempt(IReadOnlyList<ReadOnlyMemory<byte>> frames, MessageSigner signer)
    {
        try
        {
            var message = WireMessage.Decode(frames, signer);
            Assert.NotEmpty(message.Header.Id);
            Assert.Equal(message.Header, WireMessage.Decode(message.Encode(signer), signer).Header);
        }
        catch (MalformedMessageException error)
        {
            Assert.NotEmpty(error.Problem);
        }
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Damaged(IReadOnlyList<ReadOnlyMemory<byte>> frames, Random random, int strokes)
    {
        var damaged = frames.Select(frame => frame.ToArray()).ToList();
        for (var stroke = 0; stroke < strokes && damaged.Count > 0; stroke++)
        {
            var at = random.Next(damaged.Count);
            var bytes = damaged[at];
            switch (random.Next(5))
            {
                case 0:
                    damaged.RemoveAt(at);
                    break;
                case 1:
                    damaged.Insert(at, [.. bytes]);
                    break;
                case 2:
                    damaged[at] = bytes[..random.Next(bytes.Length + 1)];
                    break;
                case 3 when bytes.Length > 0:
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                    break;
                default:
                    damaged[at] = [.. bytes, (byte)"{}[]\"\\u,:0"[random.Next(10)]];
                    break;
            }
        }

        return [.. damaged.Select(bytes => (ReadOnlyMemory<byte>)bytes)];
    }

    private static string[] Bytes(IEnumerable<ReadOnlyMemory<byte>> frames) => [.. frames.Select(frame => Convert.ToHexString(frame.Span))];
}
