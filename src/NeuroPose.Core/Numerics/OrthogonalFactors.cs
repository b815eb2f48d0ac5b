using System.Runtime.CompilerServices;

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

    /// <summary>
    /// Beyond this the ones under both roots are lost to rounding, so the roots need not be taken: the same bits, sooner.
    /// </summary>
    private const double Steep = 1e9;

    // Not inlined: a longer method would keep fewer of these numbers in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OrthogonalFactors Of(in Matrix3 matrix)
    {
        var (x, y, z) = matrix;
        var (rightX, rightY, rightZ) = Matrix3.Identity;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var rotated = Rotate(ref x, ref y, ref rightX, ref rightY);
            rotated |= Rotate(ref x, ref z, ref rightX, ref rightZ);
            rotated |= Rotate(ref y, ref z, ref rightY, ref rightZ);
            if (!rotated)
            {
                break;
            }
        }

        LongerFirst(ref x, ref y, ref rightX, ref rightY);
        LongerFirst(ref y, ref z, ref rightY, ref rightZ);
        LongerFirst(ref x, ref y, ref rightX, ref rightY);
        return Complete(new(x, y, z), new(rightX, rightY, rightZ));
    }

    /// <summary>Turns two columns so that they are at right angles; false when they already are, to rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Rotate(ref Point3 p, ref Point3 q, ref Point3 rightP, ref Point3 rightQ)
    {
        var product = p.Dot(q);
        var (squareP, squareQ) = (p.Dot(p), q.Dot(q));
        var lengths = Math.Sqrt(squareP) * Math.Sqrt(squareQ);
        if (!(Math.Abs(product) > 1e-17 * lengths) || lengths == 0)
        {
            return false;
        }

        var zeta = (squareQ - squareP) / (2 * product);
        var steepness = Math.Abs(zeta);
        var (size, cosine) = (0.5 / steepness, 1.0);
        if (!(steepness > Steep))
        {
            size = 1 / (steepness + Math.Sqrt(1 + (zeta * zeta)));
            cosine = 1 / Math.Sqrt(1 + (size * size));
        }

        // Adding zero makes a negative zero positive: columns of one length turn one way, whatever the sign of the product.
        var tangent = Math.CopySign(size, zeta + 0.0);
        var sine = cosine * tangent;
        (p, q) = ((cosine * p) - (sine * q), (sine * p) + (cosine * q));
        (rightP, rightQ) = ((cosine * rightP) - (sine * rightQ), (sine * rightP) + (cosine * rightQ));
        return Math.Abs(sine) > 1e-16;
    }

    private static void LongerFirst(ref Point3 p, ref Point3 q, ref Point3 rightP, ref Point3 rightQ)
    {
        if (p.Length < q.Length)
        {
            (p, q) = (q, p);
            (rightP, rightQ) = (rightQ, rightP);
        }
    }

    private static OrthogonalFactors Complete(in Matrix3 columns, in Matrix3 right)
    {
        var first = columns.X.Length;
        if (first == 0)
        {
            return new(Matrix3.Identity, default, Matrix3.Identity);
        }

        var u1 = (1 / first) * columns.X;
        var v1 = (1 / right.X.Length) * right.X;
        var u2 = PerpendicularTo(u1, columns.Y);
        var v2 = PerpendicularTo(v1, right.Y);
        var (u3, v3) = (u1.Cross(u2), v1.Cross(v2));

        // v3 may be the negative of the column that Jacobi found: the sign goes to σ₃.
        var third = columns.Z.Dot(u3) * (v3.Dot(right.Z) < 0 ? -1 : 1);
        return new(new(u1, u2, u3), new(first, columns.Y.Dot(u2), third), new(v1, v2, v3));
    }

    /// <summary>
    /// The unit vector at right angles to an axis that is nearest to a candidate; any such vector when the candidate is zero.
    /// </summary>
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
