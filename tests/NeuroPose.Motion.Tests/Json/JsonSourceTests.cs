using System.Text;
using NeuroPose.Formats;
using NeuroPose.Json;

namespace NeuroPose.Motion.Tests.Json;

/// <summary>The work of reading grows with the file and not with its square; what is read as a whole has a bound.</summary>
public sealed class JsonSourceTests
{
    [Fact]
    public void Asking_for_every_place_looks_at_each_byte_once()
    {
        var bytes = Encoding.UTF8.GetBytes("[1,22,\n333, 4444]\n");
        byte[] text = [.. Enumerable.Repeat(bytes, 30_000).SelectMany(part => part)];
        using var source = new JsonSource(new MemoryStream(text), default);
        while (source.ReadMore(() => new InvalidOperationException()))
        {
            while (source.Rest.Length > 0)
            {
                source.Position++;
                var (line, column) = source.Where();
                if (source.Offset % 1009 == 0)
                {
                    var passed = text.AsSpan(0, (int)source.Offset);
                    Assert.Equal((passed.Count((byte)'\n') + 1, passed.Length - passed.LastIndexOf((byte)'\n')), (line, column));
                }
            }
        }

        Assert.Equal(text.Length, source.BytesCounted);
    }

    [Fact]
    public void A_long_text_that_trickles_in_is_moved_no_more_often_than_the_buffer_grows()
    {
        // A string of 2 MB in pieces of 100 bytes: what is in hand is not copied for each piece.
        using var source = new JsonSource(new Trickle(2_000_000), default);
        while (source.ReadMore(() => new InvalidOperationException()))
        {
        }

        Assert.Equal(2_000_000, source.Rest.Length);
        Assert.Equal(0, source.Offset);
    }

    [Fact]
    public void Metadata_of_a_trial_that_grow_without_end_are_refused()
    {
        var json = "{\"metadata\": {" + string.Join(
            ",", Enumerable.Range(0, 20_000).Select(index => FormattableString.Invariant($"\"field{index}\": {index}"))) + "}}";

        var refused = Assert.Throws<FileFormatException>(
            () => VideoPredictionsJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "trial.json", default));

        Assert.Contains("this value has more than 65536 bytes", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Trickle(int length) : MemoryStream(new byte[length])
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(100, buffer.Length)]);
    }
}
