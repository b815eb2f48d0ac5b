using System.Globalization;

namespace NeuroPose.Figures.Tests;

/// <summary>What holds for every figure.</summary>
public sealed class EveryFigureTests
{
    private const string Evil = "<script>alert(\"1\")</script> & 'quoted' \u0007 \uD800 ]]>";

    public static TheoryData<string> Kinds => [.. Figures("x").Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_bytes_do_not_depend_on_the_culture(string kind)
    {
        var expected = Figures("trial")[kind].ToSvg();
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "ar-SA", "tr-TR", "fa-IR", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Figures("trial")[kind].ToSvg());
                Assert.Equal(Figures("trial")[kind].Describe(), Figures("trial")[kind].ToString());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Markup_in_names_is_shown_as_text(string kind)
    {
        var texts = string.Concat(SvgCheck.Texts(Figures(Evil)[kind].ToSvg()));

        Assert.Contains("<script>", texts, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_stays_on_a_column_and_on_a_full_page(string kind)
    {
        foreach (var name in new[] { "a", "a rather long name of a trial", "سِيرٌ بَطِيء", "ゆっくり歩く", new string('W', 500) })
        {
            SvgCheck.TextStaysOnThePage((Figures(name)[kind] with { Width = FigureWidth.Column }).ToSvg());
            SvgCheck.TextStaysOnThePage(Figures(name)[kind].ToSvg());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_width_that_no_page_has_is_refused(double width) =>
        Assert.Contains("at least 53 mm", Assert.Throws<InvalidOperationException>(() => (Figures("x")["lines"] with { Width = width }).ToSvg()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(FigureWidth.Column, 321)]
    [InlineData(FigureWidth.Full, 680)]
    [InlineData(127, 480)]
    public void The_width_is_in_millimeters_of_which_an_inch_has_96_pixels(double millimeters, int pixels)
    {
        var figure = new LineChart { Series = [LineSeries.PerFrame("knee", [10, 35, 60])], Width = millimeters };
        Assert.Contains(FormattableString.Invariant($" width=\"{pixels}\" "), figure.ToSvg(), StringComparison.Ordinal);
    }

    private static Dictionary<string, Figure> Figures(string name) => new()
    {
        ["lines"] = new LineChart
        {
            Title = name,
            Series = [LineSeries.PerFrame(name + "1", new[] { 0.5, -1234.5, double.NaN, 7e-5 }), LineSeries.PerFrame(name + "2", new[] { 1.25, 2 })],
            Marks = [new(1, name), new(double.NaN, name)],
            XAxis = new(name, "s"),
            YAxis = new(name, "µV"),
            Caption = name,
        },
        ["heat map"] = new DistanceHeatMap([name, "b"], ["c", name], new[] { 0, 1234.5678, double.NaN, -0.001 }) { Title = name, Quantity = new(name, "mm"), Definition = name },
        ["skeleton"] = WalkingPoses.Make(frames: 3, framesPerSecond: 29.97, label: name, missing: [(1, "head")]).At(1).ToFigure(),
        ["warping"] = new WarpingFigure(new[] { 0.5, 1.5, double.NaN }, new[] { -0.5, 2 }, [(0, 0), (1, 1), (2, 1)]) { Title = name, FirstName = name, SecondName = "b", Definition = name },
    };
}
