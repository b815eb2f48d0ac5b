namespace NeuroPose.Search.Bounding;

/// <summary>Frames × dimensions lower and upper limits.</summary>
internal sealed class Envelope(int length, int dimensions)
{
    public int Length => length;

    public double[] Lower { get; } = new double[length * dimensions];

    public double[] Upper { get; } = new double[length * dimensions];
}
