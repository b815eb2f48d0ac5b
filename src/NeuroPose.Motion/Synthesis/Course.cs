using NeuroPose.Numerics;

namespace NeuroPose.Synthesis;

/// <summary>Where the walker is, looks and how much of a walk it is, in each frame of a recording.</summary>
internal sealed class Course
{
    /// <summary>There and back: the share of the recording in which the walker slows down, stands, and starts again.</summary>
    private const double PauseStart = 0.4;
    private const double PauseEnd = 0.6;

    private readonly WalkingPath path;
    private readonly double seconds;
    private readonly double middle;
    private readonly double[] traveled;
    private readonly double framesPerSecond;

    public Course(WalkingTrialOptions options, Walker walker, Rhythm rhythm, int frameCount)
    {
        path = options.Path;
        framesPerSecond = options.FramesPerSecond;
        seconds = frameCount / framesPerSecond;
        middle = (walker.Progress(rhythm.Cycles(0)) + walker.Progress(rhythm.Cycles((frameCount - 1) / framesPerSecond))) / 2;
        traveled = new double[frameCount];
        for (var frame = 1; frame < frameCount && path != WalkingPath.Straight; frame++)
        {
            var (before, now) = ((frame - 1) / framesPerSecond, frame / framesPerSecond);
            var stretch = walker.Progress(rhythm.Cycles(now)) - walker.Progress(rhythm.Cycles(before));
            traveled[frame] = traveled[frame - 1] + (WalkingShare((before + now) / 2) * stretch);
        }
    }

    /// <summary>How much of a walk it is at a time: 1 while walking, 0 while standing.</summary>
    public double WalkingShare(double time)
    {
        switch (path)
        {
            case WalkingPath.Standing:
                return 0;
            case WalkingPath.ThereAndBack:
                const double Ramp = 0.05;
                var share = time / seconds;
                return 1 - (NormalGait.SmoothStep((share - PauseStart) / Ramp) * (1 - NormalGait.SmoothStep((share - PauseEnd + Ramp) / Ramp)));
            default:
                return 1;
        }
    }

    /// <summary>
    /// From (forward, down, left) about where the body set out, its progress included, to (forward, down, left) about the path's middle.
    /// </summary>
    /// <param name="joint">The point.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="progress">How far the body has gone by the walker's own count.</param>
    public Point3 Place(Point3 joint, int frame, double progress)
    {
        if (path == WalkingPath.Straight)
        {
            return joint - new Point3(middle, 0, 0);
        }

        var here = joint - new Point3(progress, 0, 0);
        switch (path)
        {
            case WalkingPath.Circle:
                var radius = traveled[^1] / (2 * Math.PI);
                var angle = traveled[frame] / radius;
                return Turn.RightForward(here + new Point3(0, 0, -radius), angle);
            case WalkingPath.ThereAndBack:
                var turned = NormalGait.SmoothStep(((frame / framesPerSecond / seconds) - PauseStart - 0.05) / (PauseEnd - PauseStart - 0.1));
                var farthest = traveled[(int)(0.5 * traveled.Length)];
                var along = traveled[frame] <= farthest ? traveled[frame] : (2 * farthest) - traveled[frame];
                return Turn.RightForward(here, Math.PI * turned) + new Point3(along - (farthest / 2), 0, 0);
            default:
                return here;
        }
    }
}
