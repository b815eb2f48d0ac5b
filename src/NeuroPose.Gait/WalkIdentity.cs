using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>Which poses a result was found in: enough to know them again, without keeping them.</summary>
internal sealed record WalkIdentity(string Label, PoseOrigin? Origin, Recording Recording, int FrameCount, double FramesPerSecond, ulong Bits)
{
    private const int FramesLookedAt = 500;

    public static WalkIdentity Of(PoseSequence walk) =>
        new(walk.Label, walk.Origin, walk.Recording, walk.FrameCount, walk.FramesPerSecond, BitsOf(walk));

    /// <summary>
    /// Refuses other poses. Those of the same recording and the same frames pass, whatever was done to their coordinates: smoothed, filled,
    /// turned or renamed.
    /// </summary>
    /// <exception cref="ArgumentException">The poses are of another recording or person, or of other frames of it.</exception>
    public void Require(PoseSequence walk, string result)
    {
        var isSame = walk.FrameCount == FrameCount && walk.FramesPerSecond.Equals(FramesPerSecond)
            && (walk.Recording == Recording || (Origin is not null && walk.Origin == Origin) || BitsOf(walk) == Bits);
        if (!isSame)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{NameOf(walk.Label)} ({walk.FrameCount} frames, {walk.FramesPerSecond:0.###} frames/s) is not what {result} were found in: that was {NameOf(Label)} ({FrameCount} frames, {FramesPerSecond:0.###} frames/s). Pass the poses in which they were found."),
                nameof(walk));
        }
    }

    private static string NameOf(string label) => label.Length > 0 ? $"\"{label}\"" : "a recording without a name";

    /// <summary>FNV-1a over the bits of the coordinates in frames evenly spread over the walk.</summary>
    private static ulong BitsOf(PoseSequence walk)
    {
        var hash = 0xCBF29CE484222325;
        var step = Math.Max(1, walk.FrameCount / FramesLookedAt);
        for (var frame = 0; frame < walk.FrameCount; frame += step)
        {
            foreach (var value in walk.Frame(frame))
            {
                hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 0x100000001B3;
            }
        }

        return hash;
    }
}
