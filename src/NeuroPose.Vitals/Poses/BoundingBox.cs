using System.Globalization;

namespace NeuroPose.Vitals.Poses;

/// <summary>An upright rectangle around a person, in the units of its source.</summary>
public sealed record BoundingBox
{
    /// <summary>Makes a box from its sides.</summary>
    /// <param name="xMin">The smallest horizontal coordinate.</param>
    /// <param name="yMin">The smallest vertical coordinate.</param>
    /// <param name="xMax">The largest horizontal coordinate.</param>
    /// <param name="yMax">The largest vertical coordinate.</param>
    /// <exception cref="ArgumentException">A side is no finite number, or a smallest coordinate is beyond the largest.</exception>
    public BoundingBox(double xMin, double yMin, double xMax, double yMax)
    {
        if (!(double.IsFinite(xMin) && double.IsFinite(yMin) && double.IsFinite(xMax) && double.IsFinite(yMax) && xMin <= xMax && yMin <= yMax))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A box needs finite sides with xMin <= xMax and yMin <= yMax; got x from {xMin} to {xMax} and y from {yMin} to {yMax}."));
        }

        (XMin, YMin, XMax, YMax) = (xMin, yMin, xMax, yMax);
    }

    /// <summary>The smallest horizontal coordinate.</summary>
    public double XMin { get; }

    /// <summary>The smallest vertical coordinate.</summary>
    public double YMin { get; }

    /// <summary>The largest horizontal coordinate.</summary>
    public double XMax { get; }

    /// <summary>The largest vertical coordinate.</summary>
    public double YMax { get; }

    /// <summary>The horizontal extent.</summary>
    public double Width => XMax - XMin;

    /// <summary>The vertical extent.</summary>
    public double Height => YMax - YMin;

    /// <summary>Width times height.</summary>
    public double Area => Width * Height;

    /// <summary>
    /// The part of two boxes' union that both cover, from 0 (apart) to 1 (the same). Two boxes without any area have 0.
    /// </summary>
    /// <param name="other">The other box.</param>
    public double IntersectionOverUnion(BoundingBox other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var width = Math.Max(0, Math.Min(XMax, other.XMax) - Math.Max(XMin, other.XMin));
        var height = Math.Max(0, Math.Min(YMax, other.YMax) - Math.Max(YMin, other.YMin));
        var common = width * height;
        var union = Area + other.Area - common;
        return union > 0 ? common / union : 0;
    }

    /// <summary>In words, such as <c>120 × 220 at (260, 150)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width:0.###} × {Height:0.###} at ({XMin:0.###}, {YMin:0.###})");
}
