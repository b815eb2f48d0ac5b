using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>Packet captures of nexmon's CSI extractor.</summary>
public sealed class NexmonTests
{
    private static readonly RecordingOptions AsSent = new() { AsSent = true, Strict = true };

    [Theory]
    [InlineData(0x65, 20, 64, false, 1, 1, 1)]
    [InlineData(0x65, 40, 128, true, 1, 1, 1)]
    [InlineData(0x01, 80, 256, false, 1, 3, 1)]
    [InlineData(0x03, 80, 256, false, 2, 2, 1 << 17)]
    [InlineData(0x6A, 20, 64, true, 3, 1, 1 << 25)]
    public void Every_number_is_found_where_it_was_written(int chip, int megahertz, int tones, bool bigEndian, int receive, int transmit, double scale)
    {
        var samples = RadioAssert.Samples(3, receive, transmit, tones, first: 1_600_000_000);

        var read = Lines.Read(RadioFiles.Nexmon(samples, (ushort)chip, megahertz, bigEndian), AsSent);

        Assert.Equal(RecordingFormat.Nexmon, read.Report.Format);
        RadioAssert.Hold(samples, read.Frames, scale);
        RadioAssert.TimesAre(samples, read.Frames);
        var metadata = read.Frames[0].Metadata;
        Assert.Equal(
            (RadioFiles.Sender, 42, 5210.0, megahertz, -55.0),
            (metadata.DeviceId, metadata.Channel, metadata.FrequencyMhz, metadata.BandwidthMhz, metadata.RssiDbm));
    }

    [Theory]
    [InlineData(20, 64, "0 28 29 30 31 32 33 34 35")]
    [InlineData(40, 128, "0 1 2 59 60 61 62 63 64 65 66 67 68 69 127")]
    public void Tones_on_which_nothing_is_sent_and_the_state_of_the_receiver_are_zero(int megahertz, int tones, string empty)
    {
        var samples = RadioAssert.Samples(1, 1, 1, tones);

        var read = Lines.Read(RadioFiles.Nexmon(samples, megahertz: megahertz), new() { Strict = true });

        RadioAssert.Hold(samples, read.Frames, isEmpty: tone => empty.Split(' ').Contains($"{tone}"));
        Assert.Contains(read.Report.Notes, note => note.Contains("set to zero", StringComparison.Ordinal));
    }

    [Fact]
    public void Firmware_that_does_not_say_its_strength_writes_no_state_either()
    {
        var read = Lines.Read(RadioFiles.Nexmon(RadioAssert.Samples(1, 1, 1, 128), megahertz: 40, strength: 0), new() { Strict = true });

        Assert.Null(read.Frames[0].Metadata.RssiDbm);
        Assert.NotEqual(0, read.Frames[0].Amplitudes[2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(113)]
    [InlineData(101)]
    public void Four_bytes_more_before_the_numbers_and_captures_of_other_links_are_read(int linkType)
    {
        var samples = RadioAssert.Samples(2, 1, 1, 64);

        RadioAssert.Hold(samples, Lines.Read(RadioFiles.Nexmon(samples, extra: 4, linkType: linkType), AsSent).Frames);
    }

    [Fact]
    public void A_frame_of_which_a_packet_was_lost_is_counted_and_other_packets_too()
    {
        var samples = RadioAssert.Samples(3, receive: 2, transmit: 2, tones: 64);
        var whole = RadioFiles.Nexmon(samples, strength: 0);
        const int Record = 16 + 42 + 18 + 256;
        byte[] lost = [.. whole[..(24 + (5 * Record))], .. whole[(24 + (6 * Record))..], .. RadioFiles.PcapRecord(2, new byte[60])];

        var read = Lines.Read(lost, new() { AsSent = true });

        RadioAssert.TimesAre([samples[0], samples[2]], read.Frames);
        Assert.Equal((5L, "of 2 × 2 packets of the frame 3 were captured."), Assert.Single(read.Report.Skipped.Select(skip => (skip.Record, skip.Problem))));
        Assert.Equal(1, read.Report.OtherRecords["other packet"]);
    }

    [Fact]
    public void Behind_a_torn_record_reading_goes_on_at_the_next_one()
    {
        var samples = RadioAssert.Samples(3, 1, 1, 64, first: 1_600_000_000);
        byte[][] records = [.. samples.Select(sample => RadioFiles.Nexmon([sample]))];

        byte[] junk = [1, 2, 3, .. new string('x', 90).Select(sign => (byte)sign)];

        var read = Lines.Read([.. records[0], .. records[1][24..], .. junk, .. records[2][24..], .. records[2][24..80]], new() { AsSent = true });

        Assert.Equal(3, read.Frames.Length);
        Assert.Equal([SkipReason.NotReadable, SkipReason.Truncated], read.Report.Skipped.Select(skip => skip.Reason));
        Assert.StartsWith("93 bytes at byte 688 are no packet", read.Report.Skipped[0].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x99, 64, SkipReason.UnknownKind, "chip 0x0099")]
    [InlineData(0x65, 40, SkipReason.WrongLength, "64 tones of 4 bytes; the packet has 160")]
    public void A_chip_or_a_length_that_is_not_known_is_counted_with_what_is(int chip, int tones, SkipReason reason, string expected)
    {
        var skipped = Assert.Single(Lines.Read(RadioFiles.Nexmon([new(1, 1, 1, tones)], (ushort)chip)).Report.Skipped);

        Assert.Equal(reason, skipped.Reason);
        Assert.Contains(expected, skipped.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_capture_of_radio_frames_is_refused_with_what_to_capture()
    {
        var refused = Assert.Throws<FileFormatException>(() => Lines.Read(RadioFiles.Nexmon([], linkType: 127)));

        Assert.Contains("link type 127", refused.Message, StringComparison.Ordinal);
        Assert.Contains("dst port 5500", refused.Message, StringComparison.Ordinal);
    }
}
