namespace NeuroPose.Figures.Model;

/// <summary>A shaded stretch of the horizontal axis, such as the time of an alert.</summary>
/// <param name="From">Where it begins; a span with an end that is not finite is not drawn.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Label">What stands above it; empty for nothing.</param>
public sealed record SpanLayer(double From, double To, string Label = "") : Layer
{
    internal override bool IsSeries => true;

    internal bool IsKnown => double.IsFinite(From) && double.IsFinite(To);

    internal override void Extend(ValueRange x, ValueRange y)
    {
        x.Include(From);
        x.Include(To);
    }
}
