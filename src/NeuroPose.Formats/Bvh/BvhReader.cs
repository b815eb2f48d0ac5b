using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads BVH: a hierarchy of joints, and a row of numbers a frame.</summary>
internal sealed class BvhReader : TypedReader<(IReadOnlyList<BvhJoint> Joints, ReadOnlyMemory<double> Motion)>
{
    /// <summary>Joints that nothing moves cost memory in each frame and no bytes of the file: there may not be many.</summary>
    private const int MostJointsPerChannel = 10;

    public override MotionFormat Format => MotionFormat.Bvh;

    public override string? Recognize(FileHead head) =>
        !head.IsBinary && head.Text.Value.AsSpan().TrimStart().StartsWith("HIERARCHY", StringComparison.OrdinalIgnoreCase)
            ? "it starts with HIERARCHY" : null;

    protected override (MotionRecording Recording, (IReadOnlyList<BvhJoint> Joints, ReadOnlyMemory<double> Motion) Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        text.Delimiter = DelimitedText.Blanks;
        text.ReadLine();
        var joints = BvhHierarchy.Read(text);
        var channels = joints.Sum(joint => joint.Channels.Count);
        if (joints.Count > MostJointsPerChannel * (channels + 1))
        {
            throw text.Refused(FormattableString.Invariant(
                $"the hierarchy has {joints.Count:N0} joints and only {channels:N0} channels that move them."));
        }

        List<string> notices = [];
        var (announced, rate) = ReadTimes(text);
        var motion = ReadMotion(text, channels, options, notices);
        if (announced != motion.RowCount)
        {
            notices.Add(FormattableString.Invariant(
                $"The number of rows is {motion.RowCount:N0}, Frames says {announced}. The rows were used."));
        }

        var (subject, labels) = Labels(joints, notices);
        var person = new RecordedPerson(labels, Positions(joints, motion, cancellation))
        {
            Name = subject,
            IsSubject = subject.Length > 0,
            Skeleton = BvhHierarchy.SkeletonOf(joints, labels),
        };
        return (
            new()
            {
                Format = Format,
                Persons = [person],
                FrameCount = motion.RowCount,
                FramesPerSecond = rate,
                RateSource = double.IsNaN(rate) ? null : "Frame Time",
                Axes = Axes.YUp,
                AxesSource = "the format",
                Notices = notices,
            },
            ([.. joints.Zip(labels, (joint, label) => joint with { Name = label })], motion.Numbers));
    }

    /// <summary>The lines <c>Frames: 100</c> and <c>Frame Time: 0.0416667</c>.</summary>
    private static (double Frames, double Rate) ReadTimes(DelimitedText text)
    {
        var (frames, _) = ReadValue(text, "Frames:"u8);
        var (step, printed) = ReadValue(text, "Frame Time:"u8);
        return (frames, step > 0 && double.IsFinite(step) ? RoundRate.Of(step, printed) : double.NaN);
    }

    private static (double Value, byte[] Printed) ReadValue(DelimitedText text, ReadOnlySpan<byte> key)
    {
        text.ReadFilledLine();
        var line = text.Bytes.Trim(" \t"u8);
        if (line.Length > key.Length && System.Text.Ascii.EqualsIgnoreCase(line[..key.Length], key))
        {
            var printed = line[key.Length..].Trim(" \t"u8);
            if (TextNumber.Read(printed, out var value) == printed.Length)
            {
                return (value, printed.ToArray());
            }
        }

        throw text.Refused($"expected \"{System.Text.Encoding.UTF8.GetString(key)}\" and a number.");
    }

    private static NumberTable ReadMotion(DelimitedText text, int channels, LoadOptions options, List<string> notices)
    {
        NumberTable motion = new(channels);
        var row = new double[channels];
        var filled = 0;
        while (text.ReadLine())
        {
            // A row is mostly a line, but may be divided over several.
            for (int count; (count = text.TakeNumbers(row.AsSpan(filled))) > 0;)
            {
                filled += count;
                if (filled == channels)
                {
                    row.CopyTo(motion.Add());
                    filled = 0;
                }
            }
        }

        if (filled > 0)
        {
            var found = FormattableString.Invariant($"cut short: the last frame has {filled} of {channels} numbers");
            notices.Add(options.AllowTruncated
                ? $"The file is {found}; it was left out."
                : throw text.Refused($"{found}. AllowTruncated = true loads the whole frames before it."));
        }

        return motion;
    }

    private static double[] Positions(IReadOnlyList<BvhJoint> joints, NumberTable motion, CancellationToken cancellation)
    {
        var coordinates = new double[motion.RowCount * joints.Count * 3];
        var (positions, rotations) = (new Point3[joints.Count], new Matrix3[joints.Count]);
        var channels = motion.Numbers.Length / Math.Max(1, motion.RowCount);
        for (var (frame, at) = (0, 0); frame < motion.RowCount; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            BvhPose.Compute(joints, motion.Numbers.Span.Slice(frame * channels, channels), positions, rotations);
            foreach (var position in positions)
            {
                var (x, y, z) = position.IsFinite ? position : Point3.Unknown;
                (coordinates[at++], coordinates[at++], coordinates[at++]) = (x, y, z);
            }
        }

        return coordinates;
    }

    /// <summary>The joints' names without the character's, where all have it (<c>mixamorig:Hips</c>).</summary>
    private static (string Subject, IReadOnlyList<string> Labels) Labels(IReadOnlyList<BvhJoint> joints, List<string> notices)
    {
        var first = joints[0].Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? joints[0].Name[..(colon + 1)] : "";
        var isShared = first.Length > 0
            && joints.All(joint => joint.Name.Length > first.Length && joint.Name.StartsWith(first, StringComparison.Ordinal));
        return (
            isShared ? first[..^1] : "",
            JointLabels.Distinct([.. joints.Select(joint => isShared ? joint.Name[first.Length..] : joint.Name)], notices));
    }
}
