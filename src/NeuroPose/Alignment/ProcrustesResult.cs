using NeuroPose.Poses;

namespace NeuroPose.Alignment;

/// <summary>An aligned sequence and how well it fits. Lists have one entry a frame.</summary>
/// <param name="Aligned">The source after the transform; the target is not touched.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Transforms">The transform of each frame; per sequence they are all the same.</param>
/// <param name="CentroidShifts">How far each frame's middle moved, in millimetres.</param>
/// <param name="ResidualRms">The root mean square distance that is left between matching joints of each frame, in millimetres.</param>
public sealed record ProcrustesResult(
    PoseSequence Aligned,
    ProcrustesOptions Options,
    IReadOnlyList<SimilarityTransform> Transforms,
    IReadOnlyList<double> CentroidShifts,
    IReadOnlyList<double> ResidualRms)
{
    /// <summary>The mean turn in radians; 0 when there are no frames.</summary>
    public double MeanRotationRadians => Mean(Transforms.Select(transform => transform.RotationRadians));

    /// <summary>The mean scale; 1 when there are no frames.</summary>
    public double MeanScale => Transforms.Count == 0 ? 1 : Mean(Transforms.Select(transform => transform.Scale));

    /// <summary>
    /// The mean length of the translation as seen from the world's origin, which the reference reports. It is large even for a small
    /// turn of a person who stands far away; <see cref="CentroidShifts"/> says how far the person really moved.
    /// </summary>
    public double MeanTranslation => Mean(Transforms.Select(transform => transform.Translation.Length));

    /// <summary>The turn, shift and what is left, in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Aligned.Label}: turned {MeanRotationRadians * 180 / Math.PI:0.##}°, moved {Mean(CentroidShifts):0.#} mm, scale {MeanScale:0.###}, residual {Mean(ResidualRms):0.##} mm RMS ({Options.Mode})");

    private static double Mean(IEnumerable<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            sum += value;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
