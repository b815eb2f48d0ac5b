using System.Collections.Immutable;

namespace NeuroPose.Vitals.Signal;

/// <summary>Subcarriers in two groups, the sensitive and the rest.</summary>
/// <param name="Sensitive">Indices of the sensitive ones, rising.</param>
/// <param name="Rest">Indices of the others, rising.</param>
public sealed record SensitivityPartition(ImmutableArray<int> Sensitive, ImmutableArray<int> Rest)
{
    /// <summary>Two sensitivities closer than this are alike, in the reference's graph.</summary>
    private const double Alike = 2.0;

    /// <summary>
    /// Splits where the two groups are tightest: the least sum of squared distances from the two means (Fisher, "On grouping for maximum homogeneity",
    /// Journal of the American Statistical Association 53, 1958). The reference cuts a graph instead, with results that differ from run to run;
    /// where its result is fixed, this is the same: fewer than four are all sensitive, and where no two are alike the list is halved in its order.
    /// </summary>
    /// <param name="sensitivities">One finite sensitivity a subcarrier.</param>
    /// <exception cref="ArgumentException">A sensitivity is NaN or infinite.</exception>
    public static SensitivityPartition Of(ReadOnlySpan<double> sensitivities)
    {
        var other = Numerics.FiniteNumbers.FirstOther(sensitivities);
        if (other >= 0)
        {
            throw new ArgumentException($"Every sensitivity must be a finite number; that of subcarrier {other} is not.", nameof(sensitivities));
        }

        var all = Enumerable.Range(0, sensitivities.Length).ToArray();
        if (all.Length < 4)
        {
            return new([.. all], []);
        }

        var values = sensitivities.ToArray();
        var order = all.OrderBy(k => values[k]).ToArray();
        if (!order.Zip(order.Skip(1)).Any(pair => values[pair.Second] - values[pair.First] < Alike))
        {
            return new([.. all[..(all.Length / 2)]], [.. all[(all.Length / 2)..]]);
        }

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

    private static double Spread(ReadOnlySpan<double> group) => Moments.SquaresAbout(group, Moments.Mean(group));
}
