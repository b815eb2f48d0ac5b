using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>Phases after a sanitizer, with what it did to them.</summary>
internal sealed record SanitizedPhase
{
    /// <summary>The clean phases, in radians, in the shape of what went in.</summary>
    public required RealMatrix Phase { get; init; }

    /// <summary>The phases after unwrapping alone, in radians.</summary>
    public required RealMatrix Unwrapped { get; init; }

    /// <summary>How many outliers were found.</summary>
    public required int Outliers { get; init; }

    /// <summary>The options it ran with.</summary>
    public required PhaseSanitizerOptions Options { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Phase} of phases, {Outliers} outliers, unwrapped by {Options.Unwrapping}");
}
