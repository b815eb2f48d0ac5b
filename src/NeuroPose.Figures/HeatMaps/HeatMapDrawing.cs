using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.HeatMaps;

/// <summary>Lays out a heat map: row names, cells, color bar; column names below; definition and remarks under all.</summary>
internal sealed class HeatMapDrawing(HeatMapContent map, Page page)
{
    private const double Gap = 6;
    private const double LargestCell = 64;
    private const int MostNumbers = 12;

    private static readonly TextStyle NameStyle = TextStyle.Normal;

    public void Draw()
    {
        var extent = ValueExtent.Of(map.Values.Span);
        var range = RangeOf(extent);
        var rowRoom = Math.Min(map.RowLabels.Max(Width), page.ContentWidth * 0.3);
        var widest = page.ContentWidth - rowRoom - (2 * Gap) - 12;
        var bar = new ColorBar(range, map.Quantity, widest / 2);
        var cell = Math.Min(LargestCell, (widest - bar.Width) / Math.Max(map.ColumnLabels.Count, map.RowLabels.Count));
        var (width, height) = (cell * map.ColumnLabels.Count, cell * map.RowLabels.Count);
        var left = Page.Margin + rowRoom + Gap;
        var top = page.Take(Math.Max(height, 64) + 4);
        var remark = HeatMapCells.Draw(page.Canvas, map, range, left, top, cell);
        if (Math.Max(map.RowLabels.Count, map.ColumnLabels.Count) <= MostNumbers)
        {
            DrawNumbers(range, extent, left, top, cell);
        }

        var barHeight = Math.Clamp(height, 64, 420);
        new ColorBar(range, map.Quantity, barHeight).Draw(page.Canvas, left + width + 12, top, barHeight);
        var every = DrawRowNames(left - Gap, top, cell, rowRoom);
        DrawColumnNames(left, top + height + 4, cell);
        page.Take(8);
        Remarks(extent, remark, every);
    }

    private static Interval RangeOf(ValueExtent extent) => extent switch
    {
        { FiniteCount: 0 } or { Lowest: 0, Highest: 0 } => new(0, 1),

        // Distances start at zero: the color of a small distance must not depend on the smallest one at hand.
        _ => Interval.Of([Math.Min(0, extent.Lowest), Math.Max(0, extent.Highest)]),
    };

    private static double Width(string name) => TextMetrics.Width(name, NameStyle);

    private void DrawNumbers(Interval range, ValueExtent extent, double left, double top, double cell)
    {
        var format = CellNumber.FormatFor(extent.FiniteCount > 0 ? Math.Max(Math.Abs(extent.Lowest), Math.Abs(extent.Highest)) : 0);
        var texts = map.Values.ToArray().Select(value => double.IsFinite(value) ? format(value) : "").ToArray();
        var style = new[] { TextStyle.Normal, TextStyle.Small, new TextStyle(9) }
            .FirstOrDefault(style => texts.All(text => TextMetrics.Width(text, style) <= cell - 3));
        if (style is null)
        {
            return;
        }

        for (var index = 0; index < texts.Length; index++)
        {
            if (texts[index].Length > 0)
            {
                var (row, column) = (index / map.ColumnLabels.Count, index % map.ColumnLabels.Count);
                var color = SequentialColors.At(range.Fraction(map.Values.Span[index])).TextOnTop;
                page.Canvas.Text(left + ((column + 0.5) * cell), top + ((row + 0.5) * cell) + (style.Size * 0.36), texts[index], style with { Color = color, Anchor = Anchor.Middle });
            }
        }
    }

    private int DrawRowNames(double right, double top, double cell, double room)
    {
        var every = LabelThinning.Every(cell);
        for (var row = 0; row < map.RowLabels.Count; row += every)
        {
            page.Canvas.Text(right, top + ((row + 0.5) * cell) + 4, TextMetrics.Fit(map.RowLabels[row], NameStyle, room), NameStyle with { Anchor = Anchor.End });
        }

        return every;
    }

    private void DrawColumnNames(double left, double top, double cell)
    {
        var every = LabelThinning.Every(cell);
        var upright = map.ColumnLabels.Any(name => Width(name) > cell - 4);
        var room = upright ? Math.Min(map.ColumnLabels.Max(Width), 150) : 12;
        page.Take(room);
        for (var column = 0; column < map.ColumnLabels.Count; column += every)
        {
            var center = left + ((column + 0.5) * cell);
            if (upright)
            {
                page.Canvas.Text(center + 4, top, TextMetrics.Fit(map.ColumnLabels[column], NameStyle, room), NameStyle with { Anchor = Anchor.End, Rotation = -90 });
            }
            else
            {
                page.Canvas.Text(center, top + 9, map.ColumnLabels[column], NameStyle with { Anchor = Anchor.Middle });
            }
        }
    }

    private void Remarks(ValueExtent extent, string remark, int every)
    {
        if (extent.UnknownCount > 0)
        {
            page.Note(FormattableString.Invariant($"Gray: not a finite number ({extent.UnknownCount} of {map.Values.Length} cells)."));
        }

        page.Note(remark);
        if (every > 1)
        {
            page.Note(FormattableString.Invariant($"One name in {every} is shown."));
        }

        page.Note(map.Definition);
    }
}
