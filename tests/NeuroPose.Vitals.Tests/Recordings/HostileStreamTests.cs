using System.Text;
using NeuroPose.Files;
using NeuroPose.Testing;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Tests.Recordings;

/// <summary>Recordings that would fill the memory of a careless reader. They run alone: what other tests hold would be counted.</summary>
[Collection(Alone.Name)]
public sealed class HostileStreamTests
{
    private const long Gigabyte = 1L << 30;
    private const long Allowed = 64L << 20;

    [Theory]
    [InlineData("x")]
    [InlineData("{\"timestamp\": 1, \"subcarriers\": [1,")]
    [InlineData("{\"type\": \"raw_csi\", \"iq_hex\": \"00")]
    public void A_line_of_a_gigabyte_is_passed_over_in_little_memory(string start)
    {
        using var stream = new EndlessLine(start + new string('1', 4096 - start.Length), Gigabyte, "\n" + Lines.Raw(Lines.Start) + "\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var recording = CsiRecording.Read(stream);

        Assert.Single(recording.Frames());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allowed);
        Assert.Equal(SkipReason.TooLong, Assert.Single(recording.Report.Skipped).Reason);
    }

    [Fact]
    public void A_document_with_a_frame_of_a_gigabyte_is_given_up_in_little_memory()
    {
        using var stream = new EndlessLine("{\"num_frames\": 1, \"frames\": [{\"amplitude\": [[" + new string(' ', 4046) + "1,", Gigabyte, "");
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var recording = CsiRecording.Read(stream, new() { MostSubcarriers = 1024 });

        Assert.Empty(recording.Frames());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Allowed);
        Assert.Contains("at most 1024 subcarriers", Assert.Single(recording.Report.Skipped).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Made_up_nodes_sizes_and_kinds_do_not_fill_the_memory()
    {
        List<string> lines = [];
        for (var index = 0; index < 2000; index++)
        {
            lines.Add($$"""{"node_id": "n{{index}}", "subcarriers": [1]}""");
            lines.Add($$"""{"node_id": "n0", "subcarriers": [{{string.Join(',', Enumerable.Repeat(1, 1 + (index % 200)))}}]}""");
            lines.Add($$"""{"type": "kind {{index}}"}""");
        }

        var report = Lines.Read(lines).Report;

        Assert.Equal(256, report.Nodes.Length);
        Assert.Equal(32, report.Nodes.Single(node => node.NodeId == "n0").Sizes.Length);
        Assert.Equal(33, report.OtherRecords.Count);
        Assert.Equal(6000, report.RecordCount);
        Assert.Equal(6000, report.FrameCount + report.SkippedCount + report.OtherRecords.Values.Sum());
    }

    [Fact]
    public void A_long_recording_is_read_in_memory_that_does_not_grow()
    {
        var line = Encoding.UTF8.GetBytes(Lines.Raw(Lines.Start) + "\n");
        using var stream = new RepeatedBytes(line, 40000);
        using var recording = CsiRecording.Read(stream);
        var (frames, most) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var frame in recording.Frames())
        {
            if (++frames % 10000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(40000, frames);
        Assert.InRange(most, long.MinValue, 8L << 20);
    }

    [Theory]
    [InlineData("intel")]
    [InlineData("nexmon")]
    [InlineData("feitcsi")]
    [InlineData("picoscenes")]
    [InlineData("atheros")]
    public void A_long_recording_of_a_radio_is_read_in_memory_that_does_not_grow(string tool)
    {
        RadioFrameSample[] sample = [new(1, 2, 1, tool == "intel" ? 30 : tool == "nexmon" ? 64 : 56)];
        var file = tool switch
        {
            "intel" => RadioFiles.Intel(sample),
            "nexmon" => RadioFiles.Nexmon(sample),
            "feitcsi" => RadioFiles.FeitCsi(sample),
            "picoscenes" => RadioFiles.PicoScenes(sample),
            _ => RadioFiles.Atheros(sample),
        };
        var head = tool == "nexmon" ? file[..24] : [];
        using var recording = CsiRecording.Read(new RepeatedBytes(file[head.Length..], 20000, head), new() { Strict = true });
        var (frames, most) = (0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var frame in recording.Frames())
        {
            if (++frames % 5000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(20000, frames);
        Assert.InRange(most, long.MinValue, 8L << 20);
    }

    [Fact]
    public void Frames_that_seem_to_start_everywhere_and_announce_megabytes_are_passed_over_in_little_memory()
    {
        // The first bytes of a PicoScenes frame of four megabytes, again and again; one of them ends where the recording does.
        byte[] start = [0xF0, 0xFF, 0x3F, 0, 0x15, 0x03, 0x15, 0x20, 1, 0, 3, 40, 0, 0, 0, 8, (byte)'R', (byte)'x'];
        using var recording = CsiRecording.Read(new RepeatedBytes(start, 400_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(recording.Frames());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * Allowed);
        Assert.InRange(recording.Report.SkippedCount, 166_000, 400_000);
    }

    // The start, then its last 4 kilobytes' worth again and again up to a length, then the end.
    private sealed class EndlessLine(string start, long length, string end) : ReadOnlyStream
    {
        private readonly byte[] first = Encoding.UTF8.GetBytes(start);
        private readonly byte[] filling = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,", 2048)));
        private readonly byte[] last = Encoding.UTF8.GetBytes(end);
        private long at;

        protected override int Next(Span<byte> buffer)
        {
            var source = at < first.Length ? first.AsSpan((int)at)
                : at < length ? filling.AsSpan((int)((at - first.Length) % 2))
                : at - length < last.Length ? last.AsSpan((int)(at - length)) : default;
            var most = at < first.Length ? source.Length : at < length ? (int)Math.Min(length - at, source.Length) : source.Length;
            var count = Math.Min(buffer.Length, most);
            source[..count].CopyTo(buffer);
            at += count;
            return count;
        }
    }

    private sealed class RepeatedBytes(byte[] bytes, int times, byte[]? head = null) : ReadOnlyStream
    {
        private readonly byte[] first = head ?? [];
        private long at;

        protected override int Next(Span<byte> buffer)
        {
            if (at >= first.Length + ((long)bytes.Length * times))
            {
                return 0;
            }

            var source = at < first.Length ? first.AsSpan((int)at) : bytes.AsSpan((int)((at - first.Length) % bytes.Length));
            var count = Math.Min(buffer.Length, source.Length);
            source[..count].CopyTo(buffer);
            at += count;
            return count;
        }
    }
}
