using NeuroPose.Formats;
using NeuroPose.Formats.Json;
using NeuroPose.Testing;

namespace NeuroPose.Tests.Formats;

/// <summary>How bytes arrive, and how numbers are written.</summary>
public class TrialBytesTests
{
    private static readonly byte[] Valid = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", "legacy_v1_versioned.json"));

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
