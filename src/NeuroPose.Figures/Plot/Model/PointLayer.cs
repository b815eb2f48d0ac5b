namespace NeuroPose.Figures.Model;

/// <summary>Points with two coordinates each: a line, or dots.</summary>
public abstract record PointLayer : Layer
{
    private protected PointLayer(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
    {
        PointsCheck.SameLength(x, y, nameof(y));
        (X, Y) = (x, y);
    }

    /// <summary>Where the points are along the horizontal axis.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Where they are along the vertical axis.</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>How many points have two finite coordinates.</summary>
    public int FiniteCount => PointsCheck.FiniteCount(X.Span, Y.Span);

    internal override bool IsSeries => true;

    internal override void Extend(ValueRange x, ValueRange y)
    {
        x.Include(X.Span);
        y.Include(Y.Span);
    }
}
