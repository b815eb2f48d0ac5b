namespace NeuroPose.Benchmarks;

/// <summary>
/// Frame-by-frame alignment written plainly: the best rotation as the unit quaternion that belongs to the largest eigenvalue of a
/// symmetric 4 × 4 matrix (Horn, "Closed-form solution of absolute orientation using unit quaternions", 1987), found by Jacobi's rotations.
/// </summary>
internal static class HornFit
{
    private const int Sweeps = 30;

    public static (double[] Aligned, double[] Residuals) AlignFrames(ReadOnlySpan<double> source, ReadOnlySpan<double> target, int joints)
    {
        var aligned = new double[source.Length];
        var width = joints * 3;
        var residuals = new double[source.Length / width];
        for (var frame = 0; frame < residuals.Length; frame++)
        {
            var at = frame * width;
            residuals[frame] = Align(source.Slice(at, width), target.Slice(at, width), aligned.AsSpan(at, width));
        }

        return (aligned, residuals);
    }

    private static double Align(ReadOnlySpan<double> source, ReadOnlySpan<double> target, Span<double> moved)
    {
        var (s, t) = (Mean(source), Mean(target));
        Span<double> m = stackalloc double[9];
        m.Clear();
        for (var at = 0; at < source.Length; at += 3)
        {
            for (var row = 0; row < 3; row++)
            {
                for (var column = 0; column < 3; column++)
                {
                    m[(row * 3) + column] += (source[at + row] - s[row]) * (target[at + column] - t[column]);
                }
            }
        }

        var r = Rotation(m);
        var sum = 0.0;
        for (var at = 0; at < source.Length; at += 3)
        {
            for (var row = 0; row < 3; row++)
            {
                var value = t[row];
                for (var column = 0; column < 3; column++)
                {
                    value += r[(row * 3) + column] * (source[at + column] - s[column]);
                }

                moved[at + row] = value;
                sum += (value - target[at + row]) * (value - target[at + row]);
            }
        }

        return Math.Sqrt(sum / (source.Length / 3));
    }

    private static double[] Mean(ReadOnlySpan<double> points)
    {
        var mean = new double[3];
        for (var at = 0; at < points.Length; at++)
        {
            mean[at % 3] += points[at] / (points.Length / 3);
        }

        return mean;
    }

    private static double[] Rotation(ReadOnlySpan<double> m)
    {
        double[,] n =
        {
            { m[0] + m[4] + m[8], m[5] - m[7], m[6] - m[2], m[1] - m[3] },
            { m[5] - m[7], m[0] - m[4] - m[8], m[1] + m[3], m[6] + m[2] },
            { m[6] - m[2], m[1] + m[3], m[4] - m[0] - m[8], m[5] + m[7] },
            { m[1] - m[3], m[6] + m[2], m[5] + m[7], m[8] - m[0] - m[4] },
        };
        var (w, x, y, z) = LargestEigenvector(n);
        return
        [
            (w * w) + (x * x) - (y * y) - (z * z), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)),
            2 * ((x * y) + (w * z)), (w * w) - (x * x) + (y * y) - (z * z), 2 * ((y * z) - (w * x)),
            2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), (w * w) - (x * x) - (y * y) + (z * z),
        ];
    }

    private static (double W, double X, double Y, double Z) LargestEigenvector(double[,] n)
    {
        double[,] vectors = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } };
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var turned = false;
            for (var p = 0; p < 3; p++)
            {
                for (var q = p + 1; q < 4; q++)
                {
                    turned |= Turn(n, vectors, p, q);
                }
            }

            if (!turned)
            {
                break;
            }
        }

        var best = Enumerable.Range(0, 4).MaxBy(index => n[index, index]);
        return (vectors[0, best], vectors[1, best], vectors[2, best], vectors[3, best]);
    }

    private static bool Turn(double[,] n, double[,] vectors, int p, int q)
    {
        if (Math.Abs(n[p, q]) <= 1e-16 * (Math.Abs(n[p, p]) + Math.Abs(n[q, q])))
        {
            return false;
        }

        var theta = (n[q, q] - n[p, p]) / (2 * n[p, q]);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < 4; k++)
        {
            (n[k, p], n[k, q]) = ((cosine * n[k, p]) - (sine * n[k, q]), (sine * n[k, p]) + (cosine * n[k, q]));
        }

        for (var k = 0; k < 4; k++)
        {
            (n[p, k], n[q, k]) = ((cosine * n[p, k]) - (sine * n[q, k]), (sine * n[p, k]) + (cosine * n[q, k]));
            (vectors[k, p], vectors[k, q]) = ((cosine * vectors[k, p]) - (sine * vectors[k, q]), (sine * vectors[k, p]) + (cosine * vectors[k, q]));
        }

        return true;
    }
}
