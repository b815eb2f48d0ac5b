namespace NeuroPose.Numerics;

/// <summary>
/// A 3 × 3 matrix as U·diag(σ)·Vᵀ with U and V proper rotations: σ₁ ≥ σ₂ ≥ |σ₃|, and σ₃ carries the sign of the determinant.
/// One-sided Jacobi (Hestenes, 1958), in a fixed order, so that every machine gives the same bits.
/// </summary>
/// <param name="U">The left rotation.</param>
/// <param name="Values">σ₁, σ₂ and the signed σ₃.</param>
/// <param name="V">The right rotation.</param>
internal readonly record struct OrthogonalFactors(Matrix3 U, Point3 Values, Matrix3 V)
{
    private const int MostSweeps = 60;

    public static OrthogonalFactors Of(Matrix3 matrix)
    {
        Span<Point3> columns = [matrix.X, matrix.Y, matrix.Z];
        Span<Point3> right = [Matrix3.Identity.X, Matrix3.Identity.Y, Matrix3.Identity.Z];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var rotated = Rotate(columns, right, 0, 1);
            rotated |= Rotate(columns, right, 0, 2);
            rotated |= Rotate(columns, right, 1, 2);
            if (!rotated)
            {
                break;
            }
        }

        SortByLength(columns, right);
        return Complete(columns, right);
    }

    /// <summary>Turns two columns so that they are at right angles; false when they already are, to rounding.</summary>
    private static bool Rotate(Span<Point3> columns, Span<Point3> right, int p, int q)
    {
        var product = columns[p].Dot(columns[q]);
        var lengths = columns[p].Length * columns[q].Length;
        if (!(Math.Abs(product) > 1e-17 * lengths) || lengths == 0)
        {
            return false;
        }

        var zeta = (columns[q].Dot(columns[q]) - columns[p].Dot(columns[p])) / (2 * product);
        var tangent = (zeta >= 0 ? 1.0 : -1.0) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        var sine = cosine * tangent;
        (columns[p], columns[q]) = ((cosine * columns[p]) - (sine * columns[q]), (sine * columns[p]) + (cosine * columns[q]));
        (right[p], right[q]) = ((cosine * right[p]) - (sine * right[q]), (sine * right[p]) + (cosine * right[q]));
        return Math.Abs(sine) > 1e-16;
    }

    private static void SortByLength(Span<Point3> columns, Span<Point3> right)
    {
        foreach (var (low, high) in new[] { (0, 1), (1, 2), (0, 1) })
        {
            if (columns[low].Length < columns[high].Length)
            {
                (columns[low], columns[high]) = (columns[high], columns[low]);
                (right[low], right[high]) = (right[high], right[low]);
            }
        }
    }

    private static OrthogonalFactors Complete(Span<Point3> columns, Span<Point3> right)
    {
        var first = columns[0].Length;
        if (first == 0)
        {
            return new(Matrix3.Identity, default, Matrix3.Identity);
        }

        var u1 = (1 / first) * columns[0];
        var v1 = (1 / right[0].Length) * right[0];
        var u2 = PerpendicularTo(u1, columns[1]);
        var v2 = PerpendicularTo(v1, right[1]);
        var (u3, v3) = (u1.Cross(u2), v1.Cross(v2));

        // v3 may be the negative of the column that Jacobi found: the sign goes to σ₃.
        var third = columns[2].Dot(u3) * (v3.Dot(right[2]) < 0 ? -1 : 1);
        return new(new(u1, u2, u3), new(first, columns[1].Dot(u2), third), new(v1, v2, v3));
    }

    /// <summary>The unit vector at right angles to an axis that is nearest to a candidate; any such vector when the candidate is zero.</summary>
    private static Point3 PerpendicularTo(Point3 axis, Point3 candidate)
    {
        var length = candidate.Length;
        if (length > 0)
        {
            var unit = (1 / length) * candidate;
            var rest = unit - (unit.Dot(axis) * axis);
            if (rest.Length > 0.5)
            {
                return (1 / rest.Length) * rest;
            }
        }

        var (x, y, z) = (Math.Abs(axis.X), Math.Abs(axis.Y), Math.Abs(axis.Z));
        var away = x <= y && x <= z ? Matrix3.Identity.X : y <= z ? Matrix3.Identity.Y : Matrix3.Identity.Z;
        var free = away - (away.Dot(axis) * axis);
        return (1 / free.Length) * free;
    }
}
