namespace NeuroPose.RuView.Witness;

/// <summary>The first feature that was computed again and is not the one in the bundle.</summary>
/// <param name="Frame">The frame, counted from 0.</param>
/// <param name="Feature">The feature's name, such as <c>amplitude_mean</c>.</param>
/// <param name="Index">The place within the feature, counted from 0.</param>
/// <param name="Expected">The number in the bundle; NaN when it has none there.</param>
/// <param name="Actual">The number computed again; NaN when there is none.</param>
public sealed record FeatureDifference(int Frame, string Feature, int Index, double Expected, double Actual)
{
    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"frame {Frame}, {Feature}[{Index}]: {Expected:R} expected, {Actual:R} computed");
}
