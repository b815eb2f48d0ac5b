using NeuroPose.Figures.Model;

namespace NeuroPose.Figures;

/// <summary>A figure of any panels and layers.</summary>
/// <param name="Plot">The panels.</param>
public sealed record PlotFigure(Plot Plot) : Figure
{
    /// <summary>A figure of one panel.</summary>
    public PlotFigure(Panel panel)
        : this(new Plot { Panels = [panel] })
    {
    }

    /// <summary>What the figure shows, in words; empty for a count of its panels and layers.</summary>
    public string Description { get; init; } = "";

    /// <inheritdoc/>
    public override string Describe()
    {
        string[] parts = [Title.Length > 0 ? Title + ":" : "", Description.Length > 0 ? Description : Counted(), .. Plot.Notes];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <inheritdoc/>
    public override Plot ToPlot() => Plot;

    private string Counted()
    {
        var layers = Plot.Panels.Sum(panel => panel.Layers.Count);
        return FormattableString.Invariant($"{Plot.Panels.Count} {(Plot.Panels.Count == 1 ? "panel" : "panels")} with {layers} {(layers == 1 ? "layer" : "layers")}.");
    }
}
