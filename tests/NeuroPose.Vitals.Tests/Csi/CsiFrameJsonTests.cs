using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Tests.Csi;

public sealed class CsiFrameJsonTests
{
    private static readonly CsiMetadata Known = new()
    {
        TimestampSeconds = 1775182186.9577758,
        DeviceId = "küche \"2\"",
        SequenceNumber = 4294967295,
        FrequencyMhz = 2437,
        Channel = 6,
        BandwidthMhz = 20,
        RssiDbm = -47,
        NoiseFloorDbm = -92,
        Antennas = AntennaConfiguration.OneByThree,
    };

    [Fact]
    public void Both_matrices_and_all_metadata_survive_json()
    {
        var frame = new CsiFrame([1, double.NaN, 0.1, 4], [0.5, -3.1, double.PositiveInfinity, double.NaN], antennaCount: 2, subcarrierCount: 2, Known, sampleIndex: 12).AtRate(20);

        var read = CsiFrame.FromJson(frame.ToJson());

        Assert.Equal(frame, read);
        Assert.Equal<double>([0.1, 4], read.AmplitudesOf(1).ToArray());
        Assert.Equal(45, read.Metadata.SignalToNoiseDb);
        Assert.Equal(FrequencyBand.Ghz2, read.Metadata.Band);
    }

    [Fact]
    public void Any_serializer_of_dotnet_reads_and_writes_frames_also_inside_other_objects()
    {
        CsiFrame[] frames = [new([1, double.NaN], [0.5, -3.1], 2, 3, 20), CsiFrame.FromIq([1, 2, 3, 4], metadata: Known)];
        Assert.Equal(frames, JsonSerializer.Deserialize<CsiFrame[]>(JsonSerializer.Serialize(frames)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CsiFrame>("{}"));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_is_replaced_when_it_is_written()
    {
        var frame = CsiFrame.FromIq([1, 2], metadata: new() { DeviceId = "a\uD800" });

        Assert.Equal("a\uFFFD", CsiFrame.FromJson(frame.ToJson()).Metadata.DeviceId);
        Assert.Equal("a\uFFFD", JsonSerializer.Deserialize<CsiFrame>(JsonSerializer.Serialize(frame))!.Metadata.DeviceId);
    }

    [Fact]
    public void Any_frame_survives_json_bit_for_bit_and_the_json_is_json()
    {
        var numbers = Gen.OneOf(Gen.Choose(-1000, 1000).Select(n => n / 7.0), Gen.Elements(0.0, double.NaN, 5e-324, 1.7976931348623157e308, double.NegativeInfinity));
        var cases = from antennas in Gen.Choose(1, 3)
                    from subcarriers in Gen.Choose(1, 5)
                    from amplitudes in numbers.ArrayOf(antennas * subcarriers)
                    from phases in numbers.ArrayOf(antennas * subcarriers)
                    from index in Gen.Choose(0, int.MaxValue)
                    select new CsiFrame(amplitudes, phases, antennas, subcarriers, CsiMetadata.Unknown, index);
        Prop.ForAll(cases.ToArbitrary(), frame =>
        {
            using var document = JsonDocument.Parse(frame.ToJson());
            Assert.Equal(frame, CsiFrame.FromJson(frame.ToJson()));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", "expected a value, found the end of the file")]
    [InlineData("[]", "expected an object")]
    [InlineData("{\"sample_index\": 0}", "metadata")]
    [InlineData("{\"sample_index\": 0, \"metadata\": {}, \"amplitude\": [[1, 2]], \"phase\": [[1], [2]]}", "differ in shape")]
    [InlineData("{\"sample_index\": 0, \"metadata\": {}, \"amplitude\": [[1, 2], [3]], \"phase\": [[1]]}", "all of one length")]
    [InlineData("{\"sample_index\": 0, \"metadata\": {}, \"amplitude\": [[]], \"phase\": [[]]}", "none empty")]
    [InlineData("{\"sample_index\": 0, \"metadata\": {}, \"amplitude\": 3, \"phase\": [[1]]}", "a list of lists")]
    [InlineData("{\"sample_index\": -1, \"metadata\": {}, \"amplitude\": [[1]], \"phase\": [[1]]}", "0 or more")]
    [InlineData("{\"sample_index\": 0, \"sample_rate_hz\": NaN, \"metadata\": {}, \"amplitude\": [[1]], \"phase\": [[1]]}", "a positive number")]
    [InlineData("{\"sample_index\": 0, \"sample_rate_hz\": \"-Infinity\", \"metadata\": {}, \"amplitude\": [[1]], \"phase\": [[1]]}", "a positive number")]
    [InlineData("{\"sample_index\": 0, \"metadata\": {\"device_id\": \"\\ud800\"}, \"amplitude\": [[1]], \"phase\": [[1]]}", "half a surrogate pair")]
    [InlineData("{\"sample_index\": 0, \"sample_rate_hz\": 0, \"metadata\": {}, \"amplitude\": [[1]], \"phase\": [[1]]}", "a positive number")]
    [InlineData("{\"sample_index\": 0, \"metadata\": {\"rsi_dbm\": 1}, \"amplitude\": [[1]], \"phase\": [[1]]}", "unknown field")]
    public void Text_of_another_form_is_refused_in_words(string json, string told) =>
        Assert.Contains(told, Assert.Throws<FileFormatException>(() => CsiFrame.FromJson(json)).Message, StringComparison.Ordinal);
}
