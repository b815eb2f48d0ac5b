using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>The weights that a stretch of signal is multiplied with before its spectrum is taken.</summary>
internal enum WindowFunction
{
    /// <summary>All ones.</summary>
    Rectangular,

    /// <summary>A raised cosine that is zero at both ends.</summary>
    Hann,

    /// <summary>0.54 − 0.46·cos.</summary>
    Hamming,

    /// <summary>0.42 − 0.5·cos + 0.08·cos of the double angle.</summary>
    Blackman,
}

/// <summary>The symmetric weights of a window, as many as the stretch has samples.</summary>
internal static class WindowWeights
{
    public static double[] Of(WindowFunction window, int length)
    {
        var weights = new double[length];
        for (var i = 0; i < length; i++)
        {
            // A single sample has no ends to taper: it keeps its whole weight.
            var angle = length == 1 ? Math.PI : 2.0 * Math.PI * i / (length - 1);
            weights[i] = window switch
            {
                WindowFunction.Hann => 0.5 * (1.0 - ExactMath.Cos(angle)),
                WindowFunction.Hamming => 0.54 - (0.46 * ExactMath.Cos(angle)),
                WindowFunction.Blackman => 0.42 - (0.5 * ExactMath.Cos(angle)) + (0.08 * ExactMath.Cos(2.0 * angle)),
                _ => 1.0,
            };
        }

        return weights;
    }
}
