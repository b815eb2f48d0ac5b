using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Model;

/// <summary>Two axes and what is drawn in them.</summary>
public sealed record Panel
{
    /// <summary>What stands above it; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>The horizontal axis.</summary>
    public PlotAxis X { get; init; } = PlotAxis.Unnamed;

    /// <summary>The vertical axis.</summary>
    public PlotAxis Y { get; init; } = PlotAxis.Unnamed;

    /// <summary>What is drawn, the last on top.</summary>
    public required IReadOnlyList<Layer> Layers { get; init; }

    /// <summary>Whether a step of one is as long to the right as it is down: for bodies and square matrices.</summary>
    public bool EqualScale { get; init; }

    /// <summary>The most pixels for a step of one where scales are equal, so that a small matrix does not fill the page.</summary>
    public double LargestStep { get; init; } = double.PositiveInfinity;

    /// <summary>The unit of a bar that shows the scale instead of axes; empty for none.</summary>
    public string ScaleBarUnit { get; init; } = "";

    /// <summary>The height between the axes' ends in pixels; NaN for one that fits the width.</summary>
    public double Height { get; init; } = double.NaN;

    /// <summary>The ranges of both axes before they are shared or moved to ticks.</summary>
    internal (Interval X, Interval Y) Ranges()
    {
        var (x, y) = (new ValueRange(), new ValueRange());
        foreach (var layer in Layers)
        {
            layer.Extend(x, y);
        }

        return (Given(X, x), Given(Y, y));
    }

    /// <summary>The palette's index for each layer, in their order.</summary>
    internal IReadOnlyList<int> Colors()
    {
        var next = 0;
        return [.. Layers.Select(layer => layer.Color ?? (layer.IsSeries ? next++ : 0))];
    }

    private static Interval Given(PlotAxis axis, ValueRange seen)
    {
        if (axis.Names.Count > 0)
        {
            return new(-0.5, axis.Names.Count - 0.5);
        }

        var range = seen.ToInterval();
        var (low, high) = (double.IsFinite(axis.Low) ? axis.Low : range.Low, double.IsFinite(axis.High) ? axis.High : range.High);
        return Interval.Of([low, Math.Max(low, high)]);
    }
}
