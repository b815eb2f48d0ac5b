using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Gathers one person's points frame by frame. Frames that are never written are missing. A point with one coordinate that is no finite number
/// is missing whole.
/// </summary>
/// <param name="labels">One name a point; the same object gives the number of points.</param>
/// <param name="hasConfidence">True where the format has a confidence for each point.</param>
internal sealed class PointTable(IReadOnlyList<string> labels, bool hasConfidence)
{
    private double[] coordinates = [];
    private double[] confidence = [];

    /// <summary>The frames that were reached.</summary>
    public int FrameCount { get; private set; }

    /// <summary>The names of the points.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>Makes room for that many frames; those not yet written are missing.</summary>
    public void ReachFrames(int frames)
    {
        if (frames <= FrameCount)
        {
            return;
        }

        Grow(ref coordinates, frames, labels.Count * 3);
        if (hasConfidence)
        {
            Grow(ref confidence, frames, labels.Count);
        }

        FrameCount = frames;
    }

    /// <summary>Writes one point; the frame and those before it are reached.</summary>
    public void Set(int frame, int point, double x, double y, double z = 0, double sureness = double.NaN)
    {
        ReachFrames(frame + 1);
        var at = (frame * labels.Count) + point;
        if (hasConfidence)
        {
            confidence[at] = sureness;
        }

        var isKnown = double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z);
        coordinates[3 * at] = isKnown ? x : double.NaN;
        coordinates[(3 * at) + 1] = isKnown ? y : double.NaN;
        coordinates[(3 * at) + 2] = isKnown ? z : double.NaN;
    }

    /// <summary>True where the point has been written and is not missing.</summary>
    public bool IsKnown(int frame, int point) => frame < FrameCount && !double.IsNaN(coordinates[3 * ((frame * labels.Count) + point)]);

    /// <summary>The person, with exactly that many frames. The table is not used after this.</summary>
    public RecordedPerson ToPerson(int frames, string name = "", Skeleton? skeleton = null, string confidenceName = "")
    {
        ReachFrames(frames);
        return new(labels, coordinates.AsMemory(0, frames * labels.Count * 3))
        {
            Name = name,
            Skeleton = skeleton,
            Confidence = hasConfidence ? confidence.AsMemory(0, frames * labels.Count) : ReadOnlyMemory<double>.Empty,
            ConfidenceName = hasConfidence ? confidenceName : "",
        };
    }

    private static void Grow(ref double[] numbers, int frames, int width)
    {
        var needed = checked(frames * width);
        if (numbers.Length < needed)
        {
            // Twice as much, so that growing frame by frame is linear; the exact size for the first, which a header may announce.
            var larger = numbers.Length == 0 ? needed : Math.Max(needed, (int)Math.Min(2L * numbers.Length, Array.MaxLength));
            var filled = numbers.Length;
            Array.Resize(ref numbers, larger);
            numbers.AsSpan(filled).Fill(double.NaN);
        }
    }
}
