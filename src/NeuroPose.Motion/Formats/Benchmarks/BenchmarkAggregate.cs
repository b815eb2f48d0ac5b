namespace NeuroPose.Formats;

/// <summary>A benchmark's measured passes taken together.</summary>
/// <param name="RepeatsMeasured">How many passes were measured.</param>
/// <param name="WarmupFramesPerPass">How many frames at the start of each pass do not count in the latencies.</param>
/// <param name="MeanFrameLatencyMs">The mean time for a frame in milliseconds.</param>
/// <param name="P50FrameLatencyMs">The median.</param>
/// <param name="P95FrameLatencyMs">The 95th percentile.</param>
/// <param name="P99FrameLatencyMs">The 99th percentile.</param>
/// <param name="StdDevFrameLatencyMs">The population standard deviation.</param>
/// <param name="MeanThroughputFps">The mean over passes of frames per second, warm-up frames included.</param>
/// <param name="PeakRssMbMax">The largest resident memory of any pass in megabytes.</param>
/// <param name="ActiveDevice">The device that did the work.</param>
/// <param name="TensorFlowMetalActive">True when the Metal plug-in was in use.</param>
/// <param name="TensorFlowVersion">The inference library's version.</param>
public sealed record BenchmarkAggregate(
    long RepeatsMeasured,
    long WarmupFramesPerPass,
    double MeanFrameLatencyMs,
    double P50FrameLatencyMs,
    double P95FrameLatencyMs,
    double P99FrameLatencyMs,
    double StdDevFrameLatencyMs,
    double MeanThroughputFps,
    double PeakRssMbMax,
    string ActiveDevice,
    bool TensorFlowMetalActive,
    string TensorFlowVersion);
