using NeuroPose.Kinematics;
using NeuroPose.Numerics;

namespace NeuroPose.Warping;

/// <summary>What must hold before two series are warped.</summary>
internal static class SeriesCheck
{
    /// <summary>Each series is looked at once, however many pairs it is in.</summary>
    public static void Comparable(IReadOnlyList<FeatureSeries> series, LocalCost cost)
    {
        foreach (var one in series)
        {
            SameDimensions(series[0], one);
            SameThing(series[0], one);
            Finite(one);
            if (cost.NeedsDirection)
            {
                HasDirection(one, cost);
            }
        }

        if (cost == LocalCost.SquaredEuclidean)
        {
            CanBeSquared(series);
        }
    }

    /// <summary>Numbers of which some are large enough for their square to be more than 0.</summary>
    private static void CanBeSquared(IReadOnlyList<FeatureSeries> series)
    {
        var largest = 0.0;
        foreach (var one in series)
        {
            largest = Math.Max(largest, BinaryScale.Largest(one.Values));
        }

        if (largest is > 0 and < 1e-150)
        {
            throw new SeriesException(
                FormattableString.Invariant($"no number is larger than {largest}, and the squares of differences so small vanish. Bring the series to a smaller unit, so that the numbers grow, or use the Euclidean cost."),
                PlaceOf(series[0]));
        }
    }

    private static void SameDimensions(FeatureSeries first, FeatureSeries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Dimensions != second.Dimensions)
        {
            throw new SeriesException(
                FormattableString.Invariant($"the series has {second.Dimensions} numbers a frame, but \"{first.Label}\" has {first.Dimensions}. Both need the same."),
                PlaceOf(second));
        }
    }

    /// <summary>Numbers of one unit and of one meaning. A dimension without a name of its own may be anything.</summary>
    private static void SameThing(FeatureSeries first, FeatureSeries second)
    {
        if (first.Unit != second.Unit)
        {
            throw new SeriesException($"its numbers are in \"{second.Unit}\", but those of \"{first.Label}\" are in \"{first.Unit}\". Bring both to one unit.", PlaceOf(second));
        }

        if (first.IsUnnamed || second.IsUnnamed)
        {
            return;
        }

        for (var dimension = 0; dimension < first.Dimensions; dimension++)
        {
            if (first.Names[dimension] != second.Names[dimension])
            {
                throw new SeriesException(
                    FormattableString.Invariant($"number {dimension} of each frame is \"{second.Names[dimension]}\", but that of \"{first.Label}\" is \"{first.Names[dimension]}\". Take the same columns, joints or angles of both, in one order; give both one name if they are meant to be compared."),
                    PlaceOf(second));
            }
        }

        if (first.StatedQuantity.Length > 0 && second.StatedQuantity.Length > 0 && first.StatedQuantity != second.StatedQuantity)
        {
            throw new SeriesException($"its numbers are {second.StatedQuantity}, but those of \"{first.Label}\" are {first.StatedQuantity}. Represent both alike.", PlaceOf(second));
        }
    }

    private static void Finite(FeatureSeries series)
    {
        if (series.Length == 0)
        {
            throw new SeriesException("the series has no frames.", PlaceOf(series));
        }

        var at = FiniteNumbers.FirstOther(series.Values);
        if (at >= 0)
        {
            throw new SeriesException(
                FormattableString.Invariant($"{series.Names[at % series.Dimensions]} is {series.Values[at]}. DTW needs finite numbers: fill the gap (FillGaps), or cut the frame away (Slice)."),
                PlaceOf(series) with { Frame = at / series.Dimensions });
        }
    }

    private static void HasDirection(FeatureSeries series, LocalCost cost)
    {
        for (var frame = 0; frame < series.Length; frame++)
        {
            if (!series[frame].ContainsAnyExcept(0.0))
            {
                throw new SeriesException($"all numbers are 0: the frame has no direction, which the {cost.Describe()} cost compares.", PlaceOf(series) with { Frame = frame });
            }
        }
    }

    private static Place PlaceOf(FeatureSeries series) => new(File: series.Label.Length > 0 ? series.Label : "the series");
}

/// <summary>A series cannot be warped: it is empty, of another dimension, or has a value that is not a number.</summary>
public sealed class SeriesException : NeuroPoseException
{
    /// <summary>Makes an exception for one place of one series.</summary>
    public SeriesException(string problem, Place place)
        : base(problem, place)
    {
    }
}
