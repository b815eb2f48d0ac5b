using NeuroPose.Clustering;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Kinematics;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Figures.Tests;

/// <summary>The figures that papers ask for, each from its own recipe: the approved SVG is what the gallery shows.</summary>
public sealed class ReadyFiguresTests
{
    public static TheoryData<string> Names => [.. Recipes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_looks_as_approved(string name)
    {
        var svg = Recipes.All[name]().ToSvg();

        SvgCheck.TextStaysOnThePage(svg);
        if (name == "every-layer")
        {
            Snapshot.Match(svg, "svg", name);
            return;
        }

        // The approved picture is the gallery's own.
        Snapshot.MatchFile(svg, Repository.PathTo("docs", "images", "gallery", name + ".svg"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fits_one_column_and_a_dark_page(string name)
    {
        var figure = Recipes.All[name]() with { Width = FigureWidth.Column };

        SvgCheck.TextStaysOnThePage(figure.ToSvg());
        var dark = (figure with { Theme = FigureTheme.Dark }).ToSvg();
        SvgCheck.TextStaysOnThePage(dark);
        Snapshot.Match(dark, "svg", name + "-column-dark");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_text_is_at_least_seven_points(string name)
    {
        var sizes = SvgCheck.IsSound(Recipes.All[name]().ToSvg()).Descendants().Select(element => (double?)element.Attribute("font-size")).OfType<double>();

        Assert.All(sizes, pixels => Assert.True(pixels * 72 / 96 >= 7, $"{pixels} px"));
    }

    [Fact]
    public void The_definition_stands_under_every_number_of_dtw()
    {
        foreach (var name in new[] { "dtw-alignment", "dtw-cost-matrix", "distances-ordered" })
        {
            var figure = Recipes.All[name]();
            var words = string.Join(' ', SvgCheck.Texts(figure.ToSvg()));
            Assert.Contains("Euclidean", words, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Euclidean", figure.Describe(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_path_through_other_costs_is_refused()
    {
        FeatureSeries a = FeatureSeries.Of("a", "mm", 1, 2, 3), b = FeatureSeries.Of("b", "mm", 1, 3);

        var problem = Assert.Throws<ArgumentException>(() => Dtw.CostMatrix(b, a).ToFigure(Dtw.Align(a, a)));

        Assert.Contains("2 × 3 costs", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cycles_are_averaged_point_by_point_over_those_that_have_a_value()
    {
        var figure = GaitFigures.OverCycle([new("one", ["knee"], "rad", new[] { 0, 2, double.NaN }), new("two", ["knee"], "rad", new double[] { 0, 4, 8 })]);

        var mean = Assert.Single(figure.Plot.Panels[0].Layers.OfType<LineLayer>(), layer => layer.Name == "mean");
        Assert.Equal(3 * 180 / Math.PI, mean.Y.Span[50], 1e-9);
        Assert.Equal(8 * 180 / Math.PI, mean.Y.Span[100], 1e-9);
        var band = figure.Plot.Panels[0].Layers.OfType<BandLayer>().Single();
        Assert.Equal(Math.Sqrt(2) * 180 / Math.PI, band.High.Span[50] - mean.Y.Span[50], 1e-9);
        Assert.True(double.IsNaN(band.High.Span[100]));
        Assert.Equal(new AxisLabel("knee", "°"), figure.Plot.Panels[0].Y.Label);
    }

    [Fact]
    public void The_left_and_the_right_of_one_angle_share_a_scale_and_other_angles_have_their_own()
    {
        string[] names = ["left knee", "right knee", "left hip"];
        var figure = GaitFigures.OverCycle([new("one", names, "°", new double[] { 10, 90, 1, 30, 170, 2 }), new("two", names, "°", new double[] { 12, 92, 1, 32, 172, 2 })]);

        var (left, right, hip) = (figure.Plot.Panels[0].Y, figure.Plot.Panels[1].Y, figure.Plot.Panels[2].Y);
        Assert.Equal((left.Low, left.High), (right.Low, right.High));
        Assert.InRange(left.Low, -10, 10);
        Assert.InRange(left.High, 172, 190);
        Assert.True(double.IsNaN(hip.Low));
    }

    [Fact]
    public void Costs_begin_at_the_top_left_and_cells_outside_a_band_are_not_called_numbers()
    {
        var (one, other) = (FeatureSeries.Of("one", "rad", 0, 1, 2, 3), FeatureSeries.Of("other", "rad", 0, 1, 2, 3));
        var figure = Dtw.CostMatrix(one, other, new() { Band = Band.SakoeChibaFrames(1) }).ToFigure();

        Assert.True(figure.Plot.Panels[0].Y.Reversed);
        Assert.Contains("Gray: reached by no path (6 of 16 cells).", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_of_two_series_is_not_named_after_one_of_them()
    {
        var (one, other) = (FeatureSeries.Of("one", "cm", 0, 1), FeatureSeries.Of("other", "cm", 0, 1));

        Assert.Equal(new AxisLabel("value", "cm"), WarpingFigure.Of(Dtw.Align(one, other), one, other).Quantity);
    }

    [Fact]
    public void Cycles_of_different_dimensions_are_refused_by_name()
    {
        var problem = Assert.Throws<ArgumentException>(() => GaitFigures.OverCycle([FeatureSeries.Of("a", "rad", 1), FeatureSeries.Of("b", "mm", 1)]));

        Assert.Contains("\"b\" has b (mm)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_is_in_the_order_of_the_leaves_and_the_tree_joins_its_columns()
    {
        var matrix = Dtw.DistanceMatrix([.. new[] { 0.0, 100, 1, 101 }.Select((value, index) => FeatureSeries.Of($"t{index}", "mm", value, value))]);
        var tree = Hierarchy.Build(matrix);

        var plot = matrix.ToFigure(tree, ["low", "high", "low", "high"]).Plot;

        Assert.Equal(tree.Leaves.Select(leaf => $"t{leaf}"), plot.Panels[2].X.Names);
        var map = Assert.IsType<HeatLayer>(plot.Panels[2].Layers[0]);
        Assert.Equal(matrix[tree.Leaves[0], tree.Leaves[3]], map.Values.Span[3]);
        Assert.Equal(2, plot.Panels[1].Layers.Count);
    }

    [Fact]
    public void A_number_for_a_joint_that_is_not_there_is_refused_with_the_joints_that_are()
    {
        var figure = new SkeletonFigure(Skeleton.Unnamed(2), [new Point3(0, 0, 0), new Point3(1, 1, 1)]) { JointValues = new Dictionary<string, double> { ["knee"] = 1 } };

        Assert.Contains("joint 0, joint 1", Assert.Throws<ArgumentException>(figure.ToSvg).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_something_that_is_no_joint_is_refused_by_name()
    {
        var knee = Representation.Angles(Skeleton.Mhad43, "left knee");
        var (slow, fast) = (WalkingPoses.Make(frames: 20), WalkingPoses.Make(frames: 20, cycle: 20));
        var shares = PathContributions.Of(Dtw.Align(slow, fast, new() { Representation = knee }), slow, fast);

        Assert.Contains("\"left knee\" is no joint", Assert.Throws<ArgumentException>(() => shares.ToFigure(slow.At(0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stick_figures_are_seen_from_where_the_movement_goes_across_the_view()
    {
        var towards = WalkingPoses.Make();
        var across = towards.WithCoordinates(towards.Coordinates.ToArray().Chunk(3).SelectMany(point => new[] { point[2], point[1], point[0] }).ToArray());

        Assert.Contains("from the side (z", MotionFigures.StickStrip(towards).Describe(), StringComparison.Ordinal);
        Assert.Contains("camera’s view (x", MotionFigures.StickStrip(across).Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Readings_are_drawn_with_their_confidence_and_none_is_made_up()
    {
        var vitals = VitalSeries.Of(new SyntheticCsi(new() { DurationSeconds = 60, BreathsPerMinute = 0, BeatsPerMinute = 0, Noise = 0.3 }).Frames());

        var dots = VitalFigures.OverTime(vitals).Plot.Panels.Select(panel => Assert.Single(panel.Layers.OfType<ScatterLayer>())).ToArray();

        Assert.Equal(vitals.Readings.Select(reading => reading.Heart.PerMinute ?? double.NaN), dots[1].Y.ToArray());
        Assert.Equal(vitals.Readings.Select(reading => reading.Breathing.Confidence), dots[0].Strengths.ToArray());
    }

    [Fact]
    public void A_waterfall_of_frames_says_how_unevenly_they_came_and_refuses_two_sizes()
    {
        CsiFrame[] frames = [.. new SyntheticCsi(new() { DurationSeconds = 2, Loss = 0.2 }).Frames()];
        CsiFrame[] mixed = [frames[0], new([1, 2], [0, 0], 2, 0, 20)];

        Assert.Contains(SvgCheck.Texts(VitalFigures.Waterfall(frames).ToSvg()), text => text.StartsWith("Frames are drawn evenly; they arrived 50 to ", StringComparison.Ordinal));
        Assert.Contains("1 × 2 antennas × subcarriers, the first one 1 × 56", Assert.Throws<ArgumentException>(() => VitalFigures.Waterfall(mixed)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => VitalFigures.Waterfall(frames, antenna: 1));
        Assert.Throws<ArgumentException>(() => VitalFigures.Waterfall(Array.Empty<CsiFrame>()));
    }

    [Fact]
    public void An_empty_walk_gives_an_empty_strip_that_says_so() =>
        Assert.Contains("The sequence has no frames.", SvgCheck.Texts(MotionFigures.StickStrip(WalkingPoses.Make(frames: 0)).ToSvg()));
}
