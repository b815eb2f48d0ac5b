using System.Collections.Immutable;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.RuView.Witness;

/// <summary>
/// A witness bundle: frames, what a pipeline made of them, and a manifest, so that somebody else can compute the same and compare. It is
/// a folder
/// or a tar archive of one. Bundles of the open RuView reference (its record 028) are taken too; those leave the frames out.
/// </summary>
public static class WitnessBundle
{
    /// <summary>Verifies a bundle: its files by the manifest, and its features by computing them again.</summary>
    /// <param name="path">A folder, or a tar archive, also with gzip.</param>
    /// <param name="framesPath">A recording to take the frames from where the bundle holds none; null when there is none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was checked and the verdict. A bundle that leads out of itself or holds a link is refused: that is a failed
    /// check.</returns>
    /// <exception cref="FileFormatException">There is nothing at a path, the archive cannot be read, or a recording's frame cannot be
    /// used.</exception>
    public static WitnessReport Verify(string path, string? framesPath = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        BundleContent content;
        try
        {
            content = BundleReader.Read(path, cancellation);
        }
        catch (BundleRefusedException refused)
        {
            return new() { Bundle = path, Checks = [new("paths", WitnessOutcome.Fail, $"refused: {refused.Problem}")] };
        }

        List<WitnessCheck?> checks = [ManifestCheck.Of(content), TestSummaryCheck.Of(content)];
        var difference = Compare(content, framesPath, checks, cancellation);
        return new() { Bundle = path, Checks = [.. checks.OfType<WitnessCheck>()], FirstDifference = difference };
    }

    /// <summary>Makes a bundle of a recording's first hundred frames: of those that have the size and the node of the very first.</summary>
    /// <param name="recordingPath">A recording with phases, in any of its dialects.</param>
    /// <param name="bundlePath">Where to write: an archive when the name ends in <c>.tar.gz</c> or <c>.tgz</c>, otherwise a folder that
    /// is new or empty.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The hash of version 2.</returns>
    /// <remarks>The same recording gives the same bytes, whenever and wherever.</remarks>
    /// <exception cref="FileFormatException">The recording cannot be read, has no frames, or frames without phases; or the folder is not
    /// empty.</exception>
    public static string Make(string recordingPath, string bundlePath, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(bundlePath);
        using var recording = CsiRecording.Open(recordingPath);
        var frames = WitnessFrames.Take(recording, recordingPath, cancellation);
        var features = ImmutableArray.CreateBuilder<FrameFeatures>();
        var hash = WitnessHash.Version2(FrameFeatures.Of(frames), features.Add);
        BundleWriter.Write(bundlePath, new(StringComparer.Ordinal)
        {
            [WitnessFiles.Readme] = WitnessText.Readme(frames.Count),
            [WitnessFiles.Frames] = WitnessFrames.Write(frames),
            [WitnessFiles.Hash2] = WitnessText.Line(hash),
            [WitnessFiles.Features2] = FeatureLines.Write(features),
        });
        return hash;
    }

    private static FeatureDifference? Compare(BundleContent content, string? framesPath, List<WitnessCheck?> checks, CancellationToken cancellation)
    {
        const string Name = WitnessReport.FeaturesName;
        var (has1, has2) = (content.Find(WitnessFiles.Hash1) is not null, content.Find(WitnessFiles.Hash2) is not null);
        if (!has1 && !has2)
        {
            checks.Add(new(Name, WitnessOutcome.NotChecked, $"the bundle has no hash to compare with: neither {WitnessFiles.Hash2} nor {WitnessFiles.Hash1}."));
            return null;
        }

        IReadOnlyList<CsiFrame>? frames;
        try
        {
            frames = WitnessFrames.Read(content, framesPath, cancellation);
        }
        catch (FileFormatException broken) when (broken.Place.File == WitnessFiles.Frames)
        {
            checks.Add(new(Name, WitnessOutcome.Fail, $"the bundle's frames cannot be used. {broken.Message}"));
            return null;
        }

        if (frames is null)
        {
            checks.Add(new(Name, WitnessOutcome.NotChecked, $"the bundle holds no frames ({WitnessFiles.Frames}) to compute features from. Give them: the recording that it was made of."));
            return null;
        }

        var check = new FeatureCheck(content, frames);
        checks.Add(check.Version2());
        checks.Add(check.Version1(isOnlyOne: !has2));
        return check.Difference;
    }
}
