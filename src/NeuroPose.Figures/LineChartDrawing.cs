using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Lines;

namespace NeuroPose.Figures;

/// <summary>Lays out a line chart: legend, mark labels, plot; gaps and caption under it.</summary>
internal sealed class LineChartDrawing(LineChart chart, Page page)
{
    public void Draw()
    {
        Legend.Draw(page, [.. chart.Series.Select((series, index) => (series.Name, SeriesColors.Line(index))).Where(entry => entry.Name.Length > 0 && entry.Name != chart.Title)]);
        var marks = chart.Marks.Where(mark => double.IsFinite(mark.X)).ToArray();
        var plot = new PlotArea(
            page,
            Interval.Of(chart.Series.SelectMany(series => series.X.ToArray()).Concat(marks.Select(mark => mark.X))),
            Interval.Of(chart.Series.SelectMany(series => series.Y.ToArray())),
            chart.XAxis.ToString(),
            chart.YAxis.ToString());
        var hidden = MarkLabels.Reserve(page, [.. marks.Select(mark => (plot.X[mark.X], mark.Label))], plot.Right, out var labels);
        plot.Draw(Math.Clamp(page.Width * 0.42, 150, 280));
        foreach (var mark in marks)
        {
            page.Canvas.Line(plot.X[mark.X], labels.Bottom, plot.X[mark.X], plot.Bottom, new(Ink.Muted, 1, "4 3"));
        }

        labels.Draw(page.Canvas);
        for (var index = 0; index < chart.Series.Count; index++)
        {
            LinePath.Draw(page.Canvas, plot, chart.Series[index].X.Span, chart.Series[index].Y.Span, SeriesColors.Line(index));
        }

        if (chart.Series.All(series => series.FiniteCount == 0))
        {
            page.Canvas.Text((plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2, "no values to draw", TextStyle.Note with { Anchor = Anchor.Middle });
        }

        Remarks(hidden);
    }

    private void Remarks(int hiddenLabels)
    {
        const int MostNamed = 6;
        var gaps = chart.Series.Where(series => series.FiniteCount < series.X.Length).ToArray();
        if (gaps.Length > 0)
        {
            var named = gaps.Take(MostNamed).Select(series => FormattableString.Invariant($"{series.Name} {series.X.Length - series.FiniteCount} of {series.X.Length}").TrimStart());
            var more = gaps.Length > MostNamed ? FormattableString.Invariant($" and {gaps.Length - MostNamed} more lines") : "";
            page.Note($"Gaps: no finite value at {string.Join(", ", named)} points{more}.");
        }

        if (hiddenLabels > 0)
        {
            page.Note(FormattableString.Invariant($"{hiddenLabels} of the marks' names are left out for want of room."));
        }

        page.Note(chart.Caption);
    }
}
