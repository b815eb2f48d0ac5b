using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>A benchmark's result, in both directions.</summary>
internal static class BenchmarkJson
{
    public static BenchmarkResult Read(JsonContract result)
    {
        _ = result.Has("schema_version");
        var read = new BenchmarkResult
        {
            VideoName = result.Text("video_name"),
            Repeats = result.Integer("repeats", atLeast: 1),
            WarmupFrames = result.Integer("warmup_frames", atLeast: 0),
            WarmupPass = ReadPass(result.Object("warmup_pass")),
            MeasuredPasses = [.. result.Objects("measured_passes").Select(ReadPass)],
            Aggregate = ReadAggregate(result.Object("aggregate")),
            CpuComparison = result.OptionalObject("cpu_comparison") is { } comparison ? ReadComparison(comparison) : null,
            Provenance = ProvenanceJson.Read(result.OptionalObject("provenance")),
        };
        result.End();
        return read;
    }

    public static PerformanceMetrics ReadPass(JsonContract pass)
    {
        var read = new PerformanceMetrics(
            pass.OptionalNumber("model_load_seconds", atLeast: 0),
            pass.Number("total_seconds", atLeast: 0),
            pass.IsGiven("per_frame_latencies_ms") ? pass.Numbers("per_frame_latencies_ms") : [],
            pass.Number("peak_rss_mb", atLeast: 0),
            pass.Text("active_device"),
            pass.Flag("tensorflow_metal_active", whenAbsent: false),
            pass.Text("tensorflow_version"));
        pass.End();
        return read;
    }

    public static void Write(JsonPrinter json, BenchmarkResult result)
    {
        json.BeginObject();
        json.Member("schema_version", SchemaVersion.Current);
        json.Member("video_name", result.VideoName);
        json.Member("repeats", result.Repeats);
        json.Member("warmup_frames", result.WarmupFrames);
        json.Name("warmup_pass");
        WritePass(json, result.WarmupPass);
        json.Name("measured_passes");
        json.BeginArray();
        foreach (var pass in result.MeasuredPasses)
        {
            WritePass(json, pass);
        }

        json.EndArray();
        json.Name("aggregate");
        WriteAggregate(json, result.Aggregate);
        json.Name("cpu_comparison");
        WriteComparison(json, result.CpuComparison);
        json.Name("provenance");
        ProvenanceJson.Write(json, result.Provenance);
        json.EndObject();
    }

    public static void WritePass(JsonPrinter json, PerformanceMetrics pass)
    {
        json.BeginObject();
        json.Member("model_load_seconds", pass.ModelLoadSeconds);
        json.Member("total_seconds", pass.TotalSeconds);
        json.Name("per_frame_latencies_ms");
        json.BeginArray();
        foreach (var latency in pass.PerFrameLatenciesMs)
        {
            json.Number(latency);
        }

        json.EndArray();
        json.Member("peak_rss_mb", pass.PeakRssMb);
        json.Member("active_device", pass.ActiveDevice);
        json.Member("tensorflow_metal_active", pass.TensorFlowMetalActive);
        json.Member("tensorflow_version", pass.TensorFlowVersion);
        json.EndObject();
    }

    private static BenchmarkAggregate ReadAggregate(JsonContract aggregate)
    {
        var read = new BenchmarkAggregate(
            aggregate.Integer("repeats_measured", atLeast: 0),
            aggregate.Integer("warmup_frames_per_pass", atLeast: 0),
            aggregate.Number("mean_frame_latency_ms", atLeast: 0),
            aggregate.Number("p50_frame_latency_ms", atLeast: 0),
            aggregate.Number("p95_frame_latency_ms", atLeast: 0),
            aggregate.Number("p99_frame_latency_ms", atLeast: 0),
            aggregate.Number("stddev_frame_latency_ms", atLeast: 0),
            aggregate.Number("mean_throughput_fps", atLeast: 0),
            aggregate.Number("peak_rss_mb_max", atLeast: 0),
            aggregate.Text("active_device"),
            aggregate.Flag("tensorflow_metal_active", whenAbsent: false),
            aggregate.Text("tensorflow_version"));
        aggregate.End();
        return read;
    }

    private static CpuComparisonResult ReadComparison(JsonContract comparison)
    {
        var read = new CpuComparisonResult(
            ReadAggregate(comparison.Object("primary_aggregate")),
            ReadAggregate(comparison.Object("cpu_aggregate")),
            comparison.Number("speedup"),
            comparison.Number("max_poses3d_divergence_mm", atLeast: 0),
            comparison.Integer("frame_count_compared", atLeast: 0));
        comparison.End();
        return read;
    }

    private static void WriteAggregate(JsonPrinter json, BenchmarkAggregate aggregate)
    {
        json.BeginObject();
        json.Member("repeats_measured", aggregate.RepeatsMeasured);
        json.Member("warmup_frames_per_pass", aggregate.WarmupFramesPerPass);
        json.Member("mean_frame_latency_ms", aggregate.MeanFrameLatencyMs);
        json.Member("p50_frame_latency_ms", aggregate.P50FrameLatencyMs);
        json.Member("p95_frame_latency_ms", aggregate.P95FrameLatencyMs);
        json.Member("p99_frame_latency_ms", aggregate.P99FrameLatencyMs);
        json.Member("stddev_frame_latency_ms", aggregate.StdDevFrameLatencyMs);
        json.Member("mean_throughput_fps", aggregate.MeanThroughputFps);
        json.Member("peak_rss_mb_max", aggregate.PeakRssMbMax);
        json.Member("active_device", aggregate.ActiveDevice);
        json.Member("tensorflow_metal_active", aggregate.TensorFlowMetalActive);
        json.Member("tensorflow_version", aggregate.TensorFlowVersion);
        json.EndObject();
    }

    private static void WriteComparison(JsonPrinter json, CpuComparisonResult? comparison)
    {
        if (comparison is null)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Name("primary_aggregate");
        WriteAggregate(json, comparison.PrimaryAggregate);
        json.Name("cpu_aggregate");
        WriteAggregate(json, comparison.CpuAggregate);
        json.Member("speedup", comparison.Speedup);
        json.Member("max_poses3d_divergence_mm", comparison.MaxPoses3DDivergenceMm);
        json.Member("frame_count_compared", comparison.FrameCountCompared);
        json.EndObject();
    }
}
