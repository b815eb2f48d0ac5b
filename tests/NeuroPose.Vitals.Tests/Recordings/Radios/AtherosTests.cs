using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings.Radios;

/// <summary>Atheros recordings: the tool's own records, and three tables.</summary>
public sealed class AtherosTests
{
    private static readonly string[] Words = ["real", "imag", "status"];

    [Theory]
    [InlineData(3, 2, 56, false)]
    [InlineData(1, 1, 114, true)]
    public void Records_of_the_Atheros_CSI_Tool_are_read_in_both_orders_of_bytes(int receive, int transmit, int tones, bool bigEndian)
    {
        var samples = RadioAssert.Samples(3, receive, transmit, tones);

        var read = Lines.Read(RadioFiles.Atheros(samples, bigEndian), new() { Strict = true });

        Assert.Equal(RecordingFormat.Atheros, read.Report.Format);
        RadioAssert.Hold(samples, read.Frames);
        RadioAssert.TimesAre(samples, read.Frames);
        Assert.Equal((2437.0, 20.0), (read.Frames[0].Metadata.FrequencyMhz, read.Frames[0].Metadata.BandwidthMhz));
    }

    [Fact]
    public void Three_tables_are_one_recording_by_their_folder_and_by_each_of_them()
    {
        using var folder = new TemporaryFolder();
        var samples = RadioAssert.Samples(4, receive: 3, transmit: 2, tones: 56);
        RadioFiles.AtherosTables(folder.Root, samples);

        foreach (var path in Words.Select(word => folder.PathTo($"take_csi_{word}_log.csv")).Append(folder.Root))
        {
            var read = CsiRecording.Load(path, new() { Strict = true });

            Assert.Equal(RecordingFormat.AtherosTables, read.Report.Format);
            RadioAssert.Hold(samples, read.Frames);
            RadioAssert.TimesAre(samples, read.Frames, offset: 1_500_000_000);
        }
    }

    [Fact]
    public void A_row_that_is_torn_is_counted_with_its_table_and_the_others_are_read()
    {
        using var folder = new TemporaryFolder();
        var samples = RadioAssert.Samples(4, 3, 2, 56);
        RadioFiles.AtherosTables(folder.Root, samples);
        var imaginary = folder.PathTo("take_csi_imag_log.csv");
        var rows = File.ReadAllLines(imaginary);
        File.WriteAllLines(imaginary, [rows[0], rows[1][..40], rows[2] + ",x"]);

        var read = CsiRecording.Load(folder.Root);

        Assert.Equal(samples[0].Seconds + 1_500_000_000, Assert.Single(read.Frames).TimeSeconds, 6);
        Assert.Equal<(long, SkipReason)>(
            [(2, SkipReason.WrongLength), (3, SkipReason.NotReadable), (4, SkipReason.Truncated)],
            read.Report.Skipped.Select(skip => (skip.Record, skip.Reason)));
        Assert.Equal("take_csi_imag_log.csv ends before this row; the other tables go on.", read.Report.Skipped[2].Problem);
        Assert.Contains("take_csi_imag_log.csv: the row is no list", read.Report.Skipped[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_the_others_is_refused_with_their_names()
    {
        using var folder = new TemporaryFolder();
        RadioFiles.AtherosTables(folder.Root, RadioAssert.Samples(1, 1, 1, 56));
        File.Delete(folder.PathTo("take_csi_real_log.csv"));
        var path = folder.PathTo("take_csi_imag_log.csv");

        var refused = Assert.Throws<FileFormatException>(() => CsiRecording.Open(path));

        Assert.Equal($"{path}: the file is one table of an Atheros recording; expected take_csi_real_log.csv beside it.", refused.Message);
    }

    [Fact]
    public void A_folder_of_several_recordings_is_refused_and_a_table_from_a_stream_too()
    {
        using var folder = new TemporaryFolder();
        var samples = RadioAssert.Samples(1, 1, 1, 56);
        RadioFiles.AtherosTables(folder.Root, samples, "one");
        RadioFiles.AtherosTables(folder.Root, samples, "two");

        var several = Assert.Throws<FileFormatException>(() => CsiRecording.Open(folder.Root));
        Assert.Contains("holds 2 Atheros recordings", several.Message, StringComparison.Ordinal);
        var table = File.ReadAllBytes(folder.PathTo("one_csi_real_log.csv"));
        Assert.Contains("one of the three tables", Assert.Throws<FileFormatException>(() => Lines.Read(table)).Message, StringComparison.Ordinal);
    }
}
