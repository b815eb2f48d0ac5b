namespace NeuroPose.Poses;

/// <summary>How the axes of coordinates lie in the world, as far as it is known.</summary>
/// <param name="Up">The direction that points away from the ground; null when it is not known.</param>
public readonly record struct Axes(Axis? Up)
{
    /// <summary>Nothing is known.</summary>
    public static Axes Unknown => default;

    /// <summary>y points down, as in pictures and in front of a camera.</summary>
    public static Axes YDown { get; } = new(Axis.MinusY);

    /// <summary>y points up, as in OpenSim.</summary>
    public static Axes YUp { get; } = new(Axis.PlusY);

    /// <summary>z points up, as in most laboratories.</summary>
    public static Axes ZUp { get; } = new(Axis.PlusZ);

    /// <summary>Where an axis points, such as "z up" or "y down"; or that it is not known.</summary>
    public override string ToString() => Up is { } up ? $"{"xyz"[up.Coordinate()]} {(up.Sign() > 0 ? "up" : "down")}" : "up is not known";
}

/// <summary>A direction along one of the coordinate axes.</summary>
public enum Axis
{
    /// <summary>Growing x.</summary>
    PlusX,

    /// <summary>Falling x.</summary>
    MinusX,

    /// <summary>Growing y.</summary>
    PlusY,

    /// <summary>Falling y.</summary>
    MinusY,

    /// <summary>Growing z.</summary>
    PlusZ,

    /// <summary>Falling z.</summary>
    MinusZ,
}

/// <summary>What a direction is in numbers and words.</summary>
public static class AxisDirections
{
    /// <summary>The coordinate: 0 for x, 1 for y, 2 for z.</summary>
    public static int Coordinate(this Axis axis) => (int)axis / 2;

    /// <summary>1 where the coordinate grows in the direction, else -1.</summary>
    public static int Sign(this Axis axis) => (int)axis % 2 == 0 ? 1 : -1;

    /// <summary>+x, -x, +y, -y, +z or -z.</summary>
    public static string Symbol(this Axis axis) => (axis.Sign() > 0 ? "+" : "-") + "xyz"[axis.Coordinate()];

    /// <summary>Reads +Z, z, -Y and so on, in either case; null when it is no direction.</summary>
    public static Axis? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim().ToUpperInvariant() switch
        {
            "X" or "+X" => Axis.PlusX,
            "-X" => Axis.MinusX,
            "Y" or "+Y" => Axis.PlusY,
            "-Y" => Axis.MinusY,
            "Z" or "+Z" => Axis.PlusZ,
            "-Z" => Axis.MinusZ,
            _ => null,
        };
    }
}
