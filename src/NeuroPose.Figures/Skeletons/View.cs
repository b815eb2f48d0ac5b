using NeuroPose.Numerics;

namespace NeuroPose.Figures.Skeletons;

/// <summary>From where a body is seen: which coordinates go to the right and along the vertical axis, and whether that one points down.</summary>
internal sealed record View(string Name, Func<Point3, double> Horizontal, Func<Point3, double> Vertical, bool Down)
{
    public static View Front { get; } = new("front (x →, y ↓)", point => point.X, point => point.Y, true);

    public static View Side { get; } = new("side (z →, y ↓)", point => point.Z, point => point.Y, true);

    public static View Above { get; } = new("from above (x →, z ↑)", point => point.X, point => point.Z, false);
}
