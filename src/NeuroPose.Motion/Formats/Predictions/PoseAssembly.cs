using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Gathers one person's joints from a file's frames into one contiguous array.</summary>
internal static class PoseAssembly
{
    public static PoseSequence Assemble(VideoPredictions trial, int person)
    {
        var isFlat = trial.Frames.All(frame => frame.Poses3D.Count == 0);
        var firstSeen = FirstFrameWith(trial, person, isFlat);
        var jointCount = PosesOf(trial.Frames[firstSeen], isFlat)[person].RowCount;
        if (jointCount == 0)
        {
            throw new FileFormatException("a pose without joints.", PlaceOf(trial, person, firstSeen, isFlat));
        }

        var width = jointCount * 3;
        var coordinates = new double[checked(trial.Frames.Count * width)];
        coordinates.AsSpan(0, firstSeen * width).Fill(double.NaN);
        for (var frame = firstSeen; frame < trial.Frames.Count; frame++)
        {
            var target = coordinates.AsSpan(frame * width, width);
            if (person >= PosesOf(trial.Frames[frame], isFlat).Count)
            {
                target.Fill(double.NaN);
                continue;
            }

            CheckShape(trial, person, frame, jointCount, firstSeen, isFlat);
            Copy(PosesOf(trial.Frames[frame], isFlat)[person].Values, target, isFlat);
        }

        var rate = trial.Metadata.FramesPerSecond;
        var framesPerSecond = rate > 0 && double.IsFinite(rate) ? rate : double.NaN;
        return new PoseSequence(SkeletonOf(trial, jointCount), framesPerSecond, coordinates) { Dimensions = isFlat ? 2 : 3 }
            .Named(Path.GetFileNameWithoutExtension(trial.FileName))
            .WithUnit(isFlat ? LengthUnit.Pixel : LengthUnit.Millimeter)
            .WithAxes(Axes.YDown)
            .Of(trial.Frames, person)
            .From(trial.Sha256.Length == 0 ? null : new(trial.FileName, trial.Sha256, person, 0));
    }

    private static IReadOnlyList<NumberRows> PosesOf(FramePrediction frame, bool isFlat) => isFlat ? frame.Poses2D : frame.Poses3D;

    // Who estimated the poses says what the joints are; their number alone does not tell COCO-17 from H36M-17.
    private static Skeleton SkeletonOf(VideoPredictions trial, int jointCount)
    {
        if (trial.Provenance?.Workbench?.Estimation is not { } estimation || estimation.Joints.Count != jointCount)
        {
            return Skeleton.ForJointCount(jointCount);
        }

        var known = Skeleton.Known.FirstOrDefault(skeleton => skeleton.Name == estimation.Skeleton && skeleton.JointNames.SequenceEqual(estimation.Joints));
        return known ?? Skeleton.ForLabels(estimation.Joints);
    }

    private static void Copy(ReadOnlySpan<double> pose, Span<double> target, bool isFlat)
    {
        if (!isFlat)
        {
            pose.CopyTo(target);
            return;
        }

        for (var joint = 0; joint < pose.Length / 2; joint++)
        {
            var (x, y) = (pose[joint * 2], pose[(joint * 2) + 1]);
            (target[joint * 3], target[(joint * 3) + 1], target[(joint * 3) + 2]) = (x, y, double.IsNaN(x) || double.IsNaN(y) ? double.NaN : 0);
        }
    }

    private static int FirstFrameWith(VideoPredictions trial, int person, bool isFlat)
    {
        var place = new Place(File: NameOf(trial), Person: person);
        if (trial.Frames.Count == 0)
        {
            throw new PersonNotFoundException("the file has no frames.", place);
        }

        for (var frame = 0; person >= 0 && frame < trial.Frames.Count; frame++)
        {
            if (person < PosesOf(trial.Frames[frame], isFlat).Count)
            {
                return frame;
            }
        }

        var people = trial.PersonCount switch
        {
            0 => "no frame has a person",
            1 => "the file has one person, with index 0",
            var count => FormattableString.Invariant($"the file has {count} people, with indices 0 to {count - 1}"),
        };
        throw new PersonNotFoundException($"there is no such person: {people}.", place);
    }

    private static void CheckShape(VideoPredictions trial, int person, int frame, int jointCount, int firstSeen, bool isFlat)
    {
        var (pose, width) = (PosesOf(trial.Frames[frame], isFlat)[person], isFlat ? 2 : 3);
        if (pose.RowCount != jointCount)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"the pose has {pose.RowCount} joints, but the person's first pose (frame {firstSeen}) has {jointCount}. One sequence has one skeleton; split the file where it changes."),
                PlaceOf(trial, person, frame, isFlat));
        }

        for (var joint = 0; pose.UniformWidth != width && joint < pose.RowCount; joint++)
        {
            if (pose[joint].Length != width)
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"joint {joint} has {pose[joint].Length} coordinates; expected {(isFlat ? "x and y" : "x, y and z")}."),
                    PlaceOf(trial, person, frame, isFlat));
            }
        }
    }

    private static Place PlaceOf(VideoPredictions trial, int person, int frame, bool isFlat) => new(
        File: NameOf(trial),
        Path: FormattableString.Invariant($"frames.{trial.Frames[frame].Name}.{(isFlat ? "poses2d" : "poses3d")}[{person}]"),
        Person: person,
        Frame: frame);

    private static string? NameOf(VideoPredictions trial) => trial.FileName.Length > 0 ? trial.FileName : null;
}
