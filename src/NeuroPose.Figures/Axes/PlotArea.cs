using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Axes;

/// <summary>A rectangle with two axes: grid, ticks, names. Its horizontal scale is known before its height is.</summary>
internal sealed class PlotArea
{
    private readonly Page page;
    private readonly Interval vertical;
    private readonly IReadOnlyList<Tick> verticalTicks;
    private readonly string xName;
    private readonly string yName;

    public PlotArea(Page page, Interval horizontal, Interval vertical, string xName, string yName)
    {
        const int VerticalTicks = 5;
        this.page = page;
        this.xName = xName;
        this.yName = yName;
        this.vertical = vertical.OutToTicks(VerticalTicks);
        verticalTicks = Tick.Within(this.vertical, VerticalTicks);
        var labels = verticalTicks.Count == 0 ? 0 : verticalTicks.Max(tick => TextMetrics.Width(tick.Label, TextStyle.Small));
        Left = Page.Margin + 18 + labels + 6;

        // Half a tick label may stand out at the right end.
        Right = page.Width - Page.Margin - 14;
        X = new(horizontal, Left, Right);
        Y = new(this.vertical, 0, 0);
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    public Scale X { get; }

    public Scale Y { get; private set; }

    /// <summary>Takes room on the page and draws the axes.</summary>
    /// <param name="height">The height between the axes' ends.</param>
    /// <param name="horizontalLabels">False where the plot below shows the same axis.</param>
    public void Draw(double height, bool horizontalLabels = true)
    {
        Top = page.Take(height + (horizontalLabels ? 40 : 24));
        Bottom = Top + height;
        Y = new(vertical, Bottom, Top);
        foreach (var tick in verticalTicks)
        {
            var y = Y[tick.Value];
            page.Canvas.Line(Left, y, Right, y, new(Ink.Grid));
            page.Canvas.Text(Left - 6, y + 3.5, tick.Label, TextStyle.Small with { Anchor = Anchor.End });
        }

        page.Canvas.Line(Left, Bottom, Right, Bottom, new(Ink.Axis));
        foreach (var tick in Tick.Within(X.Domain, Math.Max(2, (int)((Right - Left) / 80))))
        {
            var x = X[tick.Value];
            page.Canvas.Line(x, Bottom, x, Bottom + 4, new(Ink.Axis));
            if (horizontalLabels)
            {
                page.Canvas.Text(x, Bottom + 15, tick.Label, TextStyle.Small with { Anchor = Anchor.Middle });
            }
        }

        var name = TextStyle.Normal with { Anchor = Anchor.Middle };
        if (horizontalLabels)
        {
            page.Canvas.Text((Left + Right) / 2, Bottom + 31, TextMetrics.Fit(xName, name, Right - Left), name);
        }

        page.Canvas.Text(Page.Margin + 9, (Top + Bottom) / 2, TextMetrics.Fit(yName, name, height), name with { Rotation = -90 });
    }
}
