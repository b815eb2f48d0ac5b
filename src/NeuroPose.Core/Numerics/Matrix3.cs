namespace NeuroPose.Numerics;

/// <summary>A 3 × 3 matrix in double precision, by its columns.</summary>
/// <param name="X">The first column.</param>
/// <param name="Y">The second column.</param>
/// <param name="Z">The third column.</param>
public readonly record struct Matrix3(Point3 X, Point3 Y, Point3 Z)
{
    /// <summary>Ones on the diagonal.</summary>
    public static Matrix3 Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>The sum of the diagonal, from the top.</summary>
    public double Trace => X.X + Y.Y + Z.Z;

    /// <summary>The matrix times a column vector; sums are taken in the order of the columns.</summary>
    public static Point3 operator *(Matrix3 matrix, Point3 vector) =>
        (vector.X * matrix.X) + (vector.Y * matrix.Y) + (vector.Z * matrix.Z);

    /// <summary>The matrix turned over its diagonal.</summary>
    public Matrix3 Transposed() => new(new(X.X, Y.X, Z.X), new(X.Y, Y.Y, Z.Y), new(X.Z, Y.Z, Z.Z));
}
