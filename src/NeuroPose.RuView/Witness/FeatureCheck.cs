using System.Collections.Immutable;
using System.Text;
using NeuroPose.Vitals.Csi;

namespace NeuroPose.RuView.Witness;

/// <summary>Computes features again and compares their hashes with a bundle's.</summary>
internal sealed class FeatureCheck(BundleContent content, IReadOnlyList<CsiFrame> frames)
{
    /// <summary>The first feature that differs, as far as the bundle has it.</summary>
    public FeatureDifference? Difference { get; private set; }

    /// <summary>Version 2; null when the bundle has no hash of it.</summary>
    public WitnessCheck? Version2()
    {
        const string Name = WitnessReport.FeaturesName + " version 2";
        if (Expected(WitnessFiles.Hash2, Name, out var check) is not { } expected)
        {
            return check;
        }

        var computed = ImmutableArray.CreateBuilder<FrameFeatures>();
        var hash = WitnessHash.Version2(FrameFeatures.Of(frames), computed.Add);
        if (string.Equals(hash, expected, StringComparison.OrdinalIgnoreCase))
        {
            return new(Name, WitnessOutcome.Pass, FormattableString.Invariant($"{computed.Count} frames computed again have the bundle's hash {hash}."));
        }

        var where = FirstDifference(computed.ToImmutable());
        return new(Name, WitnessOutcome.Fail, FormattableString.Invariant($"{computed.Count} frames computed again have the hash {hash}, the bundle says {expected}; {where}"));
    }

    /// <summary>Version 1; null when the bundle has no hash of it.</summary>
    public WitnessCheck? Version1(bool isOnlyOne)
    {
        const string Name = WitnessReport.FeaturesName + " version 1";
        if (Expected(WitnessFiles.Hash1, Name, out var check) is not { } expected)
        {
            return check;
        }

        var hash = WitnessHash.Version1(frames);
        if (string.Equals(hash.Sha256, expected, StringComparison.OrdinalIgnoreCase))
        {
            return new(Name, WitnessOutcome.Pass, $"the frames have the bundle's hash {expected}. This scheme is fragile: {hash.Reason}.");
        }

        return new(Name, isOnlyOne ? WitnessOutcome.Fail : WitnessOutcome.Fragile, $"the frames have the hash {hash.Sha256}, the bundle says {expected}. This scheme is fragile: {hash.Reason}. Without the Doppler part the hash is {hash.WithoutDopplerSha256}.");
    }

    private string FirstDifference(ImmutableArray<FrameFeatures> computed)
    {
        if (content.Find(WitnessFiles.Features2) is not { } lines)
        {
            return "The bundle holds no features, so that the frame cannot be named.";
        }

        try
        {
            Difference = FeatureLines.Compare(FeatureLines.Read(lines), computed);
        }
        catch (FileFormatException broken)
        {
            return $"The bundle's features cannot be read. {broken.Message}";
        }

        return Difference is null ? "The bundle's features are as computed, so that its hash is not theirs." : $"first at {Difference}.";
    }

    private string? Expected(string file, string name, out WitnessCheck? check)
    {
        check = null;
        if (content.Find(file) is not { } bytes)
        {
            return null;
        }

        var word = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 256))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        if (ManifestCheck.IsHash(word))
        {
            return word;
        }

        check = new(name, WitnessOutcome.Fail, $"{file} holds no SHA-256.");
        return null;
    }
}

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
