namespace NeuroPose.Vitals.Monitoring;

/// <summary>What there is to say for and against a rate.</summary>
/// <param name="PerMinute">The rate.</param>
/// <param name="Contrast">The powers of ten that its line stands above the median of its band.</param>
/// <param name="Concentration">The share of the band's power that lies in the line.</param>
/// <param name="Share">The share of all subcarriers' power that the component holds.</param>
/// <param name="Nearness">How near the line is to a harmonic of something else (0 to 1).</param>
/// <param name="Restlessness">How far the newest seconds leaned away from a steady rate lately, in units of what noise makes.</param>
/// <param name="Swing">How far, in tolerances, the newest seconds leaned away from the steady rate lately (root mean square, 0 to
/// 2).</param>
/// <param name="Surprise">How far off, in tolerances, the rate is from what the seconds before foretold (0 to 2).</param>
/// <param name="Lean">How far, in tolerances, the rate was led away from the steady one (0 to 2).</param>
/// <param name="RestlessSwing">The part of the swing that noise does not make; 0 while the restlessness is what noise makes.</param>
/// <param name="Fullness">How long the window is, a full one being 1.</param>
/// <param name="IsLost">Whether the newest seconds could not be followed.</param>
internal readonly record struct RateEvidence(
    double PerMinute,
    double Contrast,
    double Concentration,
    double Share,
    double Nearness,
    double Restlessness,
    double Swing,
    double Surprise,
    double Lean,
    double RestlessSwing,
    double Fullness,
    bool IsLost);
