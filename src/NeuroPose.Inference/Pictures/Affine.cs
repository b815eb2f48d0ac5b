namespace NeuroPose.Inference.Pictures;

/// <summary>
/// Takes places in one picture to places in another: x' = A·x + B·y + C, y' = D·x + E·y + F. Coordinates are continuous: pixel i covers
/// i to i + 1, and its center is at i + 0.5.
/// </summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    /// <summary>The place in the other picture.</summary>
    public (double X, double Y) Of(double x, double y) => ((A * x) + (B * y) + C, (D * x) + (E * y) + F);

    /// <summary>The way back.</summary>
    public Affine Inverse()
    {
        var area = (A * E) - (B * D);
        return new(E / area, -B / area, ((B * F) - (C * E)) / area, -D / area, A / area, ((C * D) - (A * F)) / area);
    }

    /// <summary>A picture made larger or smaller as a whole until it fits into another: in its middle, or in its upper left corner.</summary>
    public static Affine Fit(int width, int height, int intoWidth, int intoHeight, bool isCentered)
    {
        var scale = Math.Min((double)intoWidth / width, (double)intoHeight / height);
        return isCentered
            ? new(scale, 0, (intoWidth - (scale * width)) / 2, 0, scale, (intoHeight - (scale * height)) / 2)
            : new(scale, 0, 0, 0, scale, 0);
    }
}
