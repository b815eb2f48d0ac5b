using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>
/// Gathers one person's points frame by frame. Frames that are never written are missing. A point with one coordinate that is no finite number
/// is missing whole.
/// </summary>
/// <param name="labels">One name a point; the same object gives the number of points.</param>
/// <param name="hasConfidence">True where the format has a confidence for each point.</param>
/// <param name="expectedFrames">About how many frames there will be, asked when there is no room for more; null where nothing is known.</param>
internal sealed class PointTable(IReadOnlyList<string> labels, bool hasConfidence, Func<int>? expectedFrames = null)
{
    /// <summary>So many frames tell how many there will be.</summary>
    private const int Sample = 128;

    private readonly int width = labels.Count;
    private double[] coordinates = [];
    private double[] confidence = [];
    private int capacity;

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

        if (frames > capacity)
        {
            Grow(frames);
        }

        // Only here, and not where room is made: the memory is touched when its frame is written.
        coordinates.AsSpan(3 * width * FrameCount, 3 * width * (frames - FrameCount)).Fill(double.NaN);
        if (hasConfidence)
        {
            confidence.AsSpan(width * FrameCount, width * (frames - FrameCount)).Fill(double.NaN);
        }

        FrameCount = frames;
    }

    /// <summary>Writes one point; the frame and those before it are reached.</summary>
    public void Set(int frame, int point, double x, double y, double z = 0, double sureness = double.NaN)
    {
        ReachFrames(frame + 1);
        var at = (frame * width) + point;
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
    public bool IsKnown(int frame, int point) => frame < FrameCount && !double.IsNaN(coordinates[3 * ((frame * width) + point)]);

    /// <summary>The person, with exactly that many frames. The table is not used after this.</summary>
    public RecordedPerson ToPerson(int frames, string name = "", Skeleton? skeleton = null, string confidenceName = "")
    {
        ReachFrames(frames);
        return new(labels, coordinates.AsMemory(0, frames * width * 3))
        {
            Name = name,
            Skeleton = skeleton,
            Confidence = hasConfidence ? confidence.AsMemory(0, frames * width) : ReadOnlyMemory<double>.Empty,
            ConfidenceName = hasConfidence ? confidenceName : "",
        };
    }

    /// <summary>
    /// Makes room: for what a header announces at first, for a little more than is expected as soon as that is known, else for twice as
    /// much, so that growing frame by frame is linear.
    /// </summary>
    private void Grow(int frames)
    {
        var most = Array.MaxLength / Math.Max(1, 3 * width);
        var expected = frames > Sample && expectedFrames is not null ? 1.02 * expectedFrames() : 0;
        capacity = (int)Math.Max(frames, Math.Min(most, expected > frames ? expected : 2L * capacity));
        Resize(ref coordinates, 3 * width);
        if (hasConfidence)
        {
            Resize(ref confidence, width);
        }
    }

    private void Resize(ref double[] numbers, int perFrame)
    {
        var larger = GC.AllocateUninitializedArray<double>(checked(capacity * perFrame));
        numbers.AsSpan(0, FrameCount * perFrame).CopyTo(larger);
        numbers = larger;
    }
}
