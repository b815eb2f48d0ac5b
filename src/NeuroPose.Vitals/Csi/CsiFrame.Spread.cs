namespace NeuroPose.Vitals.Csi;

/// <content>The amplitudes in two numbers.</content>
public sealed partial record CsiFrame
{
    /// <summary>The mean of all amplitudes, in the receiver's linear units; NaN when one is unknown.</summary>
    public double MeanAmplitude => Sum(0, static amplitude => amplitude) / Amplitudes.Length;

    /// <summary>
    /// The variance of all amplitudes, in squared units, as of a whole population (divided by their number); NaN when one is unknown.
    /// </summary>
    public double AmplitudeVariance => Sum(MeanAmplitude, static distance => distance * distance) / Amplitudes.Length;

    // From the first to the last, so that every machine gives the same bits.
    private double Sum(double center, Func<double, double> term)
    {
        var sum = 0.0;
        foreach (var amplitude in Amplitudes)
        {
            sum += term(amplitude - center);
        }

        return sum;
    }
}
