using System.Globalization;

namespace NeuroPose.RuView.Witness;

/// <summary>A hash of version 1, with what is needed to judge it.</summary>
public sealed record FragileHash
{
    /// <summary>SHA-256 over all features, the Doppler part included.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 over the same features without the Doppler part.</summary>
    public required string WithoutDopplerSha256 { get; init; }

    /// <summary>The largest change of the mean phase from one frame to the next, in radians: what the Doppler part is made of.</summary>
    public required double LargestPhaseStepRadians { get; init; }

    /// <summary>Why a difference in this hash need not be a difference in the pipeline.</summary>
    public string Reason => LargestPhaseStepRadians < 1e-9
        ? string.Create(CultureInfo.InvariantCulture, $"its Doppler part is divided by its own largest value, and the mean phase of these frames changes by no more than {LargestPhaseStepRadians:0.#e+0} rad from one to the next: it is rounding error blown up to full scale, which differs between builds of one program")
        : "its Doppler part is divided by its own largest value, which blows up differences in the last digit";
}
