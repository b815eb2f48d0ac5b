using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>Which series an average begins with. It decides the number of frames, and which of several good averages is found.</summary>
public abstract record BarycenterStart
{
    private BarycenterStart()
    {
    }

    /// <summary>
    /// The series with the least sum of distances to all others, the first of those that tie. Takes a distance for each pair.
    /// </summary>
    public static BarycenterStart Medoid { get; } = new MedoidStart();

    /// <summary>One of the series, each equally likely.</summary>
    /// <param name="seed">The same seed chooses the same series.</param>
    public static BarycenterStart Random(long seed) => new RandomStart(seed);

    /// <summary>A series of your own, such as an earlier average.</summary>
    public static BarycenterStart From(FeatureSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new GivenStart(series);
    }

    /// <summary>A phrase for the result.</summary>
    public abstract string Describe();

    internal abstract FeatureSeries Choose(IReadOnlyList<FeatureSeries> series, DtwDefinition definition, CancellationToken cancellation);

    private sealed record MedoidStart : BarycenterStart
    {
        public override string Describe() => "the medoid";

        internal override FeatureSeries Choose(IReadOnlyList<FeatureSeries> series, DtwDefinition definition, CancellationToken cancellation)
        {
            var distances = Dtw.DistanceMatrix(series, definition, cancellation: cancellation);
            var (best, least) = (0, double.PositiveInfinity);
            for (var row = 0; row < series.Count; row++)
            {
                var sum = 0.0;
                for (var column = 0; column < series.Count; column++)
                {
                    sum += distances[row, column];
                }

                (best, least) = sum < least ? (row, sum) : (best, least);
            }

            return series[best];
        }
    }

    private sealed record RandomStart(long Seed) : BarycenterStart
    {
        public override string Describe() => FormattableString.Invariant($"a random series (seed {Seed})");

        internal override FeatureSeries Choose(IReadOnlyList<FeatureSeries> series, DtwDefinition definition, CancellationToken cancellation) =>
            series[new SeededRandom(Seed).NextInt(series.Count)];
    }

    private sealed record GivenStart(FeatureSeries Series) : BarycenterStart
    {
        public override string Describe() => $"\"{Series.Label}\"";

        internal override FeatureSeries Choose(IReadOnlyList<FeatureSeries> series, DtwDefinition definition, CancellationToken cancellation) => Series;
    }
}
