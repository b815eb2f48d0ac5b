using NeuroPose.Numerics;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Synchronization;

/// <summary>The frames of a camera as its files have them: those that repeat another, and where the files' own times show gaps.</summary>
/// <param name="Count">All frames.</param>
/// <param name="Duplicates">Frames that have the time of the frame before.</param>
/// <param name="Skips">How many frames are left out before a frame, by the files' own times; only where some are.</param>
/// <param name="Starts">The first frame of each file.</param>
/// <param name="Rate">Frames in a second by the files; NaN where not known.</param>
internal sealed record FrameTrain(int Count, IReadOnlyList<int> Duplicates, IReadOnlyDictionary<int, int> Skips, IReadOnlyList<int> Starts, double Rate)
{
    // Spec of the reference: closer than this two frames are one.
    private const double SameSeconds = 1e-4;

    /// <summary>Frames that are no duplicates.</summary>
    public int OwnCount => Count - Duplicates.Count;

    public static FrameTrain Of(IReadOnlyList<CameraVideo> videos)
    {
        List<int> duplicates = [], starts = [];
        Dictionary<int, int> skips = [];
        List<double> rates = [];
        var first = 0;
        foreach (var video in videos)
        {
            starts.Add(first);
            var times = video.Times.Seconds;
            var steps = new double[Math.Max(0, times.Count - 1)];
            for (var at = 0; at < steps.Length; at++)
            {
                steps[at] = times[at + 1] - times[at];
            }

            double[] known = [.. steps.Where(step => step > SameSeconds)];
            var usual = OrderStatistics.MedianOf(known);
            for (var at = 0; at < steps.Length; at++)
            {
                if (Math.Abs(steps[at]) < SameSeconds)
                {
                    duplicates.Add(first + at + 1);
                }
                else if (steps[at] > 1.5 * usual)
                {
                    skips[first + at + 1] = (int)Math.Min(1e9, Math.Round(steps[at] / usual) - 1);
                }
            }

            rates.Add(double.IsNaN(usual) ? video.Facts.FramesPerSecond : 1 / usual);
            first += times.Count;
        }

        return new(first, duplicates, skips, starts, rates.Count == 0 ? double.NaN : rates[0]);
    }
}
