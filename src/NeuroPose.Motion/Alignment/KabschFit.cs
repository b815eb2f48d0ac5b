using NeuroPose.Numerics;

namespace NeuroPose.Alignment;

/// <summary>The least-squares fit of one cloud of points onto another, point by point.</summary>
internal static class KabschFit
{
    /// <summary>A spread below this part of the points' own squared size is rounding: all points are one.</summary>
    private const double CollapsedSpread = 1e-28;

    /// <summary>Fits points × 3 numbers onto as many; all finite, at least one point.</summary>
    public static SimilarityTransform Fit(ReadOnlySpan<double> source, ReadOnlySpan<double> target, bool fitScale)
    {
        var moments = CloudMoments.Of(source, target);
        if (moments.Spread <= CollapsedSpread * moments.Size)
        {
            return SimilarityTransform.Identity with { Translation = moments.TargetCenter - moments.SourceCenter };
        }

        // covariance = Σ s tᵀ = U σ Vᵀ, and the rotation that brings s onto t is V Uᵀ.
        var (u, values, v) = OrthogonalFactors.Of(moments.Covariance);
        var back = u.Transposed();
        var rotation = new Matrix3(v * back.X, v * back.Y, v * back.Z);
        var scale = fitScale ? (values.X + values.Y + values.Z) / moments.Spread : 1.0;
        return new(rotation, scale, moments.TargetCenter - (scale * (rotation * moments.SourceCenter)));
    }
}
