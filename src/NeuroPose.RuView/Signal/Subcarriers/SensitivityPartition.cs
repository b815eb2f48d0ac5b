using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>Subcarriers in two groups, the sensitive and the rest.</summary>
/// <param name="Sensitive">Indices of the sensitive ones, rising.</param>
/// <param name="Rest">Indices of the others, rising.</param>
internal sealed record SensitivityPartition(ImmutableArray<int> Sensitive, ImmutableArray<int> Rest)
{
    /// <summary>Two sensitivities closer than this are alike, in the reference's graph.</summary>
    private const double Alike = 2.0;

    /// <summary>
    /// Splits where the two groups are tightest: the least sum of squared distances from the two means (Fisher, "On grouping for maximum
    /// homogeneity",
    /// Journal of the American Statistical Association 53, 1958). The reference cuts a graph instead, with results that differ from run
    /// to run;
    /// where its result is fixed, this is the same: fewer than four are all sensitive, and where no two are alike the list is halved in
    /// its order.
    /// </summary>
    /// <param name="sensitivities">One finite sensitivity a subcarrier.</param>
    /// <exception cref="ArgumentException">A sensitivity is NaN or infinite.</exception>
    public static SensitivityPartition Of(ReadOnlySpan<double> sensitivities)
    {
        var values = Checked(sensitivities);
        if (Fixed(values) is { } known)
        {
            return known;
        }

        var order = Order(values);
        var sorted = order.Select(k => values[k]).ToArray();
        var (best, cut) = (double.PositiveInfinity, 0);
        for (var split = 1; split < sorted.Length; split++)
        {
            var spread = Spread(sorted.AsSpan(0, split)) + Spread(sorted.AsSpan(split));
            if (spread < best)
            {
                (best, cut) = (spread, split);
            }
        }

        return new([.. order[cut..].Order()], [.. order[..cut].Order()]);
    }

    /// <summary>
    /// Splits where the reference's graph is cut most cheaply: two subcarriers less than 2 apart are joined by one over their distance.
    /// Where groups
    /// are not joined at all, the cut goes through the widest gap. The reference's own cut differs from run to run, is not always the
    /// cheapest and drops
    /// subcarriers that are joined to none; this one is exact and complete. It often parts a single subcarrier from all others:
    /// <see cref="Of"/> finds groups.
    /// </summary>
    /// <param name="sensitivities">One finite sensitivity a subcarrier; work grows with the cube of their number.</param>
    /// <exception cref="ArgumentException">A sensitivity is NaN or infinite.</exception>
    public static SensitivityPartition ByMinimumCut(ReadOnlySpan<double> sensitivities)
    {
        var values = Checked(sensitivities);
        if (Fixed(values) is { } known)
        {
            return known;
        }

        var order = Order(values);
        var widest = Enumerable.Range(1, order.Length - 1).MaxBy(i => values[order[i]] - values[order[i - 1]]);
        if (values[order[widest]] - values[order[widest - 1]] >= Alike)
        {
            return new([.. order[widest..].Order()], [.. order[..widest].Order()]);
        }

        var side = CheapestParting.Of(JoinWeights(values), values.Length);
        var (one, other) = (Members(side, true), Members(side, false));
        return one.Average(k => values[k]) >= other.Average(k => values[k]) ? new(one, other) : new(other, one);
    }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sensitive.Length} sensitive subcarriers ({string.Join(", ", Sensitive)}) and {Rest.Length} others");

    /// <summary>What joins each two subcarriers in the reference's graph.</summary>
    internal static double[] JoinWeights(double[] values)
    {
        var count = values.Length;
        var weights = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var k = i + 1; k < count; k++)
            {
                var distance = Math.Abs(values[i] - values[k]);
                var weight = distance >= Alike ? 0.0 : distance > 1e-9 ? 1.0 / distance : 1e6;
                (weights[(i * count) + k], weights[(k * count) + i]) = (weight, weight);
            }
        }

        return weights;
    }

    private static ImmutableArray<int> Members(bool[] side, bool which) => [.. Enumerable.Range(0, side.Length).Where(k => side[k] == which)];

    private static double[] Checked(ReadOnlySpan<double> sensitivities)
    {
        var other = Numerics.FiniteNumbers.FirstOther(sensitivities);
        return other < 0
            ? sensitivities.ToArray()
            : throw new ArgumentException($"Every sensitivity must be a finite number; that of subcarrier {other} is not.", nameof(sensitivities));
    }

    private static int[] Order(double[] values) => [.. Enumerable.Range(0, values.Length).OrderBy(k => values[k])];

    /// <summary>Where the reference's result is fixed: too few to part, or none that resembles another.</summary>
    private static SensitivityPartition? Fixed(double[] values)
    {
        int[] all = [.. Enumerable.Range(0, values.Length)];
        if (all.Length < 4)
        {
            return new([.. all], []);
        }

        var order = Order(values);
        return order.Zip(order.Skip(1)).Any(pair => values[pair.Second] - values[pair.First] < Alike)
            ? null
            : new([.. all[..(all.Length / 2)]], [.. all[(all.Length / 2)..]]);
    }

    private static double Spread(ReadOnlySpan<double> group) => Moments.SquaresAbout(group, Moments.Mean(group));
}
