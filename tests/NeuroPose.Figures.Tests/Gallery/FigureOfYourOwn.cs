using NeuroPose.Figures.Model;
using NeuroPose.Poses;
using NeuroPose.Gait;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class FigureOfYourOwn() : Recipe("own-figure", "A figure of your own", "Every figure above is panels with layers: lines, bands, dots, bars, boxes, matrices, bodies, rules, spans and words. So is yours, and it gets SVG, HTML, Plotly JSON, PNG and CSV with it.")
{
    public override object Make()
    {
        var walk = SyntheticGait.Walk(new("walker"), new() { Seconds = 4 }).Poses();
        var strikes = GaitCycles.Detect(walk, Side.Left).Cycles;
        double[] seconds = [.. Enumerable.Range(0, walk.FrameCount).Select(frame => frame / walk.FramesPerSecond)];
        double[] strides = [.. strikes.Zip(strikes.Skip(1), (from, to) => (to.Strike - from.Strike) / walk.FramesPerSecond)];
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
                        .. strikes.Select(strike => new SpanLayer(seconds[strike.Strike], seconds[strike.Strike] + 0.3) { Name = "about the stance", Color = 4, InLegend = strike == strikes[0] }),
                        new LineLayer(seconds, walk.Trajectory("lhee", axis: 1)) { Name = "left heel" },
                        new LineLayer(seconds, walk.Trajectory("lfoo", axis: 1)) { Name = "left toes" },
                    ],
                },
                new()
                {
                    X = PlotAxis.Unnamed with { Names = ["strides"] },
                    Y = new(new AxisLabel("duration", "s")),
                    Layers = [new BoxLayer(0, strides) { Color = 2 }],
                },
            ],
        })
        {
            Title = "Left foot",
        };
    }
}
