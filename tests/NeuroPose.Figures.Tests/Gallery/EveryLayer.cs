using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Tests.Gallery;

/// <summary>A layer of every kind, with values that are missing and names that hold markup: nothing for users, but every drawing is looked at.</summary>
internal static class EveryLayer
{
    public static Figure Figure() => new PlotFigure(new Plot
    {
        Columns = 2,
        Panels =
        [
            new()
            {
                Title = "lines and areas",
                X = new(new AxisLabel("x", "s")),
                Y = new(new AxisLabel("y", "mm")),
                Layers =
                [
                    new SpanLayer(1, 2, "span") { Name = "a span", Color = 4 },
                    new BandLayer(new double[] { 0, 1, 2, 3 }, new double[] { 1, 2, double.NaN, 1 }, new double[] { 3, 4, 3, 2 }) { Name = "band" },
                    new LineLayer(new double[] { 0, 1, 2, 3, 4 }, new double[] { 2, 3, double.PositiveInfinity, 1.5, 2 }) { Name = "line" },
                    new ScatterLayer(new double[] { 0.5, 1.5, 2.5 }, new double[] { 2, 2.8, 1.4 }) { Name = "dots", Labels = ["a", "<b>", ""], Strengths = new[] { 1, double.NaN, 0.3 } },
                    new RuleLayer(3.2, "rule"),
                    new RuleLayer(3.5, "limit") { Horizontal = true },
                    new AnnotationLayer(3, 1, "a note"),
                ],
            },
            new()
            {
                Title = "bars and boxes",
                X = PlotAxis.Unnamed with { Names = ["one", "two", "three"] },
                Y = new(new AxisLabel("value")),
                Layers =
                [
                    new BarLayer(new double[] { 0 }, new double[] { -2 }) { Name = "bar", Color = 5 },
                    new BoxLayer(1, new double[] { 1, 2, 3, 6, 14, double.NaN }) { Name = "box", Color = 3 },
                    new BoxLayer(2, new double[] { 3 }) { Color = 3 },
                ],
            },
        ],
        Notes = ["Layers of every kind."],
    })
    { Title = "The model" };
}
