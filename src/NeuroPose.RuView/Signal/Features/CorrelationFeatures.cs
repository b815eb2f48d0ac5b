using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>How alike the antennas' amplitudes are.</summary>
internal sealed record CorrelationFeatures
{
    /// <summary>Antennas × antennas, −1 to 1, ones on the diagonal; 0 where an antenna does not vary.</summary>
    public required RealMatrix Matrix { get; init; }

    /// <summary>The mean off the diagonal; 0 for one antenna.</summary>
    public required double Mean { get; init; }

    /// <summary>The largest off the diagonal; 0 for one antenna.</summary>
    public required double Largest { get; init; }

    /// <summary>The standard deviation off the diagonal; 0 for one antenna.</summary>
    public required double Spread { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"correlation of {Matrix.Rows} antennas: mean {Mean:0.###}, largest {Largest:0.###}");

    internal static CorrelationFeatures Of(RealMatrix amplitude)
    {
        var count = amplitude.Rows;
        var matrix = new double[count * count];
        List<double> others = [];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < count; k++)
            {
                matrix[(i * count) + k] = i == k ? 1.0 : Correlation(amplitude.Row(i), amplitude.Row(k));
                if (i != k)
                {
                    others.Add(matrix[(i * count) + k]);
                }
            }
        }

        var values = others.ToArray();
        return new()
        {
            Matrix = RealMatrix.Own(count, count, matrix),
            Mean = values.Length == 0 ? 0.0 : Moments.Mean(values),
            Largest = values.Length == 0 ? 0.0 : values.Max(),
            Spread = values.Length == 0 ? 0.0 : Moments.Deviation(values),
        };
    }

    /// <summary>The sum of the products of two rows' distances from their means.</summary>
    internal static double Products(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (meanFirst, meanSecond) = (Moments.Mean(first), Moments.Mean(second));
        var sum = 0.0;
        for (var k = 0; k < first.Length; k++)
        {
            sum += (first[k] - meanFirst) * (second[k] - meanSecond);
        }

        return sum;
    }

    private static double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var scale = Moments.Deviation(first) * Moments.Deviation(second);
        return scale > 1e-10 ? Products(first, second) / first.Length / scale : double.IsNaN(scale) ? double.NaN : 0.0;
    }
}
