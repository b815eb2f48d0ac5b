using NeuroPose.Figures.Model;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class FigureOfYourOwn() : Recipe("own-figure", "A figure of your own", "Every figure above is panels with layers: lines, bands, dots, bars, boxes, matrices, bodies, rules, spans and words. So is yours, and it gets SVG, HTML, Plotly JSON, PNG and CSV with it.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { Seconds = 4 }).Poses();
        var strides = ClinicalCycles.Of(walk).Of(Side.Left).Select(cycle => cycle.Stride).ToArray();
        double[] seconds = [.. Enumerable.Range(0, walk.FrameCount).Select(frame => frame / walk.FramesPerSecond)];
        return new PlotFigure(new Plot
        {
            Columns = 2,
            Panels =
            [
                new()
                {
                    X = new(new AxisLabel("time", "s")),
                    Y = new(new AxisLabel("height in the picture", "mm")) { Reversed = true },
                    Layers =
                    [
                        .. strides.Select(one => new SpanLayer(one.StartSeconds, one.StartSeconds + (one.StancePercent / 100 * one.Seconds)) { Name = "stance", Color = 4, InLegend = one == strides[0] }),
                        new LineLayer(seconds, walk.Trajectory("lhee", axis: 1)) { Name = "left heel" },
                        new LineLayer(seconds, walk.Trajectory("lfoo", axis: 1)) { Name = "left toes" },
                    ],
                },
                new()
                {
                    X = PlotAxis.Unnamed with { Names = ["strides"] },
                    Y = new(new AxisLabel("duration", "s")),
                    Layers = [new BoxLayer(0, strides.Select(one => one.Seconds).ToArray()) { Color = 2 }],
                },
            ],
        })
        {
            Title = "Left foot",
        };
    }
}
