using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Warping;

namespace NeuroPose.Figures;

/// <summary>The figure of a result, at the end of a notebook's cell.</summary>
public static class FigureExtensions
{
    /// <summary>One frame of a sequence, to look at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence has no such frame.</exception>
    public static SkeletonFrame At(this PoseSequence poses, int frame) => new(poses, frame);

    /// <summary>The heat map of a distance matrix.</summary>
    public static DistanceHeatMap ToFigure(this DistanceMatrix matrix) => DistanceHeatMap.Of(matrix);

    /// <summary>The lines of a series over its frames.</summary>
    /// <param name="series">What to draw.</param>
    /// <param name="framesPerSecond">The rate, to have the horizontal axis in seconds; NaN for frame numbers.</param>
    public static LineChart ToFigure(this FeatureSeries series, double framesPerSecond = double.NaN) => LineChart.Of(series, framesPerSecond);
}
