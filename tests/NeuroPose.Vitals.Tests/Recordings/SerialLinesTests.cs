using System.Globalization;
using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>CSI_DATA lines as an ESP32 prints them: of the ESP32 CSI Tool, and of esp-csi for older and newer chips.</summary>
public sealed class SerialLinesTests
{
    private const string ToolHeader = "type,role,mac,rssi,rate,sig_mode,mcs,bandwidth,smoothing,not_sounding,aggregation,stbc,fec_coding,sgi,noise_floor,ampdu_cnt,channel,secondary_channel,local_timestamp,ant,sig_len,rx_state,real_time_set,real_timestamp,len,CSI_DATA";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lines_of_the_ESP32_CSI_Tool_are_frames_with_the_imaginary_part_first(bool withHeader)
    {
        string[] lines = [Tool(1_000_000, "3 4 0 0 -12 5 "), Tool(1_050_000, "3 4 0 0 -12 5 ")];

        var read = Lines.Read(withHeader ? [ToolHeader, .. lines] : lines, new() { Strict = true });

        Assert.Equal([1, 1.05], read.Frames.Select(frame => frame.TimeSeconds));
        var frame = read.Frames[0];
        Assert.Equal<double>([5, 0, 13], frame.Amplitudes);
        Assert.Equal(Math.Atan2(3, 4), frame.Phases[0], 12);
        Assert.Equal(("D0:6E:DE:27:6B:63", -77.0, -97.0, 6), (frame.Metadata.DeviceId, frame.Metadata.RssiDbm, frame.Metadata.NoiseFloorDbm, frame.Metadata.Channel));
        Assert.Contains(read.Report.Notes, note => note.Contains("announce more values", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CSI_DATA,17,1a:00:00:00:00:00,-40,11,1,0,0,1,1,0,0,0,0,-93,0,11,2,70000,0,79,0,4,0,\"[3,4,5,12]\"", 13)]
    [InlineData("CSI_DATA,17,1a:00:00:00:00:00,-40,11,-93,12,30,11,70000,79,0,4,0,\"[3,4,5,12]\"", 13)]
    [InlineData("CSI_DATA,17,1a:00:00:00:00:00,-40,11,-93,12,30,11,70000,79,0,4,1,\"[3,4,5,12]\"", 0)]
    public void Lines_of_esp_csi_are_frames_and_a_first_word_that_is_no_CSI_is_none(string line, double second)
    {
        var frame = Assert.Single(Lines.Read([line], new() { Strict = true }).Frames);

        Assert.Equal<double>([second == 0 ? 0 : 5, second], frame.Amplitudes);
        Assert.Equal((0.07, "1a:00:00:00:00:00", 17L, 11), (frame.TimeSeconds, frame.Metadata.DeviceId, frame.Metadata.SequenceNumber, frame.Metadata.Channel));
    }

    [Fact]
    public void Columns_that_nobody_knows_are_those_of_the_header()
    {
        var read = Lines.Read(["I (312) wifi: started", "type,mac,local_timestamp,len,data", "CSI_DATA,aa,2000000,2,[3 4],1700000000.5"], new() { Strict = true });

        Assert.Equal((2.0, "aa"), (Assert.Single(read.Frames).TimeSeconds, read.Frames[0].Metadata.DeviceId));
    }

    [Fact]
    public void The_clock_goes_on_where_its_32_bits_wrap_or_are_printed_with_a_sign()
    {
        var times = Enumerable.Range(0, 200).Select(at => (1L << 32) - 5_000_000 + (at * 50_000L)).ToList();

        foreach (var isSigned in new[] { false, true })
        {
            var read = Lines.Read(times.Select(time => Tool(isSigned ? unchecked((int)(uint)time) : (uint)time, "3 4")));

            Assert.Equal(times.Select(time => time / 1e6), read.Frames.Select(frame => frame.TimeSeconds), (one, other) => Math.Abs(one - other) < 1e-6);
        }
    }

    [Theory]
    [InlineData("CSI_DATA,PASSIVE,D0:6E:DE:27:6B:63,-77,11", SkipReason.Truncated, "cut short")]
    [InlineData("CSI_DATA,1,[3 4]", SkipReason.WrongLength, "the line has 2 fields")]
    [InlineData(" 5 -3 12 ]", SkipReason.Truncated, "lacks its beginning")]
    public void Torn_lines_are_counted_with_their_reason(string torn, SkipReason reason, string expected)
    {
        var read = Lines.Read([Tool(1, "3 4"), torn, Tool(2, "3 4")]);

        var skipped = Assert.Single(read.Report.Skipped);
        Assert.Equal((2, 2L, reason), (read.Frames.Length, skipped.Record, skipped.Reason));
        Assert.Contains(expected, skipped.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 4 5", SkipReason.WrongLength)]
    [InlineData("", SkipReason.WrongLength)]
    [InlineData("3 400", SkipReason.ImpossibleValue)]
    [InlineData("3 four", SkipReason.ImpossibleValue)]
    public void Values_that_are_no_pairs_of_signed_bytes_are_counted(string values, SkipReason reason) =>
        Assert.Equal(reason, Assert.Single(Lines.Read([Tool(1, "3 4"), Tool(2, values)]).Report.Skipped).Reason);

    [Fact]
    public void A_line_that_begins_within_another_is_read_and_the_other_counted()
    {
        var read = Lines.Read([Tool(1, "3 4"), Tool(2, "3 4")[..90] + Tool(3, "5 12")]);

        Assert.Equal([5.0, 13], read.Frames.Select(frame => frame.Amplitudes[0]));
        Assert.Equal(1, read.Report.SkippedByReason[SkipReason.Truncated]);
    }

    [Fact]
    public void Frames_of_another_sig_mode_or_antenna_are_told_apart_though_they_have_one_size()
    {
        string Line(int at, int mode, int antenna) => Tool(at, "3 4 5 12").Replace("11,1,4,0", $"11,{mode},4,0", StringComparison.Ordinal)
            .Replace($"{at},0,1554", $"{at},{antenna},1554", StringComparison.Ordinal);

        var read = Lines.Read([Line(1, 1, 0), Line(2, 0, 0), Line(3, 1, 0), Line(4, 1, 1)], new() { Strict = true });

        Assert.Equal(["sig_mode 1", "sig_mode 0", "sig_mode 1", "sig_mode 1, antenna 1"], read.Frames.Select(frame => frame.Metadata.Variant));
        Assert.Equal([2L, 1, 1], Assert.Single(read.Report.Nodes).Sizes.Select(size => size.FrameCount));
        Assert.Contains("2 of 2 subcarriers (2 live, sig_mode 1)", read.Report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("82 -96 4 0", false, 0)]
    [InlineData("82 -96 4 0", true, 4)]
    [InlineData("82 -96 4 7", false, 8.06225774829855)]
    public void Four_bytes_of_a_header_before_a_whole_line_of_values_are_no_CSI(string first, bool asSent, double second)
    {
        var values = $"{first} {string.Join(' ', Enumerable.Repeat("3 4", 62))}";

        var read = Lines.Read([Tool(1, values), Tool(2, values)], new() { Strict = true, AsSent = asSent });

        Assert.All(read.Frames, frame => Assert.Equal((second, 5.0), (frame.Amplitudes[1], frame.Amplitudes[2])));
        Assert.Equal(second == 0, read.Report.Notes.Any(note => note.Contains("bytes of a header", StringComparison.Ordinal)));
    }

    [RealFileFact("csi/csikit_esp32_example_data.csv")]
    public void A_real_recording_of_another_laboratory_is_read_whole()
    {
        var read = CsiRecording.Load(RealFiles.PathTo("csi/csikit_esp32_example_data.csv"), new() { Strict = true });

        Assert.Equal(60, read.Frames.Length);
        Assert.All(read.Frames, frame => Assert.Equal((64, "D0:6E:DE:27:6B:63"), (frame.SubcarrierCount, frame.Metadata.DeviceId)));
        Assert.Equal(Math.Sqrt((20 * 20) + (1 * 1)), read.Frames[0].Amplitudes[2], 12);
        Assert.Equal(2.504852, read.Frames[0].TimeSeconds, 9);
    }

    private static string Tool(long localTimestamp, string values) =>
        string.Create(CultureInfo.InvariantCulture, $"CSI_DATA,PASSIVE,D0:6E:DE:27:6B:63,-77,11,1,4,0,1,1,1,1,0,0,-97,2,6,0,{localTimestamp},0,1554,0,0,2.695925,384,[{values}]");
}
