using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Warping;

/// <summary>
/// How much of a DTW distance each joint (angle, dimension) made, along the path that was found. Where the local cost is Euclidean, a
/// match's cost is divided by the shares of the squared differences; squared and absolute costs are sums already. Every match counts
/// as it does in the distance: weighted by its move and by phase, penalized, divided by the normalizer. The contributions and
/// <see cref="Penalties"/> add up to the distance, but for rounding. Immutable; equality is by reference.
/// </summary>
public sealed class PathContributions
{
    private readonly FeatureSeries first;
    private readonly FeatureSeries second;
    private readonly UnitParts parts;
    private readonly double[] factors;
    private readonly int unitCount;

    private PathContributions(DtwResult result, FeatureSeries first, FeatureSeries second, IReadOnlyList<string> names, int[] unitOf)
    {
        var definition = result.Definition;
        (Result, this.first, this.second) = (result, first, second);
        unitCount = names.Count;
        parts = new(definition.LocalCost, unitOf);
        (factors, Penalties) = PathCosts.Of(result, first, second);
        Units = Totals(names);
    }

    /// <summary>The warping that was looked at.</summary>
    public DtwResult Result { get; }

    /// <summary>Each unit's part of the distance, in the order of the skeleton or of the dimensions.</summary>
    public IReadOnlyList<UnitContribution> Units { get; }

    /// <summary>What additive penalties of the moves add to the distance: no unit made it. 0 without them.</summary>
    public double Penalties { get; }

    /// <summary>The contributions of each dimension of two series.</summary>
    /// <exception cref="ArgumentException">The search was abandoned, the local cost is cosine or custom, or the result is not of these
    /// series.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite.</exception>
    public static PathContributions Of(DtwResult result, FeatureSeries first, FeatureSeries second)
    {
        ArgumentNullException.ThrowIfNull(first);
        return Of(result, first, second, [.. first.Names.Select((name, dimension) => (name, (IReadOnlyList<int>)[dimension]))]);
    }

    /// <summary>The contributions of groups of dimensions.</summary>
    /// <param name="result">What <c>Dtw.Align</c> returned for the two series.</param>
    /// <param name="first">The first series.</param>
    /// <param name="second">The second series.</param>
    /// <param name="units">Each group's name and its dimensions; every dimension is in one group.</param>
    /// <exception cref="ArgumentException">A dimension is in no group or in several, the search was abandoned, the local cost is cosine
    /// or custom, or the result is not of these series.</exception>
    /// <exception cref="SeriesException">A series is empty, the dimensions differ, or a value is NaN or infinite.</exception>
    public static PathContributions Of(DtwResult result, FeatureSeries first, FeatureSeries second, IReadOnlyList<(string Name, IReadOnlyList<int> Dimensions)> units)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(units);
        if (result.Abandoned)
        {
            throw new ArgumentException("The search was abandoned above the maximum sum: there is no path to divide.", nameof(result));
        }

        var prepared = Dtw.Prepared([first, second], result.Definition);
        return new(result, prepared[0], prepared[1], [.. units.Select(unit => unit.Name)], UnitGroups.OfEachDimension(units, first));
    }

    /// <summary>
    /// The contributions of each joint (or angle, or vector: the units of the definition's representation) of two sequences of poses.
    /// </summary>
    /// <exception cref="ArgumentException">The search was abandoned, the local cost is cosine or custom, or the result is not of these
    /// sequences.</exception>
    /// <exception cref="SeriesException">A sequence is empty, or holds NaN or infinity.</exception>
    public static PathContributions Of(DtwResult result, PoseSequence first, PoseSequence second)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var representation = result.Definition.Representation;
        var series = representation.Features(first);
        var names = representation.Units(first.Skeleton);
        var width = series.Dimensions / names.Count;
        return Of(result, series, representation.Features(second), [.. names.Select((name, unit) => (name, (IReadOnlyList<int>)[.. Enumerable.Range(unit * width, width)]))]);
    }

    /// <summary>Every match of the path with its cost and each unit's part of it, computed as it is asked for.</summary>
    public IEnumerable<MatchContribution> Matches()
    {
        for (var at = 0; at < factors.Length; at++)
        {
            var (i, j) = Result.Path[at];
            yield return new(i, j, parts.Cost(first[i], second[j]) * factors[at], PartsOf(at));
        }
    }

    /// <summary>The three largest contributions and the definition, in words.</summary>
    public override string ToString()
    {
        var largest = string.Join(", ", Units.OrderByDescending(unit => unit.Contribution).Take(3).Select(unit => FormattableString.Invariant($"{unit.Unit} {unit.Contribution:G6}")));
        return FormattableString.Invariant($"Of {Result.Distance:G6} {Result.Unit}, {Units.Count} units: {largest}{(Units.Count > 3 ? ", …" : "")}. {Result.Describe()}");
    }

    private UnitContribution[] Totals(IReadOnlyList<string> names)
    {
        var totals = new double[names.Count];
        for (var at = 0; at < factors.Length; at++)
        {
            var match = PartsOf(at);
            for (var unit = 0; unit < totals.Length; unit++)
            {
                totals[unit] += match[unit];
            }
        }

        return [.. names.Select((name, unit) => new UnitContribution(name, totals[unit], totals[unit] / Result.Distance))];
    }

    private double[] PartsOf(int at)
    {
        var (i, j) = Result.Path[at];
        var values = new double[unitCount];
        parts.Divide(first[i], second[j], factors[at], values);
        return values;
    }
}

/// <summary>How much of a distance one unit (a joint, an angle, a dimension) made.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Contribution">Its part, in the distance's unit.</param>
/// <param name="Share">Its part of the whole distance, 0 to 1; NaN where the distance is 0.</param>
public sealed record UnitContribution(string Unit, double Contribution, double Share);

/// <summary>What one match of a warping path costs, and which units made it.</summary>
/// <param name="First">The frame of the first series.</param>
/// <param name="Second">The frame of the second series.</param>
/// <param name="Cost">The match's part of the distance: its local cost, weighted by its move and divided as the distance is.</param>
/// <param name="Units">How much of the cost each unit made, in the order of the units.</param>
public sealed record MatchContribution(int First, int Second, double Cost, IReadOnlyList<double> Units);
