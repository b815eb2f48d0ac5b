using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests;

public sealed class LineChartTests
{
    [Fact]
    public void Angles_over_time_are_drawn_with_units_gaps_and_borders()
    {
        var poses = WalkingPoses.Make(frames: 100, missing: [(40, "lkne"), (41, "lkne"), (42, "lkne")]);
        var angles = Representation.Angles(Skeleton.Mhad43, "left knee", "right knee").Features(poses);

        var chart = LineChart.Of(angles, poses.FramesPerSecond) with
        {
            YAxis = new("knee angle", "rad"),
            Marks = [new(0.6, "stride 1"), new(1.7, "stride 2"), new(2.8, "stride 3")],
            Caption = "Segment borders were picked by hand.",
        };

        Snapshot.Match(chart.ToSvg(), "svg");
    }

    [Fact]
    public void A_gap_breaks_the_line_and_a_lone_point_stays_visible()
    {
        var chart = new LineChart { Series = [LineSeries.PerFrame("a", new[] { 1, 2, double.NaN, 3, double.PositiveInfinity, 4, 5 })] };

        var svg = chart.ToSvg();

        Assert.Equal(2, svg.Split("<polyline").Length - 1);
        Assert.Equal(1, svg.Split("<circle").Length - 1);
        Assert.Contains("Gaps: no finite value at a 2 of 7 points.", SvgCheck.Texts(svg));
    }

    [Fact]
    public void A_chart_without_values_says_so()
    {
        Assert.Contains("no values to draw", SvgCheck.Texts(new LineChart { Series = [] }.ToSvg()));
        Assert.Contains("no values to draw", SvgCheck.Texts(new LineChart { Series = [LineSeries.PerFrame("a", new[] { double.NaN })] }.ToSvg()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-310)]
    [InlineData(1e15)]
    [InlineData(double.MaxValue)]
    public void A_flat_line_of_any_value_is_drawn_with_ticks(double value)
    {
        var svg = new LineChart { Series = [LineSeries.PerFrame("flat", new[] { value, value, value })] }.ToSvg();

        SvgCheck.TextStaysOnThePage(svg);
        Assert.Contains("<polyline", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_range_of_numbers_fits_on_an_axis() =>
        SvgCheck.TextStaysOnThePage(new LineChart { Series = [LineSeries.PerFrame("all", new[] { -double.MaxValue, 0, double.MaxValue })] }.ToSvg());

    [Fact]
    public void A_long_recording_keeps_its_peak_in_a_small_file()
    {
        var values = new double[1_000_000];
        values[777_777] = 9;

        var svg = new LineChart { Series = [LineSeries.PerFrame("long", values)] }.ToSvg();

        var points = SvgCheck.IsSound(svg).Descendants().Single(element => element.Name.LocalName == "polyline").Attribute("points")!.Value;
        Assert.InRange(svg.Length, 1000, 100_000);
        Assert.Equal(2, points.Split(' ').Select(point => point.Split(',')[1]).Distinct().Count());
    }

    [Fact]
    public void Names_of_close_marks_do_not_overlap_and_those_without_room_are_counted()
    {
        var marks = Enumerable.Range(0, 40).Select(index => new ChartMark(index * 0.5, $"a long border name {index}")).ToArray();

        var texts = SvgCheck.Texts(new LineChart { Series = [LineSeries.PerFrame("a", new double[20])], Marks = marks }.ToSvg());

        Assert.Contains(texts, text => text.EndsWith("of the marks' names are left out for want of room.", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_lines_with_long_names_stay_on_a_column()
    {
        var series = Enumerable.Range(0, 30).Select(index => LineSeries.PerFrame($"a rather long name of series number {index}", new double[] { index, index + 1 }));

        SvgCheck.TextStaysOnThePage(new LineChart { Series = [.. series], Width = FigureWidth.Column }.ToSvg());
    }

    [Fact]
    public void A_series_needs_as_many_positions_as_values() =>
        Assert.Contains("2 horizontal and 3 vertical", Assert.Throws<ArgumentException>(() => new LineSeries("a", new double[2], new double[3])).Message, StringComparison.Ordinal);
}
