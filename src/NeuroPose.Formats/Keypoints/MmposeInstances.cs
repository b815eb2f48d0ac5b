using System.Globalization;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>The instances of an MMPose file, frame by frame.</summary>
internal sealed class MmposeInstances(JsonBytes text, CancellationToken cancellation)
{
    private readonly SortedDictionary<int, string> names = [];
    private double[] coordinates = [];
    private double[] scores = [];

    /// <summary>The poses.</summary>
    public PoseRecords Records { get; } = new(text.File, hasConfidence: true);

    /// <summary>The joints' names by the meta information; null where the file has none.</summary>
    public IReadOnlyList<string>? Names => names.Count > 0 && names.Keys.Last() == names.Count - 1 ? [.. names.Values] : null;

    /// <summary>Reads a list of frames, or of the instances of a single picture.</summary>
    public void ReadList(ref JsonWalk walk)
    {
        if (!walk.EnterArray("the list of frames"))
        {
            return;
        }

        for (var slot = 0; walk.NextItem(); slot++)
        {
            cancellation.ThrowIfCancellationRequested();
            var instance = new Instance { Offset = walk.Offset };
            if (!walk.EnterObject("a frame or an instance"))
            {
                continue;
            }

            long? frame = null;
            while (walk.NextMember(out var name))
            {
                if (name.SequenceEqual("frame_id"u8))
                {
                    frame = walk.Whole("frame_id");
                    Records.Reach(frame.Value);
                }
                else if (name.SequenceEqual("instances"u8))
                {
                    ReadInstances(ref walk, frame ?? throw walk.Error("expected frame_id before the instances."));
                }
                else
                {
                    ReadMember(ref walk, name, instance);
                }
            }

            if (frame is null)
            {
                Records.Reach(0);
                Store(instance, 0, slot);
            }
        }
    }

    /// <summary>Reads what the demo programs say about the data set: the names of the joints.</summary>
    public void ReadMeta(ref JsonWalk walk)
    {
        if (!walk.EnterObject("meta_info"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (!name.SequenceEqual("keypoint_id2name"u8))
            {
                walk.Skip();
            }
            else if (walk.EnterObject("keypoint_id2name"))
            {
                while (walk.NextMember(out var number))
                {
                    names[JointNumber(ref walk, number)] = walk.Text("the name of a joint");
                }
            }
        }
    }

    private static int JointNumber(ref JsonWalk walk, ReadOnlySpan<byte> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var joint)
            ? joint
            : throw walk.Error($"expected the number of a joint, found \"{Encoding.UTF8.GetString(number)}\".");

    private void ReadInstances(ref JsonWalk walk, long frame)
    {
        if (!walk.EnterArray("instances"))
        {
            return;
        }

        for (var slot = 0; walk.NextItem(); slot++)
        {
            var instance = new Instance { Offset = walk.Offset };
            if (walk.EnterObject("an instance"))
            {
                while (walk.NextMember(out var name))
                {
                    ReadMember(ref walk, name, instance);
                }

                Store(instance, frame, slot);
            }
        }
    }

    private void ReadMember(ref JsonWalk walk, ReadOnlySpan<byte> name, Instance instance)
    {
        if (name.SequenceEqual("keypoints"u8))
        {
            (instance.Points, instance.Dimensions) = ReadPoints(ref walk);
        }
        else if (name.SequenceEqual("keypoint_scores"u8))
        {
            instance.Scores = walk.Numbers("keypoint_scores", ref scores);
        }
        else if (name.SequenceEqual("track_id"u8))
        {
            instance.Track = walk.Whole("track_id");
        }
        else if (name.SequenceEqual("bbox"u8))
        {
            instance.Box = walk.FlatNumbers("bbox") is [var left, var top, var right, var bottom, ..] ? [left, top, right - left, bottom - top] : [];
        }
        else if (name.SequenceEqual("bbox_score"u8))
        {
            instance.Score = walk.FlatNumbers("bbox_score") is [var score, ..] ? score : double.NaN;
        }
        else
        {
            walk.Skip();
        }
    }

    private (int Points, int Dimensions) ReadPoints(ref JsonWalk walk)
    {
        var (points, dimensions, filled) = (0, 0, 0);
        double[] point = [];
        if (walk.EnterArray("keypoints"))
        {
            while (walk.NextItem())
            {
                var offset = walk.Offset;
                var count = walk.Numbers("a keypoint", ref point);
                if (count is not (2 or 3) || (points > 0 && count != dimensions))
                {
                    throw walk.Error($"expected 2 or 3 coordinates for each keypoint, found {count}.", offset);
                }

                if (filled + count > coordinates.Length)
                {
                    Array.Resize(ref coordinates, Math.Max(256, 2 * coordinates.Length));
                }

                point.AsSpan(0, count).CopyTo(coordinates.AsSpan(filled));
                (filled, dimensions, points) = (filled + count, count, points + 1);
            }
        }

        return (points, dimensions);
    }

    private void Store(Instance instance, long frame, int slot)
    {
        if (instance.Points == 0)
        {
            return;
        }

        if (instance.Scores > 0 && instance.Scores != instance.Points)
        {
            throw text.Error($"{instance.Scores} keypoint_scores for {instance.Points} keypoints.", instance.Offset);
        }

        if (Records.Problem(instance.Points, instance.Dimensions) is { } problem)
        {
            throw text.Error(problem, instance.Offset);
        }

        var width = instance.Dimensions;
        var into = Records.Add(frame, slot, instance.Track, instance.Points, width, DetectedBox.Of(instance.Box, instance.Score));
        for (var point = 0; point < instance.Points; point++)
        {
            coordinates.AsSpan(point * width, width).CopyTo(into[(point * (width + 1))..]);
            into[(point * (width + 1)) + width] = instance.Scores > 0 ? scores[point] : double.NaN;
        }
    }

    /// <summary>What is known of an instance while it is read; its coordinates and scores are in the buffers.</summary>
    private sealed class Instance
    {
        public long Offset { get; init; }

        public int Points { get; set; }

        public int Dimensions { get; set; }

        public int Scores { get; set; }

        public long? Track { get; set; }

        public double[] Box { get; set; } = [];

        public double Score { get; set; } = double.NaN;
    }
}
