using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// How high |t| is anywhere on a smooth random curve. Sources: R. J. Adler and A. M. Hasofer, Annals of Probability 4, 1976; K. J. Worsley
/// et al., Human Brain Mapping 4, 1996; for curves of biomechanics T. C. Pataky, J Biomech 43, 2010.
/// </summary>
internal sealed class RandomField
{
    private const double FourLogOfTwo = 2.772588722239781;
    private const double TwoPi = 6.283185307179586;

    private RandomField(double fwhm, double resels, double freedom)
    {
        (Fwhm, Resels, Freedom) = (fwhm, resels, freedom);
    }

    /// <summary>The full width at half maximum, in nodes, of the Gaussian that would make noise as smooth as the residuals.</summary>
    public double Fwhm { get; }

    /// <summary>The length of the curve in such widths.</summary>
    public double Resels { get; }

    private double Freedom { get; }

    /// <summary>
    /// The smoothness of residuals. The gradient is the central difference, one-sided at both ends. Nodes without residuals do not count;
    /// NaN where there are none with.
    /// </summary>
    public static RandomField Of(double[][] residuals, double freedom)
    {
        var nodes = residuals[0].Length;
        var (sum, counted) = (0.0, 0);
        for (var node = 0; node < nodes; node++)
        {
            var (before, after) = (Math.Max(0, node - 1), Math.Min(nodes - 1, node + 1));
            var (gradients, squares) = (0.0, 0.0);
            foreach (var residual in residuals)
            {
                var gradient = (residual[after] - residual[before]) / (after - before);
                gradients += gradient * gradient;
                squares += residual[node] * residual[node];
            }

            if (squares > 0)
            {
                sum += Math.Sqrt(gradients / squares / FourLogOfTwo);
                counted++;
            }
        }

        var fwhm = counted == 0 ? double.NaN : 1 / (sum / counted);
        return new(fwhm, (nodes - 1) / fwhm, freedom);
    }

    /// <summary>The chance that |t| is above a height anywhere, if nothing differs; 1 at most.</summary>
    public double Chance(double height) => double.IsNaN(Resels) ? double.NaN : Math.Min(1, 2 * OneSided(height));

    /// <summary>The height that |t| is above with a chance of α.</summary>
    public double Threshold(double alpha) => double.IsNaN(Resels) ? double.NaN : Quantiles.Where(OneSided, alpha / 2);

    private double OneSided(double height)
    {
        var expected = StudentDistribution.UpperTail(height, Freedom)
            + (Resels * Math.Sqrt(FourLogOfTwo) / TwoPi * ExactMath.Pow(1 + (height * height / Freedom), -(Freedom - 1) / 2));
        return 1 - ExactMath.Exp(-expected);
    }
}
