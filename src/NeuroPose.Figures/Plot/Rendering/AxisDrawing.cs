using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Rendering;

/// <summary>The lines, numbers and names around a panel.</summary>
internal static class AxisDrawing
{
    private static readonly TextStyle Name = TextStyle.Normal with { Anchor = Anchor.Middle };

    /// <summary>Draws them and returns every how many-th name is shown where there are names.</summary>
    public static int Draw(SvgCanvas canvas, PanelFrame frame)
    {
        var every = Math.Max(DrawVertical(canvas, frame), DrawHorizontal(canvas, frame));
        if (frame.Scale is { } scale)
        {
            var height = Math.Max(frame.Bottom - frame.Top, 64);
            new ColorBar(scale.Range, scale.Quantity, height).Draw(canvas, frame.Right + (frame.Names.Count > 0 ? frame.LeftRoom : 0) + 12, frame.Top, height);
        }

        if (frame.Panel.Title.Length > 0)
        {
            var style = TextStyle.Normal with { Anchor = Anchor.Middle };
            var width = frame.Panel.X.Hidden ? frame.CellWidth : frame.Right - frame.Left;
            canvas.Text((frame.Left + frame.Right) / 2, frame.TitleBaseline, TextMetrics.Fit(frame.Panel.Title, style, width), style);
        }

        return every;
    }

    private static int DrawVertical(SvgCanvas canvas, PanelFrame frame)
    {
        foreach (var tick in frame.VerticalNumbers)
        {
            var y = frame.Down(tick.Value);
            if (frame.HasMatrix)
            {
                canvas.Line(frame.Left - 4, y, frame.Left, y, new(Ink.Axis));
            }
            else
            {
                canvas.Line(frame.Left, y, frame.Right, y, new(Ink.Grid));
            }

            canvas.Text(frame.Left - 6, y + 3.5, tick.Label, TextStyle.Small with { Anchor = Anchor.End });
        }

        var names = frame.Panel.Y.Names;
        var every = names.Count == 0 ? 1 : LabelThinning.Every((frame.Bottom - frame.Top) / names.Count);
        for (var row = 0; row < names.Count; row += every)
        {
            canvas.Text(frame.Left - 6, frame.Y[row] + 4, TextMetrics.Fit(names[row], TextStyle.Normal, frame.VerticalLabelRoom), TextStyle.Normal with { Anchor = Anchor.End });
        }

        var label = frame.Panel.Y.Label.ToString();
        if (label.Length > 0 && !frame.Panel.Y.Hidden)
        {
            // The unit stands at the end: smaller letters rather than a name without it.
            var room = frame.Bottom - frame.Top + 20;
            var style = (TextMetrics.Width(label, Name) <= room ? Name : TextStyle.Small with { Anchor = Anchor.Middle }) with { Rotation = -90 };
            canvas.Text(frame.Left - frame.LeftRoom + 9, (frame.Top + frame.Bottom) / 2, TextMetrics.Fit(label, style, room), style);
        }

        return every;
    }

    private static int DrawHorizontal(SvgCanvas canvas, PanelFrame frame)
    {
        var axis = frame.Panel.X;
        if (axis.Hidden)
        {
            return 1;
        }

        if (axis.Names.Count == 0)
        {
            canvas.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, new(Ink.Axis));
        }

        foreach (var tick in frame.HorizontalNumbers)
        {
            var x = frame.Across(tick.Value);
            canvas.Line(x, frame.Bottom, x, frame.Bottom + 4, new(Ink.Axis));
            if (frame.HasHorizontalLabels)
            {
                canvas.Text(x, frame.Bottom + 15, tick.Label, TextStyle.Small with { Anchor = Anchor.Middle });
            }
        }

        var every = frame.HasHorizontalLabels ? DrawNames(canvas, frame) : 1;
        var label = axis.Label.ToString();
        if (frame.HasHorizontalLabels && label.Length > 0)
        {
            canvas.Text((frame.Left + frame.Right) / 2, frame.Bottom + frame.BottomRoom - 9, TextMetrics.Fit(label, Name, frame.Right - frame.Left), Name);
        }

        return every;
    }

    private static int DrawNames(SvgCanvas canvas, PanelFrame frame)
    {
        var names = frame.Panel.X.Names;
        var every = names.Count == 0 || !frame.NamesAreUpright ? 1 : LabelThinning.Every((frame.Right - frame.Left) / names.Count);
        for (var column = 0; column < names.Count; column += every)
        {
            var center = frame.X[column];
            if (frame.NamesAreUpright)
            {
                canvas.Text(center + 4, frame.Bottom + 4, TextMetrics.Fit(names[column], TextStyle.Normal, frame.NameRow), TextStyle.Normal with { Anchor = Anchor.End, Rotation = -90 });
            }
            else
            {
                canvas.Text(center, frame.Bottom + 13, names[column], Name);
            }
        }

        return every;
    }
}
