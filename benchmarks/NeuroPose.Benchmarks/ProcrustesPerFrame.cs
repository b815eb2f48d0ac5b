using NeuroPose.Alignment;

namespace NeuroPose.Benchmarks;

/// <summary>
/// Trials of 100 seconds aligned frame by frame on one core, as many as make an hour, against <see cref="HornFit"/>: a plain loop by
/// another method, so that one also checks the other. Both write the aligned coordinates and the residuals; the library also looks for
/// NaN and keeps transforms and shifts.
/// </summary>
internal static class ProcrustesPerFrame
{
    private const double ToleranceMillimeters = 1e-8;

    private const int TrialFrames = 3000;

    public static string Run()
    {
        var (source, target) = (HourOfWalking.Of("s01", 1).Slice(0, TrialFrames), HourOfWalking.Of("s02", 2).Slice(0, TrialFrames));
        var options = new ProcrustesOptions { Mode = ProcrustesMode.PerFrame };
        var aligned = Procrustes.Align(source, target, options);
        var (plain, residuals) = HornFit.AlignFrames(source.Coordinates, target.Coordinates, source.JointCount);
        var apart = Math.Max(Furthest(aligned.Aligned.Coordinates, plain), Furthest([.. aligned.ResidualRms], residuals));
        if (!(apart <= ToleranceMillimeters))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The library and the baseline differ by {apart} mm."));
        }

        var (candidate, baseline) = Interleaved.Medians(
            () => Repeat(() => Procrustes.Align(source, target, options)),
            () => Repeat(() => HornFit.AlignFrames(source.Coordinates, target.Coordinates, source.JointCount)));
        return FormattableString.Invariant(
            $"procrustes-per-frame: {HourOfWalking.Frames} frames × {source.JointCount} joints in {candidate:0.0} ms, {HourOfWalking.Frames / candidate / 1e3:0.00} M frames/s, {baseline / candidate:0.00} × a plain loop by Horn's method ({baseline:0.0} ms); at most {apart:0.0e+0} mm apart");
    }

    private static void Repeat(Action align)
    {
        for (var frame = 0; frame < HourOfWalking.Frames; frame += TrialFrames)
        {
            align();
        }
    }

    private static double Furthest(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var furthest = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            furthest = Math.Max(furthest, Math.Abs(first[index] - second[index]));
        }

        return furthest;
    }
}
