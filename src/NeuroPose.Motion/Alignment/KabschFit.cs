using NeuroPose.Numerics;

namespace NeuroPose.Alignment;

/// <summary>The least-squares fit of one cloud of points onto another, point by point.</summary>
internal static class KabschFit
{
    /// <summary>A spread below this part of the points' own squared size is rounding: all points are one.</summary>
    private const double CollapsedSpread = 1e-28;

    /// <summary>
    /// A third direction in which the clouds have less than this part of what they have in the first is rounding: one of them is flat.
    /// </summary>
    private const double FlatShare = 1e-9;

    /// <summary>Coordinates whose largest is within 2^±this are fitted as they are; the fit takes products of products of them.</summary>
    private const int OrdinaryReach = 100;

    /// <summary>Fits points × 3 numbers onto as many; all finite, at least one point.</summary>
    /// <returns>The transform (unknown where no scale above 0 fits), and whether a flat cloud left open on which side it lies.</returns>
    public static (SimilarityTransform Transform, bool IsFlat) Fit(ReadOnlySpan<double> source, ReadOnlySpan<double> target, ProcrustesOptions options)
    {
        var from = BinaryScale.Exponent(BinaryScale.Largest(source), OrdinaryReach);
        var onto = BinaryScale.Exponent(BinaryScale.Largest(target), OrdinaryReach);
        if (from == 0 && onto == 0)
        {
            return Fit(CloudMoments.Of(source, target), 0, 0, options);
        }

        var moments = CloudMoments.Of(BinaryScale.Scaled(source, -from), BinaryScale.Scaled(target, -onto));
        return Fit(moments, from, onto, options);
    }

    /// <summary>Fits clouds whose numbers are those of the moments times 2^from and 2^onto.</summary>
    private static (SimilarityTransform Transform, bool IsFlat) Fit(in CloudMoments moments, int from, int onto, ProcrustesOptions options)
    {
        var (sourceCenter, targetCenter) = (moments.SourceCenter.TimesPowerOfTwo(from), moments.TargetCenter.TimesPowerOfTwo(onto));
        if (moments.Spread <= CollapsedSpread * moments.Size)
        {
            return (SimilarityTransform.Identity with { Translation = targetCenter - sourceCenter }, false);
        }

        var (rotation, agreement, isFlat) = options.Rotation == ProcrustesRotation.Free ? Free(moments.Covariance) : AboutAnAxis(moments.Covariance, options.Rotation);
        var scale = options.FitScale ? Math.ScaleB(agreement / moments.Spread, onto - from) : 1.0;
        return scale > 0 || options.Rotation == ProcrustesRotation.Free
            ? (new(rotation, scale, targetCenter - (scale * (rotation * sourceCenter))), isFlat)
            : (SimilarityTransform.Unknown, isFlat);
    }

    /// <summary>The best turn in space, and Σ t·Rs after it.</summary>
    private static (Matrix3 Rotation, double Agreement, bool IsFlat) Free(in Matrix3 covariance)
    {
        // covariance = Σ s tᵀ = U σ Vᵀ, and the rotation that brings s onto t is V Uᵀ.
        var (u, values, v) = OrthogonalFactors.Of(covariance);
        var back = u.Transposed();
        var isFlat = Math.Abs(values.Z) <= FlatShare * values.X;
        return (new Matrix3(v * back.X, v * back.Y, v * back.Z), values.X + values.Y + values.Z, isFlat);
    }

    /// <summary>The best turn about z or y, and Σ t·Rs after it. No turn where none is better than another.</summary>
    private static (Matrix3 Rotation, double Agreement, bool IsFlat) AboutAnAxis(in Matrix3 c, ProcrustesRotation rotation)
    {
        // Column X of the covariance is Σ t.X s. With a turn by θ, Σ t·Rs is along·cos θ + across·sin θ + what stays.
        var isInPlane = rotation == ProcrustesRotation.InPlane;
        var (along, across, stays) = isInPlane
            ? (c.X.X + c.Y.Y, c.Y.X - c.X.Y, c.Z.Z)
            : (c.X.X + c.Z.Z, c.X.Z - c.Z.X, c.Y.Y);
        var length = new Point3(along, across, 0).Length;
        if (length == 0)
        {
            return (Matrix3.Identity, stays, false);
        }

        var (cosine, sine) = (along / length, across / length);
        return (
            isInPlane
                ? new(new(cosine, sine, 0), new(-sine, cosine, 0), new(0, 0, 1))
                : new(new(cosine, 0, -sine), new(0, 1, 0), new(sine, 0, cosine)),
            length + stays,
            false);
    }
}
