using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Rendering;

/// <summary>A panel's rectangle with its scales. The room around it is known first, then its width, then its height.</summary>
internal sealed class PanelFrame
{
    private const int VerticalTicks = 5;
    private const double NameHeight = 18;

    public PanelFrame(Panel panel, Interval x, Interval y, double cellWidth)
    {
        CellWidth = cellWidth;
        Panel = panel;
        Domain = (x, HasOwnEnds(panel) ? y : y.OutToTicks(VerticalTicks));
        Scale = panel.Layers.Select(layer => layer.ColorScale).FirstOrDefault(scale => scale is not null);
        Names = [.. panel.Layers.OfType<SkeletonLayer>().Select(layer => new SkeletonNames(layer))];
    }

    public Panel Panel { get; }

    /// <summary>The width of the panel with all that stands beside it.</summary>
    public double CellWidth { get; }

    /// <summary>Where the title stands, one height for all panels of a row.</summary>
    public double TitleBaseline { get; set; }

    public (Interval X, Interval Y) Domain { get; }

    public (Interval Range, string Quantity)? Scale { get; }

    public IReadOnlyList<SkeletonNames> Names { get; }

    /// <summary>Whether the horizontal numbers stand under this panel.</summary>
    public bool HasHorizontalLabels { get; set; } = true;

    public double Left { get; private set; }

    public double Right { get; private set; }

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    public Scale X { get; private set; } = new(new(0, 1), 0, 1);

    public Scale Y { get; private set; } = new(new(0, 1), 1, 0);

    public MarkLabels Marks { get; private set; } = new([], 0, 0);

    /// <summary>All but the plain grid: a matrix covers it.</summary>
    public bool HasMatrix => Panel.Layers.Any(layer => layer is HeatLayer);

    public double LeftRoom => Panel.Y.Hidden
        ? NamesRoom
        : (Panel.Y.Label.ToString().Length > 0 ? NameHeight : 2) + VerticalLabelRoom + 6;

    public double RightRoom =>
        Scale is { } scale ? NamesRoom + 12 + new ColorBar(scale.Range, scale.Quantity, CellWidth / 2).Width
        : Panel.X.Hidden ? NamesRoom
        : Panel.X.Names.Count > 0 ? 2
        : 14; // half a tick label may stand out at the right end

    public double VerticalLabelRoom => Panel.Y.Names.Count > 0
        ? Math.Min(Panel.Y.Names.Max(name => TextMetrics.Width(name, TextStyle.Normal)), CellWidth * 0.3)
        : VerticalNumbers.Select(tick => TextMetrics.Width(tick.Label, TextStyle.Small)).DefaultIfEmpty(0).Max();

    public double BottomRoom
    {
        get
        {
            if (Panel.X.Hidden)
            {
                return 10;
            }

            if (!HasHorizontalLabels)
            {
                return 16;
            }

            var labels = Panel.X.Names.Count > 0 ? NameRow + 8 : 17;
            return labels + (Panel.X.Label.ToString().Length > 0 ? 23 : 5);
        }
    }

    /// <summary>Whether the horizontal names are turned, because they are longer than their places.</summary>
    public bool NamesAreUpright => Panel.X.Names.Any(name => TextMetrics.Width(name, TextStyle.Normal) > ((Right - Left) / Panel.X.Names.Count) - 4);

    /// <summary>What names under the panel take.</summary>
    public double NameRow => NamesAreUpright ? Math.Min(Panel.X.Names.Max(name => TextMetrics.Width(name, TextStyle.Normal)), 150) : 12;

    public IReadOnlyList<Tick> VerticalNumbers => Panel.Y.Hidden || Panel.Y.Names.Count > 0 ? [] : Tick.Within(Domain.Y, VerticalTicks);

    public IReadOnlyList<Tick> HorizontalNumbers =>
        Panel.X.Hidden || Panel.X.Names.Count > 0 ? [] : HorizontalTicks.Within(Domain.X, Right - Left);

    private double NamesRoom => Names.Select(names => names.Room).DefaultIfEmpty(4).Max();

    /// <summary>Sets where the panel begins and ends from left to right.</summary>
    public void PlaceAcross(double left, double right)
    {
        (Left, Right) = (left, right);
        X = Panel.X.Reversed ? new(Domain.X, right, left) : new(Domain.X, left, right);
        var marks = Panel.Layers.SelectMany(layer => layer switch
        {
            RuleLayer { Horizontal: false } rule when double.IsFinite(rule.At) => [(Across(rule.At), rule.Label)],
            SpanLayer { IsKnown: true } span => [((Across(span.From) + Across(span.To)) / 2, span.Label)],
            _ => Array.Empty<(double, string)>(),
        });
        Marks = new([.. marks], left - LeftRoom, right + 14);
    }

    /// <summary>Sets where it begins and ends from top to bottom.</summary>
    public void PlaceDown(double top, double bottom)
    {
        (Top, Bottom) = (top, bottom);
        Y = Panel.Y.Reversed ? new(Domain.Y, top, bottom) : new(Domain.Y, bottom, top);
    }

    /// <summary>The pixel of a value; beyond the axis it stands at the axis' end.</summary>
    public double Across(double value) => Math.Clamp(X[value], Left, Right);

    /// <summary>The pixel of a value; beyond the axis it stands at the axis' end.</summary>
    public double Down(double value) => Math.Clamp(Y[value], Top, Bottom);

    private static bool HasOwnEnds(Panel panel) =>
        panel.EqualScale || panel.Y.Hidden || panel.Y.Names.Count > 0 || (double.IsFinite(panel.Y.Low) && double.IsFinite(panel.Y.High)) || panel.Layers.Any(layer => layer is HeatLayer);
}
