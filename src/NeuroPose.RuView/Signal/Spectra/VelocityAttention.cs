using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// One velocity spectrum from those of many subcarriers, the ones that resemble the sensitivity-weighted mean counting most: scaled
/// dot-product
/// attention (Vaswani and others, "Attention is all you need", 2017) with the spectra as keys and values. In single precision, as the
/// open RuView reference does it.
/// </summary>
internal static class VelocityAttention
{
    /// <summary>The weighted spectrum.</summary>
    /// <param name="spectra">A spectrum for each subcarrier, all of one length. NaN makes the result NaN.</param>
    /// <param name="sensitivities">How sensitive each subcarrier is, in any unit.</param>
    /// <returns>A spectrum of that length.</returns>
    /// <exception cref="ArgumentException">No spectra, spectra of different lengths, or another number of sensitivities.</exception>
    public static float[] Combine(IReadOnlyList<float[]> spectra, ReadOnlySpan<float> sensitivities)
    {
        ArgumentNullException.ThrowIfNull(spectra);
        if (spectra.Count == 0 || spectra.Any(spectrum => spectrum.Length != spectra[0].Length || spectrum.Length == 0))
        {
            throw new ArgumentException("Spectra of one length are needed, at least one spectrum of at least one value.", nameof(spectra));
        }

        if (sensitivities.Length != spectra.Count)
        {
            throw new ArgumentException($"Each of the {spectra.Count} spectra needs a sensitivity; got {sensitivities.Length}.", nameof(sensitivities));
        }

        var query = WeightedMean(spectra, sensitivities);
        var weights = new float[spectra.Count];
        var scale = MathF.Sqrt(query.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            var product = 0f;
            for (var k = 0; k < query.Length; k++)
            {
                product += query[k] * spectra[i][k];
            }

            weights[i] = product / scale;
        }

        var largest = weights.Max();
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)ExactMath.Exp(weights[i] - largest);
            sum += weights[i];
        }

        var result = new float[query.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            for (var k = 0; k < result.Length; k++)
            {
                result[k] += weights[i] / sum * spectra[i][k];
            }
        }

        return result;
    }

    private static float[] WeightedMean(IReadOnlyList<float[]> spectra, ReadOnlySpan<float> sensitivities)
    {
        var total = 0f;
        foreach (var sensitivity in sensitivities)
        {
            total += sensitivity;
        }

        total = MathF.Max(total, 1e-9f);
        var mean = new float[spectra[0].Length];
        for (var k = 0; k < mean.Length; k++)
        {
            var sum = 0f;
            for (var i = 0; i < spectra.Count; i++)
            {
                sum += spectra[i][k] * sensitivities[i];
            }

            mean[k] = sum / total;
        }

        return mean;
    }
}
