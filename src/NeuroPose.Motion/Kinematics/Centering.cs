using NeuroPose.Numerics;

namespace NeuroPose.Kinematics;

/// <summary>
/// Mean and standard deviation (divided by n) of numbers of any size, summed in their order. Numbers whose squares would overflow or
/// vanish are scaled by a power of two; numbers that differ only in their last digits are seen from the first of them, because their
/// mean is then no better known than they are. All others have the plain sums' bits.
/// </summary>
internal readonly record struct Centering
{
    /// <summary>A largest number within 2^±this is squared as it is.</summary>
    private const int OrdinaryReach = 400;

    /// <summary>2^-26: a deviation that is a smaller part of the largest number would be off by more than the eighth digit.</summary>
    private const double FewDigits = 1.0 / (1 << 26);

    private int Exponent { get; init; }

    private double Origin { get; init; }

    private double MeanFromOrigin { get; init; }

    private double ScaledDeviation { get; init; }

    /// <summary>The mean; NaN when a number is NaN, and when there are infinite ones of both signs.</summary>
    public double Mean => Math.ScaleB(Origin + MeanFromOrigin, Exponent);

    /// <summary>The standard deviation of these numbers themselves; NaN when a number is NaN or infinite.</summary>
    public double Deviation => Math.ScaleB(ScaledDeviation, Exponent);

    /// <summary>One of the numbers less the mean, divided by the deviation; 0 where the deviation is.</summary>
    public double Normalized(double value) => ScaledDeviation == 0 ? 0 : (FromOrigin(value) - MeanFromOrigin) / ScaledDeviation;

    /// <summary>Of every so many numbers, from the first.</summary>
    public static Centering Of(ReadOnlySpan<double> values, int stride = 1)
    {
        var (largest, changes) = (0.0, false);
        for (var index = 0; index < values.Length; index += stride)
        {
            largest = Math.Max(largest, Math.Abs(values[index]));
            changes |= values[index] != values[0];
        }

        var exponent = BinaryScale.Exponent(largest, OrdinaryReach);
        var plain = new Centering { Exponent = exponent }.Fit(values, stride);
        return !changes ? plain with { ScaledDeviation = double.IsFinite(largest) ? 0 : plain.ScaledDeviation }
            : plain.ScaledDeviation < FewDigits * Math.ScaleB(largest, -exponent)
            ? new Centering { Exponent = exponent, Origin = Math.ScaleB(values[0], -exponent) }.Fit(values, stride)
            : plain;
    }

    private Centering Fit(ReadOnlySpan<double> values, int stride)
    {
        var (sum, count) = (0.0, 0);
        for (var index = 0; index < values.Length; index += stride)
        {
            sum += FromOrigin(values[index]);
            count++;
        }

        var mean = sum / count;
        var squares = 0.0;
        for (var index = 0; index < values.Length; index += stride)
        {
            var difference = FromOrigin(values[index]) - mean;
            squares += difference * difference;
        }

        return this with { MeanFromOrigin = mean, ScaledDeviation = Math.Sqrt(squares / count) };
    }

    private double FromOrigin(double value) => (Exponent == 0 ? value : Math.ScaleB(value, -Exponent)) - Origin;
}
