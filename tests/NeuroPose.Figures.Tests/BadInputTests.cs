using System.Text.Json;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Tests;

/// <summary>What a figure does with numbers that no picture has.</summary>
public sealed class BadInputTests
{
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.MaxValue, -double.MaxValue, double.Epsilon, 1e-300, 1];

    public static TheoryData<string> Kinds => [.. Layers([], []).Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_numbers_give_a_sound_picture_table_and_json(string kind)
    {
        foreach (var (x, y) in Pairs())
        {
            Check(new PlotFigure(new Panel { Layers = [Layers(x, y)[kind]] }));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_with_markup_are_shown_as_text(string kind)
    {
        const string Evil = "<script>alert('1')</script>&amp;";
        var figure = new PlotFigure(new Panel
        {
            Title = Evil,
            X = new(new AxisLabel(Evil)),
            Y = new(new AxisLabel(Evil)),
            Layers = [Layers([1, 2], [3, 4])[kind] with { Name = Evil }, new AnnotationLayer(1, 3, Evil), new RuleLayer(1, Evil)],
        });

        Check(figure);
        Assert.DoesNotContain("<script", figure.ToPlotlyJson(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", figure.ToHtml(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Ten_million_points_keep_their_peaks_in_a_small_figure_that_says_so()
    {
        const int Count = 10_000_000;
        var (x, y) = (new double[Count], new double[Count]);
        for (var point = 0; point < Count; point++)
        {
            (x[point], y[point]) = (point, point % 7);
        }

        (y[1_234_567], y[8_000_001]) = (100, double.NaN);
        var figure = new PlotFigure(new Panel { Layers = [new LineLayer(x, y) { Name = "long" }, new BandLayer(x, y, y), new BarLayer(x, y)] });

        var svg = figure.ToSvg();

        Assert.InRange(svg.Length, 1000, 500_000);
        Assert.Contains(SvgCheck.Texts(svg), text => text.StartsWith("Down-sampled: of each half pixel of a line", StringComparison.Ordinal));
        Assert.Contains(SvgCheck.Texts(svg), text => text.Contains("1 of 10000000", StringComparison.Ordinal));
        var json = new PlotFigure(new Panel { Layers = [new LineLayer(x, y)] }).ToPlotlyJson();
        Assert.InRange(json.Length, 1000, 500_000);
        Assert.Contains(",100,", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_of_5000_by_3000_is_a_down_sampled_picture_below_half_a_megabyte()
    {
        var svg = new PlotFigure(new Panel { Layers = [new HeatLayer(5000, 3000, new double[5000 * 3000])] }).ToSvg();

        Assert.InRange(svg.Length, 1000, 500_000);
        Assert.Contains("Down-sampled: each pixel is the mean of 10 × 6 cells (rows × columns).", SvgCheck.Texts(svg));
    }

    [Fact]
    public void A_stroke_straight_up_is_not_called_down_sampled() =>
        Assert.DoesNotContain(SvgCheck.Texts(new PlotFigure(new Panel { Layers = [new LineLayer(new double[9], Enumerable.Range(0, 9).Select(value => (double)value).ToArray())] }).ToSvg()), text => text.StartsWith("Down-sampled", StringComparison.Ordinal));

    [Fact]
    public void A_figure_without_panels_or_with_links_to_none_is_refused()
    {
        Assert.Contains("at least one panel", Assert.Throws<ArgumentException>(new PlotFigure(new Plot { Panels = [] }).ToSvg).Message, StringComparison.Ordinal);
        var plot = new Plot { Panels = [new() { Layers = [] }], Links = [new(0, (0, 0), 1, (0, 0))] };
        Assert.Contains("panels 0 to 0", Assert.Throws<ArgumentException>(new PlotFigure(plot).ToPlotlyJson).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_do_not_belong_together_are_refused()
    {
        Assert.Contains("2 positions and 3 values", Assert.Throws<ArgumentException>(() => new LineLayer(new double[2], new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("joints 0 to 1", Assert.Throws<ArgumentException>(() => new SkeletonLayer(new double[2], new double[2], [(0, 2, Paint.Text)])).Message, StringComparison.Ordinal);
        Assert.Contains("2 rows × 2 columns need 4", Assert.Throws<ArgumentException>(() => new HeatLayer(2, 2, new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("frames of 3 subcarriers", Assert.Throws<ArgumentException>(() => VitalFigures.Waterfall(new double[4], 3)).Message, StringComparison.Ordinal);
        Assert.Contains("2 values before and 1 after", Assert.Throws<ArgumentException>(() => ComparisonFigures.BeforeAfter(["a", "b"], new double[2], new double[1], new("x"))).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(double[] X, double[] Y)> Pairs()
    {
        yield return ([], []);
        yield return ([0], [0]);
        yield return ([1, 1, 1], [2, 2, 2]);
        yield return ([double.NaN], [double.NaN]);
        yield return (Odd, Odd);
        yield return (Odd, [.. Odd.Reverse()]);
        yield return ([.. Enumerable.Range(0, Odd.Length).Select(index => (double)index)], Odd);
    }

    private static Dictionary<string, Layer> Layers(double[] x, double[] y) => new()
    {
        ["line"] = new LineLayer(x, y),
        ["faint line"] = new LineLayer(x, y) { Faint = true },
        ["dots"] = new ScatterLayer(x, y) { Strengths = y, Labels = ["a"] },
        ["band"] = new BandLayer(x, y, x),
        ["bars"] = new BarLayer(x, y),
        ["box"] = new BoxLayer(x.FirstOrDefault(), y),
        ["matrix"] = new HeatLayer(1, y.Length + 1, new[] { 1.0 }.Concat(y).ToArray()) { Numbers = true },
        ["body"] = new SkeletonLayer(x, y, x.Length > 1 ? [(0, 1, Paint.Text)] : []) { Joints = [.. x.Select(Paint.Value)], JointNames = [.. x.Select(_ => "j")] },
        ["rule"] = new RuleLayer(x.FirstOrDefault(), "r"),
        ["level"] = new RuleLayer(y.FirstOrDefault(), "r") { Horizontal = true },
        ["span"] = new SpanLayer(x.FirstOrDefault(), y.LastOrDefault(), "s"),
        ["words"] = new AnnotationLayer(x.FirstOrDefault(), y.LastOrDefault(), "w"),
    };

    private static void Check(Figure figure)
    {
        SvgCheck.IsSound(figure.ToSvg());
        SvgCheck.IsSound((figure with { Theme = FigureTheme.Dark, Width = FigureWidth.Column }).ToSvg());
        JsonDocument.Parse(figure.ToPlotlyJson()).Dispose();
        Assert.StartsWith("panel,kind", figure.ToCsv(), StringComparison.Ordinal);
    }
}
