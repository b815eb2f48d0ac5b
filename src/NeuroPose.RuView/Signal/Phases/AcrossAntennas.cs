using System.Collections.Immutable;

namespace NeuroPose.RuView.Signal;

/// <summary>Statistics of each subcarrier over the antennas.</summary>
internal static class AcrossAntennas
{
    public static (ImmutableArray<double> Means, ImmutableArray<double> Variances) MeansAndVariances(RealMatrix values)
    {
        var means = new double[values.Columns];
        var variances = new double[values.Columns];
        for (var k = 0; k < means.Length; k++)
        {
            var column = values.Column(k);
            means[k] = Moments.Mean(column);
            variances[k] = Moments.SquaresAbout(column, means[k]) / column.Length;
        }

        return (ImmutableArray.Create(means), ImmutableArray.Create(variances));
    }
}
