using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>Distance matrices made of numbers, not of series.</summary>
internal static class Distances
{
    /// <summary>One to eight series without ties.</summary>
    public static Arbitrary<DistanceMatrix> Distinct { get; } = Any(random => 1 + random.NextDouble());

    /// <summary>One to eight series, most distances tied.</summary>
    public static Arbitrary<DistanceMatrix> Tied { get; } = Any(random => random.NextInt(4));

    /// <summary>Named a, b, c and so on.</summary>
    public static DistanceMatrix Of(int count, Func<int, int, double> distance)
    {
        var values = new double[count * count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
            {
                values[(row * count) + column] = distance(row, column);
            }
        }

        string[] labels = [.. Enumerable.Range(0, count).Select(index => $"{(char)('a' + (index % 26))}{(index < 26 ? "" : index / 26)}")];
        return new(labels, values, "knee angle (rad)", "rad", new(), [.. labels.Select(_ => "")]);
    }

    /// <summary>Euclidean distances between points on a line.</summary>
    public static DistanceMatrix OnALine(params double[] places) => Of(places.Length, (row, column) => Math.Abs(places[row] - places[column]));

    public static DistanceMatrix Permuted(DistanceMatrix distances, int[] order) =>
        Of(distances.Count, (row, column) => distances[order[row], order[column]]);

    /// <summary>An order of so many things, by chance.</summary>
    public static int[] Order(int count, long seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).OrderBy(_ => random.NextBits())];
    }

    private static Arbitrary<DistanceMatrix> Any(Func<SeededRandom, double> distance) =>
        (from count in Gen.Choose(1, 8)
         from seed in Gen.Choose(0, int.MaxValue)
         select Symmetric(count, new(seed), distance)).ToArbitrary();

    private static DistanceMatrix Symmetric(int count, SeededRandom random, Func<SeededRandom, double> distance)
    {
        var half = new double[count, count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < row; column++)
            {
                half[row, column] = half[column, row] = distance(random);
            }
        }

        return Of(count, (row, column) => half[row, column]);
    }
}
