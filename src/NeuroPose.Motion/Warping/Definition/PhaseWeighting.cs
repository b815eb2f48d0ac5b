using NeuroPose.Numerics;

namespace NeuroPose.Warping;

/// <summary>A factor for each match that depends on how far apart in time its frames are: w(|i − j|).</summary>
public abstract record PhaseWeighting
{
    private PhaseWeighting()
    {
    }

    /// <summary>Every match counts as it is.</summary>
    public static PhaseWeighting None { get; } = new Unweighted();

    /// <summary>
    /// The modified logistic weight of weighted DTW: w(d) = maximum / (1 + exp(−steepness · (d − L/2))), where d = |i − j| is counted in
    /// frames, not scaled where lengths differ, and L is the longer of both lengths. Matches of frames that are half of the longer
    /// series apart are weighted by half of the maximum. The same for both orders of two series.
    /// Source: Jeong, Jeong and Omitaomu, "Weighted dynamic time warping for time series classification" (2011), there for equal lengths.
    /// </summary>
    /// <param name="steepness">
    /// How fast the weight grows, a frame; 0 weights all matches by half of the maximum. The source tries 0.01 to 0.6.
    /// </param>
    /// <param name="maximum">The weight that far matches tend to, more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The steepness is negative or not finite, or the maximum is not a finite number above
    /// 0.</exception>
    public static PhaseWeighting Logistic(double steepness, double maximum = 1)
    {
        if (!(steepness >= 0 && double.IsFinite(steepness)))
        {
            throw new ArgumentOutOfRangeException(nameof(steepness), steepness, "The steepness is a finite number, 0 or more.");
        }

        return maximum > 0 && double.IsFinite(maximum)
            ? new LogisticWeight(steepness, maximum)
            : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The maximum weight is a finite number above 0.");
    }

    /// <summary>A phrase for the definition.</summary>
    public abstract string Describe();

    /// <summary>The factor for each |i − j| from 0 to the longer length − 1; null where nothing is weighted.</summary>
    internal abstract double[]? Factors(int rows, int columns);

    private sealed record Unweighted : PhaseWeighting
    {
        public override string Describe() => "unweighted";

        internal override double[]? Factors(int rows, int columns) => null;
    }

    private sealed record LogisticWeight(double Steepness, double Maximum) : PhaseWeighting
    {
        public override string Describe() => FormattableString.Invariant(
            $"matches weighted by {Maximum} / (1 + exp(−{Steepness}·(|i − j| − half the longer length)))");

        internal override double[] Factors(int rows, int columns)
        {
            var longer = Math.Max(rows, columns);
            var factors = new double[longer];
            for (var apart = 0; apart < longer; apart++)
            {
                factors[apart] = Maximum / (1 + ExactMath.Exp(-Steepness * (apart - (longer / 2.0))));
            }

            return factors;
        }
    }
}
