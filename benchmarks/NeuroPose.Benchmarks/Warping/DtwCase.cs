namespace NeuroPose.Benchmarks.Warping;

/// <summary>Work to time against the two rows.</summary>
/// <param name="Name">The case.</param>
/// <param name="Cells">Matches that are tried, within the band where there is one.</param>
/// <param name="Candidate">The library's work.</param>
/// <param name="BaselineCells">Matches that the baseline tries; its speed is taken from a part where the whole would take minutes.</param>
/// <param name="Baseline">The two rows on the same data.</param>
/// <param name="Threads">Threads that the candidate uses; speeds are a thread's.</param>
/// <param name="Note">What is printed beside the measurement.</param>
internal sealed record DtwCase(string Name, double Cells, Action Candidate, double BaselineCells, Action Baseline, int Threads = 1, string Note = "");

/// <summary>One measured case, as it stands in the JSON file.</summary>
internal sealed record DtwMeasurement(string Case, double Cells, double MedianMs, double McellsPerSecond, double RatioToTwoRow);
