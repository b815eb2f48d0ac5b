using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// How likely a rate is right, given the evidence: a logistic function, fitted to synthetic recordings whose truth is known (decision
/// 0021).
/// </summary>
internal sealed record Likelihood
{
    /// <summary>Below this there is no estimate.</summary>
    public const double Least = 0.5;

    /// <summary>With nothing to go by.</summary>
    public required double Base { get; init; }

    /// <summary>For each power of ten that the line stands above the median of its band.</summary>
    public required double Contrast { get; init; }

    /// <summary>For the share of the band's power that lies in the line.</summary>
    public double Concentration { get; init; }

    /// <summary>For the share of all subcarriers' power that the component holds.</summary>
    public required double Share { get; init; }

    /// <summary>For being at a harmonic of something else.</summary>
    public double Nearness { get; init; }

    /// <summary>For the natural logarithm of one and the restlessness.</summary>
    public double Restlessness { get; init; }

    /// <summary>For each tolerance by which the newest seconds swung about the steady rate lately.</summary>
    public double Swing { get; init; }

    /// <summary>For each tolerance of that swing which noise does not make.</summary>
    public double RestlessSwing { get; init; }

    /// <summary>For each tolerance by which the rate surprised.</summary>
    public required double Surprise { get; init; }

    /// <summary>For each tolerance that the rate was led away from the steady one.</summary>
    public required double Lean { get; init; }

    /// <summary>For the length of the window, a full one being 1.</summary>
    public double Fullness { get; init; }

    /// <summary>For the contrast times the length: what stands out in a short window may be chance.</summary>
    public double FullContrast { get; init; }

    /// <summary>For the concentration times the length.</summary>
    public double FullConcentration { get; init; }

    /// <summary>When the newest seconds could not be followed.</summary>
    public required double Lost { get; init; }

    public double Of(RateEvidence evidence)
    {
        var sum = Base
            + (Contrast * evidence.Contrast) + (Concentration * evidence.Concentration) + (Share * evidence.Share) + (Nearness * evidence.Nearness)
            + (Restlessness * ExactMath.Log(1.0 + evidence.Restlessness)) + (Swing * evidence.Swing) + (RestlessSwing * evidence.RestlessSwing)
            + (Surprise * evidence.Surprise) + (Lean * evidence.Lean) + (evidence.IsLost ? Lost : 0.0);
        sum += evidence.Fullness * (Fullness + (FullContrast * evidence.Contrast) + (FullConcentration * evidence.Concentration));
        return 1.0 / (1.0 + ExactMath.Exp(-sum));
    }
}
