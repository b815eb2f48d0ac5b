using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Model;

/// <summary>
/// Joints and the bones between them, seen from one direction. A joint that is not finite is not drawn, nor are its bones.
/// </summary>
public sealed record SkeletonLayer : Layer
{
    /// <summary>Makes a body. The caller does not write to the numbers again.</summary>
    /// <param name="x">Where the joints are to the right.</param>
    /// <param name="y">Where they are along the vertical axis; as many.</param>
    /// <param name="bones">Which joints are joined, and in which color.</param>
    /// <exception cref="ArgumentException">The counts differ, or a bone names a joint that is not there.</exception>
    public SkeletonLayer(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y, IReadOnlyList<(int From, int To, Paint Paint)> bones)
    {
        ArgumentNullException.ThrowIfNull(bones);
        PointsCheck.SameLength(x, y, nameof(y));
        foreach (var (from, to, _) in bones)
        {
            if ((uint)from >= (uint)x.Length || (uint)to >= (uint)x.Length)
            {
                throw new ArgumentException(FormattableString.Invariant($"A bone joins {from} and {to}; there are joints 0 to {x.Length - 1}."), nameof(bones));
            }
        }

        (X, Y, Bones) = (x, y, [.. bones]);
    }

    /// <summary>Where the joints are to the right.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Where the joints are along the vertical axis.</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>Which joints are joined, and in which color.</summary>
    public IReadOnlyList<(int From, int To, Paint Paint)> Bones { get; }

    /// <summary>One color a joint; empty for bones alone.</summary>
    public IReadOnlyList<Paint> Joints { get; init; } = [];

    /// <summary>One name a joint, written beside the body; empty text for joints that are not named, an empty list for none.</summary>
    public IReadOnlyList<string> JointNames { get; init; } = [];

    /// <summary>The number behind each joint's color; empty where colors are not numbers.</summary>
    public ReadOnlyMemory<double> JointNumbers { get; init; }

    /// <summary>What the joints' colors mean, from dark to light; null where they are not numbers.</summary>
    public (double Low, double High, AxisLabel Quantity)? Scale { get; init; }

    internal override (Interval Range, string Quantity)? ColorScale =>
        Scale is { } scale ? (new(scale.Low, scale.High), scale.Quantity.ToString()) : null;

    internal bool IsKnown(int joint) => double.IsFinite(X.Span[joint]) && double.IsFinite(Y.Span[joint]);

    internal string NameOf(int joint) => joint < JointNames.Count ? JointNames[joint] : "";

    internal override void Extend(ValueRange x, ValueRange y)
    {
        for (var joint = 0; joint < X.Length; joint++)
        {
            if (IsKnown(joint))
            {
                x.Include(X.Span[joint]);
                y.Include(Y.Span[joint]);
            }
        }
    }
}
