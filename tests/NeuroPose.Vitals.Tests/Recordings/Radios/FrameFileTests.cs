using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>The files of FeitCSI and of PicoScenes, both named .csi.</summary>
public sealed class FrameFileTests
{
    [Theory]
    [InlineData(2, 1, 56, 2u << 8, "HT, 20 MHz", 20)]
    [InlineData(2, 2, 484, (3u << 8) | (3u << 11), "VHT, 160 MHz", 160)]
    [InlineData(1, 1, 1992, (4u << 8) | (3u << 11), "HE, 160 MHz", 160)]
    public void Frames_of_FeitCSI_are_read_with_their_clock_sender_and_format(
        int receive, int transmit, int tones, uint rate, string variant, double megahertz)
    {
        var samples = RadioAssert.Samples(3, receive, transmit, tones);

        var read = Lines.Read(RadioFiles.FeitCsi(samples, rate), new() { Strict = true });

        Assert.Equal(RecordingFormat.FeitCsi, read.Report.Format);
        RadioAssert.Hold(samples, read.Frames);
        RadioAssert.TimesAre(samples, read.Frames);
        var metadata = read.Frames[0].Metadata;
        Assert.Equal(
            (RadioFiles.Sender, -44.0, variant, megahertz), (metadata.DeviceId, metadata.RssiDbm, metadata.Variant, metadata.BandwidthMhz));
    }

    [Theory]
    [InlineData(RadioFiles.Iwl5300, 1, 3, 2, 30)]
    [InlineData(RadioFiles.Iwl5300, 2, 2, 1, 30)]
    [InlineData(RadioFiles.Qca9300, 2, 3, 2, 56)]
    [InlineData(RadioFiles.Qca9300, 3, 1, 1, 114)]
    [InlineData(RadioFiles.Ax200, 3, 2, 1, 52)]
    [InlineData(RadioFiles.Ax200, 4, 2, 2, 242)]
    [InlineData(RadioFiles.Usrp, 2, 1, 1, 52)]
    [InlineData(RadioFiles.Usrp, 4, 2, 2, 56)]
    public void Frames_of_PicoScenes_are_read_whatever_radio_packed_them(int device, int version, int receive, int transmit, int tones)
    {
        var samples = RadioAssert.Samples(3, receive, transmit, tones);

        var read = Lines.Read(RadioFiles.PicoScenes(samples, device, version), new() { Strict = true });

        Assert.Equal(RecordingFormat.PicoScenes, read.Report.Format);
        RadioAssert.Hold(samples, read.Frames);
        RadioAssert.TimesAre(samples, read.Frames);
        var metadata = read.Frames[0].Metadata;
        Assert.Equal(
            (RadioFiles.Sender, 5180.0, 20.0, -48.0, -91.0),
            (metadata.DeviceId, metadata.FrequencyMhz, metadata.BandwidthMhz, metadata.RssiDbm, metadata.NoiseFloorDbm));
        Assert.StartsWith("HT, 20 MHz", metadata.Variant, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_torn_frame_reading_goes_on_at_the_next_one()
    {
        var samples = RadioAssert.Samples(3, 2, 1, 56);
        Func<IEnumerable<RadioFrameSample>, byte[]>[] writers = [frames => RadioFiles.FeitCsi(frames), frames => RadioFiles.PicoScenes(frames)];
        foreach (var write in writers)
        {
            byte[][] frames = [.. samples.Select(sample => write([sample]))];

            var read = Lines.Read([.. frames[0], .. frames[1][..^30], .. frames[2], .. frames[0][..^1]]);

            RadioAssert.TimesAre([samples[0], samples[2]], read.Frames);
            var text = FormattableString.Invariant($"{frames[1].Length - 30} bytes at byte {frames[0].Length} are no frame.");
            Assert.Equal((2L, SkipReason.NotReadable, text), (read.Report.Skipped[0].Record, read.Report.Skipped[0].Reason, read.Report.Skipped[0].Problem));
            Assert.Equal(SkipReason.Truncated, read.Report.Skipped[1].Reason);
            Assert.Equal(2, read.Report.Skipped.Length);
        }
    }

    [Fact]
    public void A_version_of_the_segment_that_is_not_known_is_counted_and_named()
    {
        var skipped = Assert.Single(Lines.Read(RadioFiles.PicoScenes([new(1)], version: 9)).Report.Skipped);

        Assert.Equal((SkipReason.UnknownKind, "the segment CSI has version 9; read are 1 to 4."), (skipped.Reason, skipped.Problem));
    }

    [Fact]
    public void A_radio_that_is_not_known_is_counted_and_named()
    {
        var skipped = Assert.Single(Lines.Read(RadioFiles.PicoScenes([new(1)], device: 0x0802)).Report.Skipped);

        Assert.Contains("the radio 0x0802 is not known", skipped.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_of_different_formats_are_told_apart_though_they_have_one_size()
    {
        var samples = RadioAssert.Samples(30, 2, 1, 56);
        byte[] mixed = [.. samples.SelectMany((sample, at) => RadioFiles.FeitCsi([sample], (at % 5 == 0 ? 3u : 2u) << 8))];

        var read = Lines.Read(mixed, new() { Strict = true });

        Assert.Equal<(string?, long)>(
            [("HT, 20 MHz", 24), ("VHT, 20 MHz", 6)], Assert.Single(read.Report.Nodes).Sizes.Select(size => (size.Variant, size.FrameCount)));
        var series = VitalSeries.Of(read);
        Assert.Equal(("HT, 20 MHz", 24L, 6L), (series.Shape.Variant, series.FrameCount, Assert.Single(series.OtherFrames).FrameCount));
    }
}
