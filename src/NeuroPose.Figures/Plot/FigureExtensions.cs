using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Vitals.Series;
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

    /// <summary>Both rates over time, with the alerts as vertical lines; a line breaks where no rate is available.</summary>
    public static LineChart ToFigure(this VitalSeries vitals) => VitalFigures.Rates(vitals);

    /// <summary>The two series that were warped, with lines between the frames that match.</summary>
    /// <param name="result">The warping.</param>
    /// <param name="first">The first series that it was computed from.</param>
    /// <param name="second">The second series that it was computed from.</param>
    /// <param name="dimension">Which dimension is drawn; the matches come from all of them.</param>
    /// <exception cref="ArgumentException">The result is not of these series, in this order.</exception>
    public static WarpingFigure ToFigure(this DtwResult result, FeatureSeries first, FeatureSeries second, int dimension = 0) =>
        WarpingFigure.Of(result, first, second, dimension);
}
