using System.Diagnostics;
using NeuroPose.Formats;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Processing;
using NeuroPose.Numerics;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Benchmarks;

/// <summary>How a benchmark is run.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>How many passes over the video, 2 or more; the first does not count.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>How many frames at the start of each pass do not count in the latencies.</summary>
    public int WarmupFrames { get; init; } = 3;

    /// <summary>Whether the processor alone is measured beside the device, and the poses of both are compared.</summary>
    public bool ComparesCpu { get; init; }
}

/// <summary>A benchmark, with the poses of its last pass.</summary>
/// <param name="Result">The figures, as the reference's file has them.</param>
/// <param name="Poses">The poses.</param>
/// <param name="DivergenceUnit">What the divergence from the processor's poses is counted in: mm, or px of models without poses in
/// space.</param>
public sealed record BenchmarkRun(BenchmarkResult Result, EstimatedVideo Poses, string DivergenceUnit);

/// <summary>Measures how fast poses are estimated, as the NeuroPose reference does: passes over one video, the first of which warms up.</summary>
public static class VideoBenchmark
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>Measures.</summary>
    /// <param name="card">The model.</param>
    /// <param name="estimator">How poses are estimated.</param>
    /// <param name="video">The video.</param>
    /// <param name="options">How the benchmark is run; null for the defaults.</param>
    /// <param name="progress">Is told of each frame; null where nobody watches.</param>
    /// <param name="cancellation">Stops it.</param>
    public static BenchmarkRun Run(
        ModelCard card, EstimatorOptions estimator, Video video, BenchmarkOptions? options = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(video);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(options.WarmupFrames);
        var (passes, poses) = Measure(card, estimator, video, options.Repeats, progress, cancellation);
        var aggregate = Aggregate(passes, options);
        CpuComparisonResult? comparison = null;
        var isFlat = poses.Predictions.Frames.All(frame => frame.Poses3D.Count == 0);
        if (options.ComparesCpu)
        {
            var (cpuPasses, cpuPoses) = Measure(card, estimator with { Device = EstimatorDevice.Cpu }, video, options.Repeats, progress, cancellation);
            var cpu = Aggregate(cpuPasses, options);
            var (largest, compared) = Divergence(poses.Predictions, cpuPoses.Predictions, isFlat);
            comparison = new(aggregate, cpu, cpu.MeanFrameLatencyMs / aggregate.MeanFrameLatencyMs, largest, compared);
        }

        var result = new BenchmarkResult
        {
            VideoName = Path.GetFileName(video.Path),
            Repeats = options.Repeats,
            WarmupFrames = options.WarmupFrames,
            WarmupPass = passes[0],
            MeasuredPasses = passes[1..],
            Aggregate = aggregate,
            CpuComparison = comparison,
            Provenance = poses.Predictions.Provenance,
        };
        return new(result, poses, isFlat ? "px" : "mm");
    }

    /// <summary>The passes that count, taken together: percentiles between neighbors, the deviation of the whole.</summary>
    internal static BenchmarkAggregate Aggregate(IReadOnlyList<PerformanceMetrics> passes, BenchmarkOptions options)
    {
        PerformanceMetrics[] measured = [.. passes.Skip(1)];
        double[] latencies = [.. measured.SelectMany(pass => pass.PerFrameLatenciesMs.Skip(options.WarmupFrames))];
        var mean = latencies.Length == 0 ? 0 : latencies.Sum() / latencies.Length;
        double Percentile(double share) => latencies.Length == 0 ? 0 : OrderStatistics.QuantileOf([.. latencies], share);
        return new(
            measured.Length,
            options.WarmupFrames,
            mean,
            Percentile(0.5),
            Percentile(0.95),
            Percentile(0.99),
            latencies.Length == 0 ? 0 : Math.Sqrt(latencies.Sum(latency => (latency - mean) * (latency - mean)) / latencies.Length),
            measured.Sum(pass => pass.TotalSeconds > 0 ? pass.PerFrameLatenciesMs.Count / pass.TotalSeconds : 0) / measured.Length,
            measured.Max(pass => pass.PeakRssMb),
            measured[0].ActiveDevice,
            TensorFlowMetalActive: false,
            measured[0].TensorFlowVersion);
    }

    private static (List<PerformanceMetrics> Passes, EstimatedVideo Poses) Measure(
        ModelCard card, EstimatorOptions options, Video video, int repeats, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        List<PerformanceMetrics> passes = [];
        EstimatedVideo? poses = null;
        var began = Stopwatch.GetTimestamp();
        using var estimator = PoseEstimator.Open(card, options);
        double? loading = Stopwatch.GetElapsedTime(began).TotalSeconds;
        for (var pass = 0; pass < repeats; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            poses = estimator.Process(video, progress, new() { Tracking = new() { Method = Tracking.TrackingMethod.None } }, cancellation);
            using var process = Process.GetCurrentProcess();
            passes.Add(new(
                loading,
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                poses.LatenciesMilliseconds,
                process.PeakWorkingSet64 / Megabyte,
                options.Device == EstimatorDevice.Cuda ? "/GPU:0" : "/CPU:0",
                TensorFlowMetalActive: false,
                ModelSession.Engine));
            loading = null;
        }

        return (passes, poses!);
    }

    // The largest difference of a coordinate, over frames in which both have as many people.
    private static (double Largest, long Frames) Divergence(VideoPredictions one, VideoPredictions other, bool isFlat)
    {
        var (largest, compared) = (0.0, 0L);
        for (var frame = 0; frame < Math.Min(one.Frames.Count, other.Frames.Count); frame++)
        {
            var (first, second) = isFlat
                ? (one.Frames[frame].Poses2D, other.Frames[frame].Poses2D)
                : (one.Frames[frame].Poses3D, other.Frames[frame].Poses3D);
            if (first.Count != second.Count)
            {
                continue;
            }

            compared++;
            for (var person = 0; person < first.Count; person++)
            {
                for (var at = 0; at < first[person].Values.Length; at++)
                {
                    var difference = Math.Abs(first[person].Values[at] - second[person].Values[at]);
                    largest = difference > largest ? difference : largest;
                }
            }
        }

        return (largest, compared);
    }
}
