using NeuroPose.Numerics;

namespace NeuroPose.Figures.Skeletons;

/// <summary>From where a skeleton is seen: which coordinate goes to the right. Down is always y.</summary>
internal sealed record View(string Name, Func<Point3, double> Horizontal)
{
    public static View Front { get; } = new("front view (x → right, y ↓ down)", point => point.X);

    public static View Side { get; } = new("side view (z → right, y ↓ down)", point => point.Z);
}
