using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// How likely a rate is right, given how its line looks: a logistic function, fitted to synthetic recordings whose truth is known (decision 0021).
/// </summary>
/// <param name="Base">With nothing to go by.</param>
/// <param name="Contrast">For each power of ten that the line stands above the median of its band.</param>
/// <param name="Concentration">For the share of the band's power that lies in the line.</param>
/// <param name="Share">For the share of all subcarriers' power that the component holds.</param>
/// <param name="Agreement">For the share of the seconds before that agree.</param>
internal sealed record Likelihood(double Base, double Contrast, double Concentration, double Share, double Agreement)
{
    /// <summary>Below this there is no estimate.</summary>
    public const double Least = 0.5;

    public double Of(double contrast, double concentration, double share, double agreement)
    {
        var sum = Base + (Contrast * contrast) + (Concentration * concentration) + (Share * share) + (Agreement * agreement);
        return 1.0 / (1.0 + ExactMath.Exp(-sum));
    }
}
