using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Tells a radio's comb from breathing: bursts that return at the pace of a line, or at a half or a third of it, with as much movement far above
/// any breath as in the line. Their spectrum is a row of equal lines; a breath's harmonics fall off within a few.
/// </summary>
internal sealed class CombTest
{
    /// <summary>How deep the roughness goes up and down with the line, the most being 1 or a little more; noise and heartbeats make 0.3.</summary>
    private const double LeastDepth = 0.4;

    /// <summary>How large the roughness is, in amplitudes of the line: that of clear breathing is less than half of it.</summary>
    private const double LeastSize = 0.9;

    private const int Multiples = 3;

    /// <summary>What a fourth difference makes of the variance of white noise.</summary>
    private const double NoiseGain = 70.0;

    private readonly double[] series = new double[ChannelWindow.Size];
    private readonly double[] roughness = new double[ChannelWindow.Size];

    /// <summary>Whether a line is one of a comb's.</summary>
    /// <param name="window">The window that it was seen in.</param>
    /// <param name="weights">How it weighs the channels.</param>
    /// <param name="hertz">Its frequency.</param>
    /// <param name="amplitude">Its amplitude, a sample of the window.</param>
    public bool IsComb(ChannelWindow window, ReadOnlySpan<double> weights, double hertz, double amplitude)
    {
        var length = window.Length - 4;
        window.Project(weights, series.AsSpan(0, window.Length));
        var (squares, total) = (0.0, 0.0);
        for (var i = 0; i < length; i++)
        {
            var isUseful = window.Taper(i) * window.Taper(i + 1) * window.Taper(i + 2) * window.Taper(i + 3) * window.Taper(i + 4) > 0;
            var bend = isUseful ? series[i] - (4.0 * series[i + 1]) + (6.0 * series[i + 2]) - (4.0 * series[i + 3]) + series[i + 4] : 0.0;
            var taper = isUseful ? window.Taper(i + 2) : 0.0;
            roughness[i] = taper * Math.Abs(bend);
            squares += taper * bend * bend;
            total += taper;
        }

        if (!(total > 0) || Math.Sqrt(squares / total / NoiseGain) < LeastSize * amplitude)
        {
            return false;
        }

        for (var part = 1; part <= Multiples; part++)
        {
            if (hertz / part >= BreathingEstimator.LowestHz && Depth(hertz / part / window.SampleRateHz, length) > LeastDepth)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How deep the roughness goes up and down at a pace, in cycles a sample.</summary>
    private double Depth(double cyclesPerSample, int length)
    {
        var (turnReal, turnImaginary) = (ExactMath.Cos(2.0 * Math.PI * cyclesPerSample), ExactMath.Sin(2.0 * Math.PI * cyclesPerSample));
        var (cosine, sine, real, imaginary, sum) = (1.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < length; i++)
        {
            real += roughness[i] * cosine;
            imaginary += roughness[i] * sine;
            sum += roughness[i];
            (cosine, sine) = ((cosine * turnReal) - (sine * turnImaginary), (cosine * turnImaginary) + (sine * turnReal));
        }

        return sum > 0 ? 2.0 * Math.Sqrt((real * real) + (imaginary * imaginary)) / sum : 0.0;
    }
}
