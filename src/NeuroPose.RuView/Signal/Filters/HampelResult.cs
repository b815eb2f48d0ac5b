using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>A signal after a Hampel filter, with what the filter saw at each sample.</summary>
internal sealed record HampelResult
{
    /// <summary>The signal with each outlier replaced by its window's median, in the signal's units.</summary>
    public required ImmutableArray<double> Filtered { get; init; }

    /// <summary>Where the outliers were: indices into the signal, rising.</summary>
    public required ImmutableArray<int> Outliers { get; init; }

    /// <summary>The median of the window around each sample, in the signal's units; NaN where the window holds no finite sample.</summary>
    public required ImmutableArray<double> Medians { get; init; }

    /// <summary>The robust standard deviation of each window (1.4826 times its median absolute deviation), in the signal's units; NaN as in <see cref="Medians"/>.</summary>
    public required ImmutableArray<double> Sigmas { get; init; }

    /// <summary>The options the filter ran with.</summary>
    public required HampelOptions Options { get; init; }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Filtered.Length} samples, {Outliers.Length} outliers replaced");
}
