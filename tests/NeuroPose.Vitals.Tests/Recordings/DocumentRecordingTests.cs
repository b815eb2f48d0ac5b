using System.IO.Compression;
using NeuroPose.Testing;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

public sealed class DocumentRecordingTests
{
    [Fact]
    public void The_reference_signals_document_gives_frames_of_all_antennas_with_rate_and_radio()
    {
        var read = Lines.Read(DocumentText.Make(5), new() { Strict = true });

        Assert.Equal(RecordingFormat.Document, read.Report.Format);
        Assert.Equal((5, 5), (read.Frames.Length, (int)read.Report.RecordCount));
        var frame = read.Frames[3];
        Assert.Equal((2, 3, 100.0, 0.03), (frame.AntennaCount, frame.SubcarrierCount, frame.SampleRateHz, frame.TimeSeconds));
        Assert.Equal<double>([2.03, 2.13, 2.23], frame.AmplitudesOf(1).ToArray().Select(value => Math.Round(value, 9)));
        Assert.Equal((5210, 17.5, FrequencyBand.Ghz5), (frame.Metadata.FrequencyMhz, frame.Metadata.BandwidthMhz, frame.Metadata.Band));
        Assert.Equal(0, read.Report.Nodes[0].MissingFrames);
    }

    [Theory]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": 0.02, \"amplitude\": [[1, 2], [3]], \"phase\": [[1, 2], [3, 4]]}", SkipReason.WrongLength)]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": 0.02, \"amplitude\": [[1, 2], [3, 4]], \"phase\": [[1, 2], [3, 4]]}", SkipReason.WrongLength)]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": 0.02, \"amplitude\": [[1, 2, 3], [4, 5, 6]]}", SkipReason.WrongLength)]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": 0.02, \"amplitude\": [[1, 2, NaN], [4, 5, 6]], \"phase\": [[1, 2, 3], [4, 5, 6]]}", SkipReason.ImpossibleValue)]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": 0.02, \"amplitude\": [[1, 2, 3], [4, 5, 6]], \"phase\": [[1, 2, 3], [4, -Infinity, 6]]}", SkipReason.ImpossibleValue)]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": -2, \"amplitude\": [[1, 2, 3], [4, 5, 6]], \"phase\": [[1, 2, 3], [4, 5, 6]]}", SkipReason.ImpossibleValue)]
    [InlineData("{\"frame_index\": 2, \"timestamp_s\": 0.001, \"amplitude\": [[1, 2, 3], [4, 5, 6]], \"phase\": [[1, 2, 3], [4, 5, 6]]}", SkipReason.TimeBackward)]
    [InlineData("{}", SkipReason.WrongLength)]
    public void A_broken_frame_is_skipped_and_the_next_ones_are_read(string broken, SkipReason reason)
    {
        var bytes = DocumentText.Make(5, index => index == 2 ? broken : DocumentText.Frame(index));
        var read = Lines.Read(bytes);

        Assert.Equal<long?>([0, 1, 3, 4], read.Frames.Select(frame => frame.Metadata.SequenceNumber));
        var skipped = Assert.Single(read.Report.Skipped);
        Assert.Equal((8L, reason), (skipped.Record, skipped.Reason));
        Assert.Equal(8, Assert.Throws<FileFormatException>(() => Lines.Read(bytes, new() { Strict = true })).Place.Line);
    }

    [Fact]
    public void A_document_cut_short_gives_the_frames_before_the_cut()
    {
        var bytes = DocumentText.Make(5);
        var read = Lines.Read(bytes[..^60]);

        Assert.Equal(4, read.Frames.Length);
        Assert.Equal(SkipReason.Truncated, Assert.Single(read.Report.Skipped).Reason);
    }

    [Fact]
    public void A_file_may_be_compressed_and_is_read_again_by_opening_it_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("signal.json.gz");
        using (var zip = new GZipStream(File.Create(path), CompressionMode.Compress))
        {
            zip.Write(DocumentText.Make(50));
        }

        var loaded = CsiRecording.Load(path);
        using var streamed = CsiRecording.Open(path);
        Assert.Equal(50, loaded.Frames.Length);
        Assert.Equal(loaded.Frames, streamed.Frames());
        Assert.True(streamed.Report.IsComplete);
        Assert.Throws<InvalidOperationException>(() => streamed.Frames());

        var cut = File.ReadAllBytes(path)[..^40];
        var partial = Lines.Read(cut);
        Assert.InRange(partial.Frames.Length, 0, 49);
        Assert.Equal(SkipReason.Truncated, partial.Report.Skipped[^1].Reason);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_by_its_path()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal($"{folder.PathTo("none.jsonl")}: there is no such file.", Assert.Throws<FileFormatException>(() => CsiRecording.Open(folder.PathTo("none.jsonl"))).Message);
        Assert.Equal($"{folder.Root}: a recording is a file; this is a folder.", Assert.Throws<FileFormatException>(() => CsiRecording.Open(folder.Root)).Message);
    }

    [Fact]
    public void Reading_stops_when_it_is_no_longer_wanted()
    {
        using var source = new CancellationTokenSource();
        using var stream = new MemoryStream(DocumentText.Make(50));
        using var recording = CsiRecording.Read(stream);
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var frame in recording.Frames(cancellation: source.Token))
            {
                source.Cancel();
            }
        });
        Assert.False(recording.Report.IsComplete);
    }
}
