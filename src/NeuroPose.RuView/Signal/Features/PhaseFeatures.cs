using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>What a frame's phases look like; they are taken as they were measured, turns and all.</summary>
internal sealed record PhaseFeatures
{
    /// <summary>The step from each subcarrier to the next, averaged over the antennas, in radians.</summary>
    public required ImmutableArray<double> Differences { get; init; }

    /// <summary>The population variance over the antennas, one a subcarrier, in radians squared.</summary>
    public required ImmutableArray<double> Variances { get; init; }

    /// <summary>The change from each step to the next, in radians; a single zero below three subcarriers.</summary>
    public required ImmutableArray<double> Gradients { get; init; }

    /// <summary>The mean correlation of two antennas' phases (−1 to 1); 0 for one antenna.</summary>
    public required double Coherence { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"phases of {Variances.Length} subcarriers: coherence {Coherence:0.###}");

    internal static PhaseFeatures Of(RealMatrix phase)
    {
        var differences = new double[Math.Max(0, phase.Columns - 1)];
        for (var k = 0; k < differences.Length; k++)
        {
            var sum = 0.0;
            for (var antenna = 0; antenna < phase.Rows; antenna++)
            {
                sum += phase[antenna, k + 1] - phase[antenna, k];
            }

            differences[k] = sum / phase.Rows;
        }

        return new()
        {
            Differences = ImmutableArray.Create(differences),
            Variances = AcrossAntennas.MeansAndVariances(phase).Variances,
            Gradients = differences.Length < 2 ? [0.0] : [.. differences.Skip(1).Select((next, k) => next - differences[k])],
            Coherence = MeanCorrelation(phase),
        };
    }

    private static double MeanCorrelation(RealMatrix phase)
    {
        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < phase.Rows; i++)
        {
            for (var k = i + 1; k < phase.Rows; k++)
            {
                var scale = Math.Sqrt(Squares(phase.Row(i)) * Squares(phase.Row(k)));
                if (scale > 1e-10)
                {
                    sum += CorrelationFeatures.Products(phase.Row(i), phase.Row(k)) / scale;
                    pairs++;
                }
            }
        }

        return pairs == 0 ? 0.0 : sum / pairs;
    }

    private static double Squares(ReadOnlySpan<double> row) => Moments.SquaresAbout(row, Moments.Mean(row));
}
