namespace NeuroPose.Formats;

/// <summary>What one pass of pose estimation over a video took.</summary>
/// <param name="ModelLoadSeconds">The time for loading the model; null when the pass did not load it.</param>
/// <param name="TotalSeconds">The time for the whole pass.</param>
/// <param name="PerFrameLatenciesMs">The time for each frame in milliseconds.</param>
/// <param name="PeakRssMb">The process's largest resident memory in megabytes.</param>
/// <param name="ActiveDevice">The device that did the work, such as <c>/CPU:0</c>.</param>
/// <param name="TensorFlowMetalActive">True when the Metal plug-in was in use.</param>
/// <param name="TensorFlowVersion">The inference library's version.</param>
public sealed record PerformanceMetrics(
    double? ModelLoadSeconds,
    double TotalSeconds,
    IReadOnlyList<double> PerFrameLatenciesMs,
    double PeakRssMb,
    string ActiveDevice,
    bool TensorFlowMetalActive,
    string TensorFlowVersion);
