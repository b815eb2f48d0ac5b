using NeuroPose.Formats;
using NeuroPose.Inference.Benchmarks;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Tests.Synthetic;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Tests.Benchmarks;

/// <summary>Benchmarks as the reference runs and writes them.</summary>
public sealed class VideoBenchmarkTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [VideoFact]
    public void A_benchmark_is_written_as_the_reference_s_file_and_read_back()
    {
        var card = PoseEstimator.CardOf(studio.MoveNet(), new());
        var run = VideoBenchmark.Run(card, new(), Video.Open(studio.Video()), new() { Repeats = 3, WarmupFrames = 2, ComparesCpu = true });
        run.Result.Save(studio.PathTo("speed.json"));

        var read = BenchmarkResult.Load(studio.PathTo("speed.json"));
        Assert.Equal(("walk.mkv", 3L, 2L, 2), (read.VideoName, read.Repeats, read.WarmupFrames, read.MeasuredPasses.Count));
        Assert.All(read.MeasuredPasses.Prepend(read.WarmupPass), pass => Assert.Equal(12, pass.PerFrameLatenciesMs.Count));
        Assert.True(read.WarmupPass.ModelLoadSeconds > 0);
        Assert.All(read.MeasuredPasses, pass => Assert.Null(pass.ModelLoadSeconds));
        Assert.Equal((2L, "/CPU:0"), (read.Aggregate.RepeatsMeasured, read.Aggregate.ActiveDevice));
        Assert.True(read.Aggregate.PeakRssMbMax > 1 && read.Aggregate.MeanThroughputFps > 0);
        Assert.Equal((0.0, 12L, "px"), (read.CpuComparison!.MaxPoses3DDivergenceMm, read.CpuComparison.FrameCountCompared, run.DivergenceUnit));
        Assert.Equal("movenet.onnx", read.Provenance!.ModelFileName);
    }

    [Fact]
    public void Percentiles_leave_out_the_first_pass_and_the_first_frames_and_throughput_does_not()
    {
        PerformanceMetrics Pass(params double[] latencies) => new(null, 0.5, latencies, 100, "/CPU:0", false, "x");
        var aggregate = VideoBenchmark.Aggregate([Pass(900, 900, 900), Pass(500, 10, 20), Pass(700, 30, 40)], new() { WarmupFrames = 1 });

        Assert.Equal((25.0, 25.0, 38.5, 6.0), (aggregate.MeanFrameLatencyMs, aggregate.P50FrameLatencyMs, aggregate.P95FrameLatencyMs, aggregate.MeanThroughputFps));
        Assert.Equal(Math.Sqrt(125), aggregate.StdDevFrameLatencyMs, 12);
        var none = VideoBenchmark.Aggregate([Pass(1), Pass(1)], new() { WarmupFrames = 3 });
        Assert.Equal((0.0, 0.0), (none.MeanFrameLatencyMs, none.P99FrameLatencyMs));
    }
}
