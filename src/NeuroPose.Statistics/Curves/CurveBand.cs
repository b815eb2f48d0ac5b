namespace NeuroPose.Statistics;

/// <summary>
/// The mean and the standard deviation of a set of curves at each node, in the unit of the curves. A NaN is left out of its node, and
/// <see cref="Counts"/> says how many curves each node has.
/// </summary>
public sealed record CurveBand
{
    private CurveBand()
    {
    }

    /// <summary>The curves in the set.</summary>
    public required int Curves { get; init; }

    /// <summary>How many curves are known at each node.</summary>
    public required ReadOnlyMemory<int> Counts { get; init; }

    /// <summary>The mean at each node; NaN where no curve is known.</summary>
    public required ReadOnlyMemory<double> Mean { get; init; }

    /// <summary>
    /// The standard deviation at each node, divided by n − 1: the spread between curves; NaN where fewer than two are known.
    /// </summary>
    public required ReadOnlyMemory<double> StandardDeviation { get; init; }

    /// <summary>The band of curves over the same nodes.</summary>
    /// <param name="curves">At least one curve; all with the same number of nodes. NaN marks a node that is not known.</param>
    /// <exception cref="ArgumentException">There are no curves, their lengths differ, or a node is infinite.</exception>
    public static CurveBand Of(IReadOnlyList<double[]> curves)
    {
        var nodes = CurveSet.Require(curves, nameof(curves), mayBeNaN: true);
        var (counts, means, deviations) = (new int[nodes], new double[nodes], new double[nodes]);
        for (var node = 0; node < nodes; node++)
        {
            double[] known = [.. CurveSet.At(curves, node).Where(value => !double.IsNaN(value))];
            counts[node] = known.Length;
            (means[node], deviations[node]) = known.Length == 0
                ? (double.NaN, double.NaN)
                : (Descriptive.Mean(known), Descriptive.StandardDeviation(known, ddof: 1));
        }

        return new() { Curves = curves.Count, Counts = counts, Mean = means, StandardDeviation = deviations };
    }
}
