using System.Globalization;

namespace NeuroPose.Numerics;

/// <summary>A point or vector in space, in double precision.</summary>
/// <param name="X">To the right of the camera.</param>
/// <param name="Y">Downward.</param>
/// <param name="Z">Away from the camera.</param>
public readonly record struct Point3(double X, double Y, double Z)
{
    /// <summary>A point of which nothing is known: three NaN.</summary>
    public static Point3 Unknown { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>True when no coordinate is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The Euclidean length; the sum of squares is taken in the order x, y, z. Right for coordinates of any size.</summary>
    public double Length
    {
        get
        {
            var square = Dot(this);
            return BinaryScale.IsOrdinarySquare(square) || !IsFinite ? Math.Sqrt(square) : LengthOfAnySize();
        }
    }

    /// <summary>The sum of two vectors.</summary>
    public static Point3 operator +(Point3 a, Point3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>The vector from <paramref name="b"/> to <paramref name="a"/>.</summary>
    public static Point3 operator -(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The vector scaled by a factor.</summary>
    public static Point3 operator *(double factor, Point3 a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>The scalar product, summed in the order x, y, z.</summary>
    public double Dot(Point3 other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>The vector product.</summary>
    public Point3 Cross(Point3 other) => new(
        (Y * other.Z) - (Z * other.Y),
        (Z * other.X) - (X * other.Z),
        (X * other.Y) - (Y * other.X));

    /// <summary>The vector times 2^exponent, which is exact short of overflow.</summary>
    internal Point3 TimesPowerOfTwo(int exponent) =>
        exponent == 0 ? this : new(Math.ScaleB(X, exponent), Math.ScaleB(Y, exponent), Math.ScaleB(Z, exponent));

    /// <summary>The e for which the largest coordinate is within 2^e and 2^(e+1); 0 where none is finite and not 0.</summary>
    internal int Exponent => BinaryScale.Exponent(Math.Max(Math.Abs(X), Math.Max(Math.Abs(Y), Math.Abs(Z))));

    private double LengthOfAnySize()
    {
        var scaled = TimesPowerOfTwo(-Exponent);
        return Math.ScaleB(Math.Sqrt(scaled.Dot(scaled)), Exponent);
    }

    /// <summary>The three coordinates in round-trip form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X}, {Y}, {Z})");
}
