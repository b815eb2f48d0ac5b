using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Gathers one person's joints from a file's frames into one contiguous array.</summary>
internal static class PoseAssembly
{
    public static PoseSequence Assemble(VideoPredictions trial, int person)
    {
        var firstSeen = FirstFrameWith(trial, person);
        var jointCount = trial.Frames[firstSeen].Poses3D[person].RowCount;
        if (jointCount == 0)
        {
            throw new FileFormatException("a pose without joints.", PlaceOf(trial, person, firstSeen));
        }

        var width = jointCount * 3;
        var coordinates = new double[checked(trial.Frames.Count * width)];
        coordinates.AsSpan(0, firstSeen * width).Fill(double.NaN);
        for (var frame = firstSeen; frame < trial.Frames.Count; frame++)
        {
            var target = coordinates.AsSpan(frame * width, width);
            if (person >= trial.Frames[frame].PersonCount)
            {
                target.Fill(double.NaN);
                continue;
            }

            var pose = trial.Frames[frame].Poses3D[person];
            CheckShape(trial, person, frame, jointCount, firstSeen);
            pose.Values.CopyTo(target);
        }

        var rate = trial.Metadata.FramesPerSecond;
        var framesPerSecond = rate > 0 && double.IsFinite(rate) ? rate : double.NaN;
        return new PoseSequence(Skeleton.ForJointCount(jointCount), framesPerSecond, coordinates)
            .Named(Path.GetFileNameWithoutExtension(trial.FileName))
            .WithUnit(LengthUnit.Millimeter)
            .WithAxes(Axes.YDown)
            .Of(trial.Frames, person)
            .From(trial.Sha256.Length == 0 ? null : new(trial.FileName, trial.Sha256, person, 0));
    }

    private static int FirstFrameWith(VideoPredictions trial, int person)
    {
        var place = new Place(File: NameOf(trial), Person: person);
        if (trial.Frames.Count == 0)
        {
            throw new PersonNotFoundException("the file has no frames.", place);
        }

        for (var frame = 0; person >= 0 && frame < trial.Frames.Count; frame++)
        {
            if (person < trial.Frames[frame].PersonCount)
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

    private static void CheckShape(VideoPredictions trial, int person, int frame, int jointCount, int firstSeen)
    {
        var pose = trial.Frames[frame].Poses3D[person];
        if (pose.RowCount != jointCount)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"the pose has {pose.RowCount} joints, but the person's first pose (frame {firstSeen}) has {jointCount}. One sequence has one skeleton; split the file where it changes."),
                PlaceOf(trial, person, frame));
        }

        for (var joint = 0; pose.UniformWidth != 3 && joint < pose.RowCount; joint++)
        {
            if (pose[joint].Length != 3)
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"joint {joint} has {pose[joint].Length} coordinates; expected x, y and z."),
                    PlaceOf(trial, person, frame));
            }
        }
    }

    private static Place PlaceOf(VideoPredictions trial, int person, int frame) => new(
        File: NameOf(trial),
        Path: FormattableString.Invariant($"frames.{trial.Frames[frame].Name}.poses3d[{person}]"),
        Person: person,
        Frame: frame);

    private static string? NameOf(VideoPredictions trial) => trial.FileName.Length > 0 ? trial.FileName : null;
}
