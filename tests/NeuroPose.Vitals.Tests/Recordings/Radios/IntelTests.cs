using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>Records of the Linux 802.11n CSI Tool for the Intel 5300.</summary>
public sealed class IntelTests
{
    private static readonly RecordingOptions AsSent = new() { AsSent = true, Strict = true };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    public void Every_number_is_found_where_it_was_written(int receive, int transmit)
    {
        var samples = RadioAssert.Samples(3, receive, transmit, tones: 30);

        var read = Lines.Read(RadioFiles.Intel(samples), AsSent);

        Assert.Equal(RecordingFormat.Intel5300, read.Report.Format);
        RadioAssert.Hold(samples, read.Frames);
        RadioAssert.TimesAre(samples, read.Frames);
        Assert.Equal([0L, 1, 2], read.Frames.Select(frame => frame.Metadata.SequenceNumber!.Value));
    }

    [Theory]
    [InlineData(0b100100, 0, 1, 2)]
    [InlineData(0b100001, 1, 0, 2)]
    [InlineData(0b000110, 2, 1, 0)]
    [InlineData(0b010010, 2, 0, 1)]
    [InlineData(0b000000, 0, 1, 2)]
    public void Three_receiving_antennas_stand_in_the_order_a_b_c_whatever_the_radio_chose_first(int selection, int first, int second, int third)
    {
        var samples = RadioAssert.Samples(1, receive: 3, transmit: 2, tones: 30);
        int[] rows = [first, second, third];

        RadioAssert.Hold(samples, Lines.Read(RadioFiles.Intel(samples, selection: selection), AsSent).Frames, rowOf: antenna => rows[antenna]);
    }

    [Fact]
    public void An_antenna_that_hears_nothing_is_not_there()
    {
        var sample = RadioAssert.Samples(1, receive: 3, transmit: 1, tones: 30)[0];

        var frame = Assert.Single(Lines.Read(RadioFiles.Intel([sample], strengths: [40, 0, 42]), AsSent).Frames);

        Assert.Equal((2, "20 MHz, antennas a, c"), (frame.AntennaCount, frame.Metadata.Variant));
        Assert.Equal((1, 2), (frame.Metadata.Antennas!.Transmit, frame.Metadata.Antennas.Receive));
        var (real, imaginary) = sample.At(2, 0, 7);
        Assert.Equal(Math.Atan2(imaginary, real), frame.PhasesOf(1)[7], 12);
    }

    [Theory]
    [InlineData(-92, 1, 1.0)]
    [InlineData(-127, 2, 2.0)]
    [InlineData(-50, 3, 2.8183829312644537)]
    public void Amplitudes_have_the_scale_that_the_tool_publishes_and_phases_stay(int noise, int transmit, double senders)
    {
        var samples = RadioAssert.Samples(1, receive: 2, transmit, tones: 30);
        byte[] strengths = [40, 43, 0];
        var power = 0.0;
        for (var tone = 0; tone < 30; tone++)
        {
            for (var pair = 0; pair < 2 * transmit; pair++)
            {
                var (real, imaginary) = samples[0].At(pair / transmit, pair % transmit, tone);
                power += (real * real) + (imaginary * imaginary);
            }
        }

        var decibels = 10 * Math.Log10(Math.Pow(10, 4.0) + Math.Pow(10, 4.3)) - 44 - 33;
        var unit = Math.Pow(10, decibels / 10) / (power / 30);
        var floor = Math.Pow(10, (noise == -127 ? -92 : noise) / 10.0) + (unit * 2 * transmit);

        var read = Lines.Read(RadioFiles.Intel(samples, strengths, gain: 33, noise: (sbyte)noise), new() { Strict = true });

        RadioAssert.Hold(samples, read.Frames, scale: Math.Sqrt(unit / floor * senders));
        Assert.Equal(decibels, read.Frames[0].Metadata.RssiDbm!.Value, 9);
        Assert.Equal(noise == -127 ? null : noise, read.Frames[0].Metadata.NoiseFloorDbm);
        Assert.Contains(read.Report.Notes, note => note.Contains("signal to noise", StringComparison.Ordinal));
    }

    [Fact]
    public void The_clock_of_32_bits_goes_on_and_the_report_says_so()
    {
        var samples = RadioAssert.Samples(100, 1, 1, 30, first: 4290, step: 0.1);

        var read = Lines.Read(RadioFiles.Intel(samples), AsSent);

        RadioAssert.TimesAre(samples, read.Frames);
        Assert.Contains(read.Report.Notes, note => note.Contains("4294.967296 s (1 times)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_torn_record_is_counted_with_its_place_and_the_next_one_is_read()
    {
        var samples = RadioAssert.Samples(3, 3, 2, 30);
        byte[][] records = [.. samples.Select(sample => RadioFiles.Intel([sample]))];

        var read = Lines.Read([.. records[0], .. records[1][..200], .. records[2], .. records[0][..50]]);

        RadioAssert.TimesAre([samples[0], samples[2]], read.Frames);
        Assert.Equal<(long, SkipReason, string)>(
            [
                (2, SkipReason.NotReadable, "200 bytes at byte 395 are no record."),
                (4, SkipReason.Truncated, "the record at byte 990 has 395 bytes; the recording ends after 50 of them."),
            ],
            read.Report.Skipped.Select(skip => (skip.Record, skip.Reason, skip.Problem)));
    }

    [Fact]
    public void Records_of_other_codes_are_counted_and_do_not_stop_the_reading()
    {
        var samples = RadioAssert.Samples(2, 1, 1, 30);

        byte[] file =
        [
            .. RadioFiles.IntelRecord(0xC1, new byte[128]), .. RadioFiles.Intel(samples[..1]),
            .. RadioFiles.IntelRecord(0xC1, new byte[7]), .. RadioFiles.Intel(samples[1..]),
        ];
        var read = Lines.Read(file, AsSent);

        RadioAssert.Hold(samples, read.Frames);
        Assert.Equal(2, read.Report.OtherRecords["record of code 0xC1"]);
    }
}
