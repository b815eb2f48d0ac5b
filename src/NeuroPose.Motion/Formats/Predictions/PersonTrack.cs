namespace NeuroPose.Formats;

/// <summary>One person through a trial: which detection they are in each frame.</summary>
public sealed class PersonTrack
{
    private readonly List<int?> detections;

    internal PersonTrack(int number, int firstFrame, int detection)
    {
        Number = number;
        FirstFrame = firstFrame;
        detections = [.. new int?[firstFrame], detection];
    }

    /// <summary>
    /// The number of the track: people in the order in which they are first seen; in one frame, in the order of detection.
    /// </summary>
    public int Number { get; internal set; }

    /// <summary>The frame in which the person is first seen.</summary>
    public int FirstFrame { get; }

    /// <summary>One entry a frame: the index of the detection that is this person, null where they were not seen.</summary>
    public IReadOnlyList<int?> Detections => detections;

    /// <summary>The number and the frames in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"track {Number}: seen in {detections.Count(one => one is not null)} of {detections.Count} frames, first in frame {FirstFrame}");

    internal void SeenIn(int frame, int detection)
    {
        AbsentUntil(frame);
        detections.Add(detection);
    }

    internal void AbsentUntil(int frame)
    {
        while (detections.Count < frame)
        {
            detections.Add(null);
        }
    }
}
