namespace NeuroPose.Formats;

/// <summary>A benchmark's device beside the processor alone, over the same video.</summary>
/// <param name="PrimaryAggregate">What the device took.</param>
/// <param name="CpuAggregate">What the processor took.</param>
/// <param name="Speedup">The processor's time over the device's.</param>
/// <param name="MaxPoses3DDivergenceMm">The largest difference of a coordinate in millimeters.</param>
/// <param name="FrameCountCompared">How many frames were compared.</param>
public sealed record CpuComparisonResult(
    BenchmarkAggregate PrimaryAggregate,
    BenchmarkAggregate CpuAggregate,
    double Speedup,
    double MaxPoses3DDivergenceMm,
    long FrameCountCompared);
