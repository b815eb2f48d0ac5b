using NeuroPose.Clustering;
using NeuroPose.Figures.Model;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests;

/// <summary>One call a figure, on made-up data that is the same on every run.</summary>
internal static class Recipes
{
    private static readonly Representation Knees = Representation.Angles(Skeleton.Mhad43, "left knee", "right knee");

    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new SortedDictionary<string, Func<Figure>>(StringComparer.Ordinal)
    {
        ["joint-trajectories"] = () => MotionFigures.Trajectories(WalkingPoses.Make(frames: 100, missing: [(40, "lkne"), (41, "lkne")]), "lkne", "rkne", "head"),
        ["angles-over-cycle"] = () => GaitFigures.OverCycle([.. Enumerable.Range(0, 6).Select(Cycle)]),
        ["stick-strip"] = () => MotionFigures.StickStrip(WalkingPoses.Make(), 9),
        ["skeleton-views"] = () => WalkingPoses.Make().At(12).ToFigure(),
        ["joint-distances"] = () => WalkingPoses.Make().At(12).ToFigure() with
        {
            JointValues = new[] { "lkne", "lank", "lhee", "lfoo", "rkne", "rank", "head", "lhipl" }.Select((joint, index) => (joint, value: 3.5 * index)).ToDictionary(pair => pair.joint, pair => pair.value),
            JointQuantity = new("share of the distance", "%"),
            Definition = "Shares of one DTW distance, made up for this picture.",
        },
        ["heel-strikes"] = () => HeelStrikes(WalkingPoses.Make(frames: 150)),
        ["dtw-alignment"] = () => Warped((first, second, result) => result.ToFigure(first, second)),
        ["dtw-cost-matrix"] = () => Warped((first, second, result) => Dtw.CostMatrix(first, second, result.Definition).ToFigure(result)),
        ["distances-ordered"] = Ordered,
        ["before-after"] = () => ComparisonFigures.BeforeAfter(
            ["s01", "s02", "s03", "s04", "s05", "s06", "s07"], new[] { 12.1, 14, 9.5, 13.2, double.NaN, 11.1, 25 }, new[] { 10.2, 12.5, 9.9, 10.1, 9, 9.4, 14 }, new("distance", "mm"), "Euclidean DTW, no band."),
        ["vital-signs"] = VitalSigns,
        ["csi-waterfall"] = () => VitalFigures.Waterfall(Amplitudes(frames: 600, subcarriers: 52), 52, 20),
        ["every-layer"] = EveryLayer,
    };

    // Each cycle a little longer and stiffer than the one before, as no two steps are the same.
    private static FeatureSeries Cycle(int index)
    {
        var features = Knees.Features(WalkingPoses.Make(frames: 28 + index, cycle: 27 + index));
        double[] values = [.. features.Values.ToArray().Select((value, at) => Math.Round(value + (0.04 * Math.Sin((index * 2) + (at / 9.0))) + (0.02 * index), 6))];
        return new(features.Label, features.Names, features.Unit, values);
    }

    private static LineChart HeelStrikes(PoseSequence walk) => GaitFigures.HeelStrikes(walk, GaitCycles.Detect(walk, Side.Left));

    private static Figure Warped(Func<FeatureSeries, FeatureSeries, DtwResult, Figure> draw)
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        var slow = knee.Features(WalkingPoses.Make(frames: 80, cycle: 40, label: "slow walk"));
        var fast = knee.Features(WalkingPoses.Make(frames: 66, cycle: 33, label: "fast walk"));
        return draw(slow, fast, Dtw.Align(slow, fast, new() { Representation = knee, Band = Band.SakoeChiba(fraction: 0.25) }));
    }

    private static PlotFigure Ordered()
    {
        double[] levels = [10, 62, 14, 55, 11, 90, 60];
        var matrix = Dtw.DistanceMatrix([.. levels.Select((level, index) => new FeatureSeries($"s{index + 1:00}", ["height of the left heel"], "mm", new[] { level, level + 3, level - 2 }))]);
        return matrix.ToFigure(Hierarchy.Build(matrix), ["control", "patient", "control", "patient", "control", "patient", "patient"]);
    }

    private static PlotFigure VitalSigns()
    {
        double[] seconds = [.. Enumerable.Range(0, 60).Select(index => index * 2.0)];
        var breathing = Array.ConvertAll(seconds, time => time is > 50 and < 66 ? double.NaN : Math.Round(15 + (2 * Math.Sin(time / 9)), 3));
        var heart = Array.ConvertAll(seconds, time => Math.Round(68 + (5 * Math.Sin(time / 15)) + (time / 20), 3));
        var sure = Array.ConvertAll(seconds, time => Math.Round(Math.Abs(Math.Cos(time / 25)), 3));
        return VitalFigures.OverTime(
            [new(new("breathing rate", "1/min"), seconds, breathing, sure), new(new("heart rate", "1/min"), seconds, heart)],
            [new(50, 66, "apnea"), new(96, 100, "motion")],
            "Made-up readings.");
    }

    private static double[] Amplitudes(int frames, int subcarriers) =>
    [
        .. Enumerable.Range(0, frames * subcarriers).Select(index =>
            Math.Round(20 + (6 * Math.Sin(index / subcarriers / 16.0)) + (4 * Math.Cos(index % subcarriers / 7.0)), 3)),
    ];

    private static PlotFigure EveryLayer() => new(new Plot
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
                X = Axis.Unnamed with { Names = ["one", "two", "three"] },
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
    }) { Title = "The model" };
}
