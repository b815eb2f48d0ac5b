using System.Globalization;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// Takes the slow part out of each subcarrier: what an exponential average of the amplitudes before did not predict. Source: the open
/// RuView
/// reference, whose numbers are reproduced.
/// </summary>
/// <remarks>
/// The average's reach counts frames, not seconds, so that the same breath leaves 0.86 of itself at 20 Hz and 0.30 at 100 Hz.
/// </remarks>
internal sealed class CsiVitalPreprocessor
{
    private readonly double[] predictions;
    private readonly double[] residuals;

    // The subcarriers that a frame has shown so far: always the first ones.
    private int known;

    /// <summary>Makes a preprocessor.</summary>
    /// <param name="subcarriers">Subcarriers it has room for; more in a frame are left out.</param>
    /// <param name="alpha">The weight of a new amplitude in the average; brought within 0.001 and 0.999.</param>
    /// <exception cref="ArgumentOutOfRangeException">No subcarriers, or a weight that is NaN.</exception>
    public CsiVitalPreprocessor(int subcarriers = 56, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subcarriers, 1);
        if (double.IsNaN(alpha))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The weight is a number from 0.001 to 0.999.");
        }

        Alpha = Math.Clamp(alpha, 0.001, 0.999);
        predictions = new double[subcarriers];
        residuals = new double[subcarriers];
    }

    /// <summary>The weight of a new amplitude.</summary>
    public double Alpha { get; }

    /// <summary>What is predicted for the next frame, one a subcarrier, in the amplitude's units.</summary>
    public ReadOnlySpan<double> Predictions => predictions;

    /// <summary>
    /// The residuals of the next frame; zero for a subcarrier that comes for the first time, also when frames grow on the way.
    /// </summary>
    /// <param name="amplitudes">One amplitude a subcarrier, in any unit.</param>
    /// <returns>One residual a subcarrier, in that unit, valid until the next call; as many as there is room for.</returns>
    /// <exception cref="NeuroPoseException">No amplitudes, or one that is NaN or infinite: it would spoil the average for good.</exception>
    public ReadOnlySpan<double> Process(ReadOnlySpan<double> amplitudes)
    {
        var count = Math.Min(amplitudes.Length, predictions.Length);
        Check(amplitudes[..count]);
        for (var k = 0; k < count; k++)
        {
            if (k < known)
            {
                residuals[k] = amplitudes[k] - predictions[k];
                predictions[k] = (Alpha * amplitudes[k]) + ((1.0 - Alpha) * predictions[k]);
            }
            else
            {
                (residuals[k], predictions[k]) = (0.0, amplitudes[k]);
            }
        }

        known = Math.Max(known, count);
        return residuals.AsSpan(0, count);
    }

    /// <summary>Forgets all frames.</summary>
    public void Reset()
    {
        Array.Clear(predictions);
        known = 0;
    }

    private static void Check(ReadOnlySpan<double> amplitudes)
    {
        if (amplitudes.IsEmpty)
        {
            throw new NeuroPoseException("a frame needs at least one subcarrier; it has none. Leave such frames out.");
        }

        var other = Numerics.FiniteNumbers.FirstOther(amplitudes);
        if (other >= 0)
        {
            throw new NeuroPoseException(string.Create(CultureInfo.InvariantCulture, $"every amplitude must be a finite number; that of subcarrier {other} is {amplitudes[other]}. Leave such frames out, or use the default mode, which does."));
        }
    }
}
