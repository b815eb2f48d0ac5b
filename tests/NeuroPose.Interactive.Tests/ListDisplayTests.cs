using System.Net;
using System.Text.RegularExpressions;
using NeuroPose.Figures;
using NeuroPose.Figures.Tests;
using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Tests;

/// <summary>Several of what has a card of its own, and tables as a reader meets them.</summary>
[Collection(OneAfterAnother.Name)]
public sealed partial class ListDisplayTests
{
    [Fact]
    public void Many_poses_are_a_table_of_a_row_each_and_not_a_card_each()
    {
        PoseSequence[] poses = [.. Enumerable.Range(0, 35).Select(stride => WalkingPoses.Make(frames: 30, label: $"stride {stride}"))];

        var shown = Rendered.Of(poses);

        Assert.Equal(21, Rows().Count(shown.Html));
        Assert.Contains("35 sequences of poses, the first 20 shown", shown.Html, StringComparison.Ordinal);
        Assert.InRange(shown.Html.Length, 1_000, 40_000);
        Assert.Equal(["#", "label", "frames"], shown.Text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
        Assert.Contains("stride 19", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stride 20", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_are_a_table_and_a_query_that_does_not_end_is_read_as_far_as_is_shown()
    {
        var trial = Trials.Of(WalkingPoses.Make(frames: 30), framesPerSecond: 30);

        Assert.Equal(3, Rows().Count(Rendered.Of(new List<VideoPredictions> { trial, trial }).Html));
        Assert.Contains("more than 20 trials, the first 20 shown", Rendered.Of(Endless(trial)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_stand_to_the_right_and_types_and_hashes_are_folded_away()
    {
        var table = Rendered.Of(new[] { new { Name = "s01", Seconds = 1.5 }, new { Name = "s02", Seconds = double.NaN } });

        Assert.Contains("<th title=\"double\" style=\"text-align:right;vertical-align:top\"><div align=\"right\">Seconds (s)", table.Html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:right;vertical-align:top\"><div align=\"right\">1.5", table.Html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left;vertical-align:top\"><div align=\"left\">s01", table.Html, StringComparison.Ordinal);

        var card = Rendered.Of(Trials.Of(WalkingPoses.Make(frames: 30), framesPerSecond: 30)).Html;
        Assert.InRange(card.IndexOf("SHA-256", StringComparison.Ordinal), card.IndexOf("<details>", StringComparison.Ordinal), card.IndexOf("</details>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_carries_what_a_viewer_draws_it_from_and_a_sanitizer_leaves_its_picture()
    {
        LineChart chart = new() { Title = "</script><b>", Series = [LineSeries.PerFrame("a & b", [1, double.NaN, 1.0 / 3])] };

        var html = Rendered.Of(chart).Html;
        var page = WebUtility.HtmlDecode(Viewer().Match(html).Groups[1].Value);

        Assert.StartsWith("<img src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.Contains($"const figure={chart.ToPlotlyJson()};", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("script>").Length - 1);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-figure", Rendered.Of(WalkingPoses.Make().At(0).ToFigure()).Html, StringComparison.Ordinal);
    }

    private static IEnumerable<VideoPredictions> Endless(VideoPredictions trial)
    {
        while (true)
        {
            yield return trial;
        }
    }

    [GeneratedRegex("<tr>")]
    private static partial Regex Rows();

    [GeneratedRegex("data-figure=\"([^\"]*)\"")]
    private static partial Regex Viewer();
}
