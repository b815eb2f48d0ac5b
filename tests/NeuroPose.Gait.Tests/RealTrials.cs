using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests;

/// <summary>A walk of another laboratory with events that count as true.</summary>
internal sealed record RealTrial(PoseSequence Walk, GaitEvents Truth)
{
    public static RealTrial Fukuchi()
    {
        var file = C3dFile.Load(RealFiles.PathTo("gait/fukuchi_WBDS42walkT03.c3d"));
        return new(file.Recording.Poses(), PlateEvents.From(file).Events);
    }

    public static RealTrial Marked(string file)
    {
        var recording = MotionFile.Load(RealFiles.PathTo(file));
        return new(recording.Poses(), GaitEvents.From(recording));
    }

    public static RealTrial Annotated()
    {
        var trial = AnnotatedWalk.Load(RealFiles.PathTo("gait/example_parkinson.json"));
        return new(trial.Walk, trial.Events);
    }

    /// <summary>Every n-th frame.</summary>
    public RealTrial Every(int step)
    {
        var width = Walk.JointCount * 3;
        var kept = (Walk.FrameCount + step - 1) / step;
        var numbers = new double[kept * width];
        for (var frame = 0; frame < kept; frame++)
        {
            Walk.Coordinates.Slice(frame * step * width, width).CopyTo(numbers.AsSpan(frame * width));
        }

        return this with { Walk = Walk.WithCoordinates(numbers, Walk.FramesPerSecond / step) };
    }
}
