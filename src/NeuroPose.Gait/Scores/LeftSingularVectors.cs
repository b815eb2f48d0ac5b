namespace NeuroPose.Gait;

/// <summary>
/// The directions in which columns vary most, and how much: left singular vectors and singular values of a matrix, largest first. One-sided
/// Jacobi on the rows (Hestenes, 1958) in a fixed order, from additions, products and square roots alone: every machine gives the same
/// bits.
/// </summary>
internal sealed class LeftSingularVectors
{
    private const int MostSweeps = 60;

    /// <summary>Vectors count as at right angles below this cosine, times the root of their length: what sums round.</summary>
    private const double RightAngle = 1e-15;

    private LeftSingularVectors(double[][] vectors, double[] values) => (Vectors, Values) = (vectors, values);

    /// <summary>The vectors, each of length 1; the sign is such that the entry farthest from 0 is positive.</summary>
    public double[][] Vectors { get; }

    /// <summary>The singular values.</summary>
    public double[] Values { get; }

    /// <param name="columns">The matrix by its columns, all of one length.</param>
    public static LeftSingularVectors Of(IReadOnlyList<double[]> columns)
    {
        // With more columns than rows the rows are turned against each other, and the turns are the left vectors; else the columns themselves.
        var height = columns[0].Length;
        return columns.Count < height ? FromColumns([.. columns.Select(column => (double[])column.Clone())]) : FromRows(columns, height);
    }

    private static LeftSingularVectors FromColumns(double[][] columns)
    {
        Turn(columns, null);
        double[] lengths = [.. columns.Select(column => Math.Sqrt(Dot(column, column)))];
        return Sorted([.. columns.Zip(lengths, (column, length) => column.Select(value => length > 0 ? value / length : 0).ToArray())], lengths);
    }

    private static LeftSingularVectors FromRows(IReadOnlyList<double[]> columns, int height)
    {
        double[][] rows = [.. Enumerable.Range(0, height).Select(row => columns.Select(column => column[row]).ToArray())];
        double[][] turns = [.. Enumerable.Range(0, height).Select(row => Enumerable.Range(0, height).Select(at => at == row ? 1.0 : 0).ToArray())];
        Turn(rows, turns);
        return Sorted(turns, [.. rows.Select(row => Math.Sqrt(Dot(row, row)))]);
    }

    private static LeftSingularVectors Sorted(double[][] vectors, double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderByDescending(at => values[at])];
        return new([.. order.Select(at => Signed(vectors[at]))], [.. order.Select(at => values[at])]);
    }

    private static double[] Signed(double[] vector) => vector.MaxBy(Math.Abs) < 0 ? [.. vector.Select(value => -value)] : vector;

    /// <summary>Turns pairs until all are at right angles to rounding; the same turns are applied to the companions.</summary>
    private static void Turn(double[][] vectors, double[][]? companions)
    {
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var isDone = true;
            for (var p = 0; p < vectors.Length; p++)
            {
                for (var q = p + 1; q < vectors.Length; q++)
                {
                    var product = Dot(vectors[p], vectors[q]);
                    var (squareP, squareQ) = (Dot(vectors[p], vectors[p]), Dot(vectors[q], vectors[q]));
                    if (!(Math.Abs(product) > RightAngle * Math.Sqrt(vectors[p].Length) * Math.Sqrt(squareP) * Math.Sqrt(squareQ)))
                    {
                        continue;
                    }

                    var zeta = (squareQ - squareP) / (2 * product);
                    var tangent = Math.CopySign(1 / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta))), zeta);
                    var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                    Rotate(vectors[p], vectors[q], cosine, cosine * tangent);
                    if (companions is not null)
                    {
                        Rotate(companions[p], companions[q], cosine, cosine * tangent);
                    }

                    isDone = false;
                }
            }

            if (isDone)
            {
                return;
            }
        }
    }

    private static void Rotate(double[] p, double[] q, double cosine, double sine)
    {
        for (var at = 0; at < p.Length; at++)
        {
            (p[at], q[at]) = ((cosine * p[at]) - (sine * q[at]), (sine * p[at]) + (cosine * q[at]));
        }
    }

    internal static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
        {
            sum += a[at] * b[at];
        }

        return sum;
    }
}
