using NeuroPose.Formats;
using NeuroPose.Json;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>How bytes arrive, and how numbers are written.</summary>
public class TrialBytesTests
{
    private static readonly byte[] Valid = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", "legacy_v1_versioned.json"));

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_reads_the_same()
    {
        var whole = TrialText.Save(Read(Valid));

        var trickled = VideoPredictionsJson.Read(new TrickleStream(Valid), "trial.json", default);

        Assert.Equal(whole, TrialText.Save(trickled));
    }

    [Fact]
    public void Rows_of_any_length_and_number_are_kept_apart()
    {
        var frames = Enumerable.Range(0, 40).Select(frame => string.Join(",", Enumerable.Range(0, frame * 11).Select(row => $"[{frame},{row},{(row % 7 == 0 ? "" : "0.5,")}-1]")));
        var json = TrialText.WithFrames("{" + string.Join(",", frames.Select((rows, frame) => $$"""
            "f{{frame:00}}": {"boxes": [], "poses3d": [[{{rows}}], []], "poses2d": []}
            """)) + "}");

        var trial = Read(System.Text.Encoding.UTF8.GetBytes(json));

        for (var frame = 0; frame < 40; frame++)
        {
            var rows = trial.Frames[frame].Poses3D[0];
            Assert.Equal(frame * 11, rows.RowCount);
            Assert.Equal(0, trial.Frames[frame].Poses3D[1].RowCount);
            for (var row = 0; row < rows.RowCount; row++)
            {
                double[] expected = row % 7 == 0 ? [frame, row, -1] : [frame, row, 0.5, -1];
                Assert.Equal(expected, rows[row].ToArray());
            }
        }
    }

    [Fact]
    public void A_long_trial_is_read_in_memory_that_follows_its_numbers()
    {
        var frame = string.Join(", ", Enumerable.Range(0, 43).Select(joint => $"[{joint}.25, {joint}.5,               {joint}.75]"));
        var json = System.Text.Encoding.UTF8.GetBytes(TrialText.WithFrames("{" + string.Join(",", Enumerable.Range(0, 2000).Select(index => $$"""
            "frame_{{index:000000}}": {"boxes": [], "poses3d": [[{{frame}}]], "poses2d": []}
            """)) + "}"));
        Read(json);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var trial = Read(json);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // 300 bytes a frame for its name and its parts, and a megabyte for the window and the last store.
        Assert.InRange(allocated, 0, (trial.Frames.Count * ((43 * 3 * sizeof(double)) + 300)) + (1 << 20));
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

    private static VideoPredictions Read(byte[] bytes) => VideoPredictionsJson.Read(new MemoryStream(bytes), "trial.json", default);

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
