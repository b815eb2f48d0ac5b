namespace NeuroPose.Formats;

/// <summary>
/// One person of an image as COCO's formats have them: <c>image_id</c>, <c>keypoints</c> of x, y and a third number, and what may be there
/// beside them. One object is used for all records of a file.
/// </summary>
internal sealed class KeypointRecord
{
    private double[] keypoints = [];
    private double[] box = [];
    private double score;

    /// <summary>Where the record starts in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>The image's name, where image_id is one.</summary>
    public string? ImageName { get; private set; }

    /// <summary>The image's number, where image_id is one.</summary>
    public long? ImageNumber { get; private set; }

    /// <summary>The category's number; 1, which is a person, where there is none.</summary>
    public long Category { get; private set; }

    /// <summary>The person's number by a tracker; null where there is none.</summary>
    public long? Identity { get; private set; }

    /// <summary>The number of keypoints; 0 where there are none.</summary>
    public int PointCount { get; private set; }

    /// <summary>The keypoints, x, y and the third number of each.</summary>
    public Span<double> Keypoints => keypoints.AsSpan(0, 3 * PointCount);

    /// <summary>Takes a record.</summary>
    public void Read(ref JsonWalk walk)
    {
        (Offset, ImageName, ImageNumber, Category, Identity, PointCount, box, score) = (walk.Offset, null, null, 1, null, 0, [], double.NaN);
        if (!walk.EnterObject("a person"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (name.SequenceEqual("image_id"u8))
            {
                (ImageName, ImageNumber) = walk.IsText ? (walk.Text("image_id"), (long?)null) : (null, walk.Whole("image_id"));
            }
            else if (name.SequenceEqual("keypoints"u8))
            {
                ReadKeypoints(ref walk);
            }
            else if (name.SequenceEqual("category_id"u8))
            {
                Category = walk.Whole("category_id");
            }
            else if (name.SequenceEqual("idx"u8) || name.SequenceEqual("track_id"u8))
            {
                Identity = ReadIdentity(ref walk);
            }
            else if (name.SequenceEqual("box"u8) || name.SequenceEqual("bbox"u8))
            {
                box = walk.FlatNumbers("box");
            }
            else if (name.SequenceEqual("score"u8))
            {
                score = walk.FlatNumbers("score") is [var single] ? single : double.NaN;
            }
            else
            {
                walk.Skip();
            }
        }
    }

    /// <summary>Puts the pose behind others of its file.</summary>
    /// <exception cref="FileFormatException">It has another number of keypoints.</exception>
    public void AddTo(PoseRecords records, long frame, int slot, JsonBytes text)
    {
        if (records.Problem(PointCount) is { } problem)
        {
            throw text.Error(problem, Offset);
        }

        Keypoints.CopyTo(records.Add(frame, slot, Identity, PointCount, box: DetectedBox.Of(box, score)));
    }

    private void ReadKeypoints(ref JsonWalk walk)
    {
        var offset = walk.Offset;
        var count = walk.Numbers("keypoints", ref keypoints);
        PointCount = count % 3 == 0
            ? count / 3
            : throw walk.Error(FormattableString.Invariant($"{count} numbers are no whole number of keypoints of 3."), offset);
    }

    /// <summary>A number, or lists of it: where a tracker merged detections, the first is that of the person.</summary>
    private static long? ReadIdentity(ref JsonWalk walk)
    {
        var offset = walk.Offset;
        return walk.FlatNumbers("the person's number") switch
        {
            [] or [double.NaN, ..] => null,
            [var number, ..] when number == Math.Floor(number) && Math.Abs(number) < int.MaxValue => (long)number,
            _ => throw walk.Error("expected a whole number for the person.", offset),
        };
    }
}
