using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Whether frames that name no node come from two: two clocks run among them, or two shapes of channel alternate. The vital signs of a
/// mixture are those of nobody.
/// </summary>
internal sealed class UnnamedNodes
{
    private const int FramesLookedAt = 64;
    private const int FewestOfEach = 16;
    private const int FewestTurns = 5;

    // A frame that is late by less may be of one node.
    private const double LeastClockDifferenceSeconds = 1;
    private const double LongestStepSeconds = 60;

    // In lengths of a frame's amplitudes: how far two channels are from each other, and how much farther than the frames of one.
    private const double LeastDistance = 0.2;
    private const double LeastSeparation = 6;

    private readonly List<double[]> shapes = [];
    private double otherLast = double.NaN;
    private int turns;
    private bool isOthersTurn;

    /// <summary>Looks at a frame that was taken, in words what is wrong; null when nothing is.</summary>
    public string? ProblemWithTaken(CsiFrame frame)
    {
        isOthersTurn = true;
        if (shapes.Count == FramesLookedAt || (shapes.Count > 0 && shapes[0].Length != frame.Amplitudes.Length))
        {
            return null;
        }

        var length = Math.Sqrt(frame.Amplitudes.Sum(amplitude => amplitude * amplitude));
        if (!(length > 0) || double.IsInfinity(length))
        {
            return null;
        }

        shapes.Add([.. frame.Amplitudes.Select(amplitude => amplitude / length)]);
        return shapes.Count == FramesLookedAt && AreOfTwo() ? "frames with the channels of two nodes alternate" : null;
    }

    /// <summary>Looks at a frame whose time does not follow that of the last one; null when nothing is wrong.</summary>
    public string? ProblemWithRefused(double time, double last)
    {
        if (Math.Abs(time - last) < LeastClockDifferenceSeconds)
        {
            return null;
        }

        // Both clocks go on, in turn; behind a node that started again only one does.
        var goesOn = time >= otherLast && time - otherLast <= LongestStepSeconds;
        turns = goesOn && isOthersTurn ? turns + 1 : goesOn ? turns : 0;
        (otherLast, isOthersTurn) = (time, false);
        return turns >= FewestTurns
            ? FormattableString.Invariant($"the times of two clocks alternate, {Math.Abs(time - last):0.###} s apart")
            : null;
    }

    /// <summary>Divides the shapes into two groups around their means, beginning with the first and the one farthest from it.</summary>
    private bool AreOfTwo()
    {
        double[][] centers = [shapes[0], shapes.MaxBy(shape => Distance(shape, shapes[0]))!];
        var isSecond = new bool[shapes.Count];
        for (var round = 0; round < 4; round++)
        {
            isSecond = [.. shapes.Select(shape => Distance(shape, centers[1]) < Distance(shape, centers[0]))];
            if (isSecond.Count(one => one) is < FewestOfEach or > FramesLookedAt - FewestOfEach)
            {
                return false;
            }

            centers = [Mean(isSecond, false), Mean(isSecond, true)];
        }

        var within = Math.Sqrt(shapes.Select((shape, at) => Distance(shape, centers[isSecond[at] ? 1 : 0])).Average(distance => distance * distance));
        var between = Distance(centers[0], centers[1]);
        var changes = Enumerable.Range(1, shapes.Count - 1).Count(at => isSecond[at] != isSecond[at - 1]);
        return between >= LeastDistance && between >= LeastSeparation * within && changes >= FewestOfEach;
    }

    private double[] Mean(bool[] isSecond, bool wanted)
    {
        var chosen = shapes.Where((_, at) => isSecond[at] == wanted).ToList();
        return [.. Enumerable.Range(0, shapes[0].Length).Select(tone => chosen.Average(shape => shape[tone]))];
    }

    private static double Distance(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var tone = 0; tone < one.Length; tone++)
        {
            sum += (one[tone] - other[tone]) * (one[tone] - other[tone]);
        }

        return Math.Sqrt(sum);
    }
}
