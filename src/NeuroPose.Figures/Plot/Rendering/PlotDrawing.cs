using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Rendering;

/// <summary>Lays out a plot on a page: legend, panels in rows, links between them, remarks and notes.</summary>
internal sealed class PlotDrawing
{
    private const double ColumnGap = 10;
    private const double NarrowestCell = 140;
    private const double NarrowestBody = 200;

    private readonly Plot plot;
    private readonly Page page;
    private readonly int columns;
    private readonly double cellWidth;
    private readonly PanelFrame[] frames;
    private readonly EqualScales equal;

    public PlotDrawing(Plot plot, Page page)
    {
        plot.Check();
        (this.plot, this.page) = (plot, page);
        var narrowest = plot.Panels.Any(panel => panel.ScaleBarUnit.Length > 0) ? NarrowestBody : NarrowestCell;
        columns = Math.Clamp((int)((page.ContentWidth + ColumnGap) / (narrowest + ColumnGap)), 1, plot.Columns);
        cellWidth = (page.ContentWidth - ((columns - 1) * ColumnGap)) / columns;
        frames = Frames();
        equal = new(frames, frame => cellWidth - LeftRoom(frame) - RightRoom(frame));
    }

    public void Draw()
    {
        Legend.Draw(page, plot.LegendEntries());
        for (var first = 0; first < frames.Length; first += columns)
        {
            PlaceRow(frames[first..Math.Min(first + columns, frames.Length)]);
        }

        var every = frames.Max(frame => AxisDrawing.Draw(page.Canvas, frame));
        var remarks = new Remarks();
        DrawLinks(remarks);
        foreach (var frame in frames)
        {
            new LayerDrawing(page.Canvas, frame, remarks).Draw();
        }

        equal.DrawBar(page);
        remarks.Write(page, plot, frames.Sum(frame => frame.Marks.Hidden), every);
        foreach (var note in plot.Notes)
        {
            page.Note(note);
        }
    }

    private void DrawLinks(Remarks remarks)
    {
        var step = plot.LinkStep;
        foreach (var link in plot.Links.Where((link, index) => link.IsKnown && index % step == 0))
        {
            var (from, to) = (frames[link.FromPanel], frames[link.ToPanel]);
            page.Canvas.Line(from.Across(link.From.X), from.Down(link.From.Y), to.Across(link.To.X), to.Down(link.To.Y), new(Ink.Axis, 0.6));
        }

        remarks.Add(step == 1 ? "" : FormattableString.Invariant($"One match in {step} is drawn, of {plot.Links.Count}."));
    }

    private PanelFrame[] Frames()
    {
        var ranges = plot.Panels.Select(panel => panel.Ranges()).ToArray();
        var x = Interval.Of(ranges.SelectMany(range => new[] { range.X.Low, range.X.High }));
        var y = Interval.Of(ranges.SelectMany(range => new[] { range.Y.Low, range.Y.High }));
        return
        [
            .. plot.Panels.Select((panel, index) => new PanelFrame(panel, plot.SharedX ? x : ranges[index].X, plot.SharedY ? y : ranges[index].Y, cellWidth)
            {
                HasHorizontalLabels = !plot.SharedX || index + columns >= plot.Panels.Count,
            }),
        ];
    }

    // Panels in one column have their ends one above the other.
    private double LeftRoom(PanelFrame frame) => InColumn(frame).Max(other => other.LeftRoom);

    private double RightRoom(PanelFrame frame) => InColumn(frame).Max(other => other.RightRoom);

    private IEnumerable<PanelFrame> InColumn(PanelFrame frame)
    {
        var column = Array.IndexOf(frames, frame) % columns;
        return frames.Where((_, index) => index % columns == column);
    }

    // A panel over a matrix with the same horizontal axis is as wide as the matrix.
    private double? AlignedWidth(PanelFrame frame) =>
        plot.SharedX ? InColumn(frame).Select(equal.Width).FirstOrDefault(width => width is not null) : null;

    private void PlaceRow(PanelFrame[] row)
    {
        for (var column = 0; column < row.Length; column++)
        {
            var frame = row[column];
            var left = Page.Margin + (column * (cellWidth + ColumnGap)) + LeftRoom(frame);
            var room = cellWidth - LeftRoom(frame) - RightRoom(frame);
            var width = equal.Width(frame) ?? AlignedWidth(frame) ?? room;
            left += frame.Panel is { EqualScale: true, Y.Hidden: true } ? (room - width) / 2 : 0;
            frame.PlaceAcross(left, left + width);
        }

        var above = row.Max(frame => frame.Marks.Height + (frame.Panel.Title.Length > 0 ? 20 : frame.Marks.Height > 0 ? 2 : 4));
        var height = row.Max(Height);
        var top = page.Take(above + height + row.Max(frame => frame.BottomRoom)) + above;
        foreach (var frame in row)
        {
            frame.TitleBaseline = top - above + 12;

            // A body stands in the middle of the room that its names need.
            var own = equal.Height(frame) ?? height;
            var start = frame.Panel.Y.Hidden ? top + ((height - own) / 2) : top;
            frame.PlaceDown(start, start + own);
        }
    }

    private double Height(PanelFrame frame)
    {
        var names = frame.Names.Select(names => names.LeastHeight).DefaultIfEmpty(0).Max();
        return Math.Max(
            frame.Scale is null ? names : Math.Max(names, 64),
            equal.Height(frame) ?? (double.IsFinite(frame.Panel.Height) ? Math.Max(frame.Panel.Height, 8)
            : frames.Length == 1 ? Math.Clamp(page.Width * 0.42, 150, 280)
            : Math.Clamp(cellWidth * (columns == 1 ? 0.22 : 0.5), 124, 190)));
    }
}
