using NeuroPose.Formats;
using NeuroPose.Formats.Json;
using NeuroPose.Testing;

namespace NeuroPose.Tests.Formats;

/// <summary>Damaged files: every one loads or is refused with a place; nothing else may happen.</summary>
public class TrialFuzzTests
{
    private static readonly byte[] Valid = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", "legacy_v1_versioned.json"));

    [Fact]
    public void Every_truncation_is_refused_with_a_line()
    {
        for (var length = 0; length < Valid.Length - 1; length += 1 + (length / 200))
        {
            var refused = Assert.ThrowsAny<FileFormatException>(() => Read(Valid[..length]));
            Assert.NotNull(refused.Place.Line);
        }
    }

    [Fact]
    public void Random_damage_gives_a_trial_or_a_typed_error()
    {
        var random = new Random(20261121);
        var interesting = "{}[]\",:\\0129.eE+-NaInfity \n\u0000\u00ff"u8.ToArray();
        for (var round = 0; round < 4000; round++)
        {
            var bytes = (byte[])Valid.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = interesting[random.Next(interesting.Length)];
            }

            try
            {
                var trial = Read(bytes);
                _ = trial.PersonCount > 0 ? trial.Poses() : null;
            }
            catch (NeuroPoseException refused)
            {
                Assert.NotEqual(Place.Unknown, refused.Place);
            }
        }
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_reads_the_same()
    {
        var whole = TrialText.Save(Read(Valid));

        var trickled = VideoPredictionsReader.Read(new TrickleStream(Valid), "trial.json", default);

        Assert.Equal(whole, TrialText.Save(trickled));
    }

    [Theory]
    [InlineData(30.0, "30.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1234567890123456.7, "1234567890123456.8")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_are_written_as_Python_writes_them(double number, string expected) =>
        Assert.Equal(expected, JsonNumber.Format(number));

    private static VideoPredictions Read(byte[] bytes) => VideoPredictionsReader.Read(new MemoryStream(bytes), "trial.json", default);

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
