using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>A frame on the common grid of a <see cref="HardwareNormalizer"/>.</summary>
internal sealed record NormalizedFrame
{
    /// <summary>Standard scores of the amplitudes, one a subcarrier of the grid.</summary>
    public required ImmutableArray<float> Amplitudes { get; init; }

    /// <summary>Phases without turns and linear trend, in radians, one a subcarrier of the grid.</summary>
    public required ImmutableArray<float> Phases { get; init; }

    /// <summary>The radio that the number of subcarriers suggests.</summary>
    public required WifiHardware Hardware { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amplitudes.Length} subcarriers on the common grid, of {Hardware}");
}
