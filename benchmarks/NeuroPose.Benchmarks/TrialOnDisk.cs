using NeuroPose.Formats;
using NeuroPose.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>A synthetic trial in a temporary file, with numbers as long as the reference writes them: doubles that were single-precision once.</summary>
internal sealed class TrialOnDisk : IDisposable
{
    public TrialOnDisk(int frames)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"neuropose-benchmark-{Environment.ProcessId}.json");

        // The generator makes ten minutes at most: a longer trial walks the same minutes again.
        var walk = SyntheticGait.Walk(new("s01"), new() { Seconds = Math.Min(frames / 30.0, 600) });
        var once = walk.Frames.Select(AsSinglePrecision).ToList();
        var all = Enumerable.Range(0, frames).Select(frame => once[frame % once.Count] with { Name = FormattableString.Invariant($"frame_{frame:000000}") });
        (walk with { Metadata = walk.Metadata with { FrameCount = frames }, Frames = [.. all] }).Save(Path);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);

    private static FramePrediction AsSinglePrecision(FramePrediction frame) => frame with
    {
        Boxes = Rows(frame.Boxes, 5),
        Poses3D = [.. frame.Poses3D.Select(rows => Rows(rows, 3))],
        Poses2D = [.. frame.Poses2D.Select(rows => Rows(rows, 2))],
    };

    private static NumberRows Rows(NumberRows rows, int width)
    {
        var values = new double[rows.Values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = (float)(rows.Values[index] * 1.0001);
        }

        return NumberRows.Of(width, values);
    }
}
