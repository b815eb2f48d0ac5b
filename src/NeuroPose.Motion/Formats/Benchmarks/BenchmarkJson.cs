using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>A benchmark's result.</summary>
internal static class BenchmarkJson
{
    private static readonly JsonForm<PerformanceMetrics> Pass = new(fields => new(
        fields.OptionalNumber("model_load_seconds", pass => pass.ModelLoadSeconds, atLeast: 0),
        fields.Number("total_seconds", pass => pass.TotalSeconds, atLeast: 0),
        fields.Numbers("per_frame_latencies_ms", pass => pass.PerFrameLatenciesMs),
        fields.Number("peak_rss_mb", pass => pass.PeakRssMb, atLeast: 0),
        fields.Text("active_device", pass => pass.ActiveDevice),
        fields.Flag("tensorflow_metal_active", pass => pass.TensorFlowMetalActive, whenAbsent: false),
        fields.Text("tensorflow_version", pass => pass.TensorFlowVersion)));

    private static readonly JsonForm<BenchmarkAggregate> Aggregate = new(fields => new(
        fields.Integer("repeats_measured", aggregate => aggregate.RepeatsMeasured, atLeast: 0),
        fields.Integer("warmup_frames_per_pass", aggregate => aggregate.WarmupFramesPerPass, atLeast: 0),
        fields.Number("mean_frame_latency_ms", aggregate => aggregate.MeanFrameLatencyMs, atLeast: 0),
        fields.Number("p50_frame_latency_ms", aggregate => aggregate.P50FrameLatencyMs, atLeast: 0),
        fields.Number("p95_frame_latency_ms", aggregate => aggregate.P95FrameLatencyMs, atLeast: 0),
        fields.Number("p99_frame_latency_ms", aggregate => aggregate.P99FrameLatencyMs, atLeast: 0),
        fields.Number("stddev_frame_latency_ms", aggregate => aggregate.StdDevFrameLatencyMs, atLeast: 0),
        fields.Number("mean_throughput_fps", aggregate => aggregate.MeanThroughputFps, atLeast: 0),
        fields.Number("peak_rss_mb_max", aggregate => aggregate.PeakRssMbMax, atLeast: 0),
        fields.Text("active_device", aggregate => aggregate.ActiveDevice),
        fields.Flag("tensorflow_metal_active", aggregate => aggregate.TensorFlowMetalActive, whenAbsent: false),
        fields.Text("tensorflow_version", aggregate => aggregate.TensorFlowVersion)));

    private static readonly JsonForm<CpuComparisonResult> Comparison = new(fields => new(
        fields.Object("primary_aggregate", comparison => comparison.PrimaryAggregate, Aggregate),
        fields.Object("cpu_aggregate", comparison => comparison.CpuAggregate, Aggregate),
        fields.Number("speedup", comparison => comparison.Speedup),
        fields.Number("max_poses3d_divergence_mm", comparison => comparison.MaxPoses3DDivergenceMm, atLeast: 0),
        fields.Integer("frame_count_compared", comparison => comparison.FrameCountCompared, atLeast: 0)));

    public static JsonForm<BenchmarkResult> Form { get; } = new(fields =>
    {
        fields.Constant("schema_version", SchemaVersion.Current);
        return new()
        {
            VideoName = fields.Text("video_name", result => result.VideoName),
            Repeats = fields.Integer("repeats", result => result.Repeats, atLeast: 1),
            WarmupFrames = fields.Integer("warmup_frames", result => result.WarmupFrames, atLeast: 0),
            WarmupPass = fields.Object("warmup_pass", result => result.WarmupPass, Pass),
            MeasuredPasses = fields.Objects("measured_passes", result => result.MeasuredPasses, Pass),
            Aggregate = fields.Object("aggregate", result => result.Aggregate, Aggregate),
            CpuComparison = fields.OptionalObject("cpu_comparison", result => result.CpuComparison, Comparison),
            Provenance = fields.OptionalObject("provenance", result => result.Provenance, ProvenanceJson.Form),
        };
    });
}
