using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>dtw A B</c>: distance and path of two files.</summary>
public sealed class DtwTests : IDisposable
{
    private static readonly string Slow = Repository.PathTo("datasets", "gait-synthetic", "s01-slow.json");
    private static readonly string Fast = Repository.PathTo("datasets", "gait-synthetic", "s01-fast.json");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_tables_have_a_distance_and_its_definition()
    {
        var run = await CommandRun.OfAsync("dtw", Csv("a.csv", "t,knee\n0,1\n1,2\n2,4\n"), Csv("b.csv", "t,knee\n0,1\n1,4\n"), "--columns", "knee", "--unit", "deg");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            "1 deg\na.csv – b.csv. Exact DTW on knee (deg); local cost Euclidean; no band; step pattern symmetric1; sum over the path, not normalized; "
            + "ties go to the step in the first series, then in the second, then in both.\n",
            run.Out);
    }

    [Fact]
    public async Task A_figure_shows_both_series_and_what_matches()
    {
        var picture = folder.PathTo("match.svg");
        string[] call = ["dtw", Csv("a.csv", "t,knee\n0,1\n1,2\n2,4\n"), Csv("b.csv", "t,knee\n0,1\n1,4\n"), "--columns", "knee", "--unit", "deg"];
        var plain = await CommandRun.OfAsync(call);
        var run = await CommandRun.OfAsync([.. call, "--figure", picture]);
        Assert.Equal(plain.Out + $"figure: {picture}\n", run.Out);
        var svg = File.ReadAllText(picture);
        Assert.Contains("a.csv", svg, StringComparison.Ordinal);
        Assert.Contains("b.csv", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cost", "squared", "9 units²")]
    [InlineData("--step", "symmetric2", "5 units")]
    [InlineData("--normalize", "n+m", "0.625 units")]
    [InlineData("--normalize", "path", "0.8333333333333334 units")]
    [InlineData("--band", "frames:0", "7 units")]
    [InlineData("--step", "typeIIId", "9 units")]
    public async Task Every_option_changes_what_is_computed(string option, string word, string expected)
    {
        var run = await CommandRun.OfAsync("dtw", Csv("a.csv", "1\n3\n2\n5\n"), Csv("b.csv", "1\n1\n5\n3\n"), "--no-header", option, word);
        var plain = await CommandRun.OfAsync("dtw", Csv("a.csv", "1\n3\n2\n5\n"), Csv("b.csv", "1\n1\n5\n3\n"), "--no-header");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(expected, run.Out.Split('\n')[0]);
        Assert.NotEqual(plain.Out, run.Out);
    }

    [Fact]
    public async Task Columns_of_other_programs_are_read_as_the_options_say()
    {
        var run = await CommandRun.OfAsync(
            "dtw", Csv("a.csv", "t;knee\n0;1,0\n1;2,0\n2;4,0\n"), Csv("b.csv", "t;knee\n0;1,0\n0;4,0\n"), "--columns", "knee", "--decimal", ",", "--delimiter", ";", "--missing", "-9999,x");
        var missing = await CommandRun.OfAsync("dtw", Csv("a.csv", "knee\n1\n-9999\n"), Csv("b.csv", "knee\n1\n2\n"), "--missing", "-9999");
        var contradiction = await CommandRun.OfAsync("dtw", Csv("a.csv", "a\n1\n"), Csv("b.csv", "a\n1\n"), "--decimal", ",", "--delimiter", ",");

        Assert.Equal((0, "", "1 units"), (run.Code, run.Error, run.Out.Split('\n')[0]));
        Assert.Equal((2, 2), (missing.Code, contradiction.Code));
        Assert.Contains("NaN", missing.Complaint, StringComparison.Ordinal);
        Assert.Contains("cannot be both the delimiter and the decimal separator", contradiction.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"knee, left (deg)\"", "on knee, left (deg) (units);")]
    [InlineData(" hip , \"knee, left (deg)\"", "on hip, knee, left (deg) (units);")]
    [InlineData("\"a \"\"b\"\"\"", "on a \"b\" (units);")]
    public async Task A_column_with_a_comma_in_its_name_is_named_in_quotes(string columns, string expected)
    {
        var file = Csv("a.csv", "\"knee, left (deg)\",hip,\"a \"\"b\"\"\"\n1,2,3\n4,5,6\n");

        var run = await CommandRun.OfAsync("dtw", file, file, "--columns", columns);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dtw none.csv none.csv --json")]
    [InlineData("dtw none.csv --json --band nonsense")]
    [InlineData("vitals none.jsonl --json")]
    [InlineData("vitals --json --fps")]
    [InlineData("paper verify none --json")]
    public async Task A_call_for_JSON_that_fails_prints_JSON_with_the_error(string line)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal((2, 2), (run.Code, document.RootElement.GetProperty("exit_code").GetInt32()));
        Assert.Equal(run.Complaint, document.RootElement.GetProperty("error").GetString());
        Assert.NotEmpty(run.Complaint);
    }

    [Fact]
    public async Task The_path_is_printed_match_by_match()
    {
        var run = await CommandRun.OfAsync("dtw", Csv("a.csv", "a\n1\n2\n4\n"), Csv("b.csv", "a\n1\n4\n"), "--path");

        Assert.EndsWith(".\n0 0\n1 0\n2 1\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_are_compared_by_angles_and_say_so_in_JSON()
    {
        var run = await CommandRun.OfAsync("dtw", Slow, Fast, "--representation", "angles:left knee,right knee", "--band", "fraction:0.1", "--json", "--path");

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        var root = document.RootElement;
        Assert.True(root.GetProperty("distance").GetDouble() > 0);
        Assert.Equal("rad", root.GetProperty("unit").GetString());
        Assert.StartsWith("Exact DTW on joint angles (rad): left knee, right knee; local cost Euclidean; Sakoe-Chiba band of 0.1 ×", root.GetProperty("definition").GetString(), StringComparison.Ordinal);
        Assert.Equal("s01-slow.json", root.GetProperty("series")[0].GetProperty("label").GetString());
        Assert.Equal(64, root.GetProperty("series")[1].GetProperty("input_sha256").GetString()!.Length);
        Assert.Equal([0, 0], root.GetProperty("path")[0].EnumerateArray().Select(number => number.GetInt32()));
    }

    [Fact]
    public async Task A_vector_between_joints_is_named_by_joints_or_by_their_numbers()
    {
        var byName = await CommandRun.OfAsync("dtw", Slow, Fast, "--representation", "relation:rhee,lhee");
        var unknown = await CommandRun.OfAsync("dtw", Slow, Fast, "--representation", "relation:rhee,lhand9");

        Assert.Equal((0, ""), (byName.Code, byName.Error));
        Assert.Equal(2, unknown.Code);
        Assert.Contains("s01-slow.json: --representation relation:rhee,lhand9: ", unknown.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--band", "0.1", "--band 0.1: expected none, fraction:F")]
    [InlineData("--band", "fraction:10", "--band fraction:10: expected none, fraction:F (F from 0 to 1)")]
    [InlineData("--band", "frames:1.5", "frames:R or unscaled:R (R a whole number, 0 or more)")]
    [InlineData("--band", "unscaled:0", "The smallest radius that does is 1.")]
    [InlineData("--step", "symmetric3", "--step symmetric3: there is no such pattern. Known: symmetric1,")]
    [InlineData("--normalize", "step-pattern", "so it has no normalizer of its own")]
    [InlineData("--columns", "b", "there is no column \"b\".")]
    [InlineData("--representation", "coordinates", "is a file of columns; --representation has no meaning for it.")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(string option, string word, string expected)
    {
        var run = await CommandRun.OfAsync("dtw", Csv("a.csv", "a\n1\n2\n4\n"), Csv("b.csv", "a\n1\n4\n"), option, word);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Complaint, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task A_cell_that_is_no_number_is_found_by_line_and_column()
    {
        var run = await CommandRun.OfAsync("dtw", Csv("a.csv", "t,knee\n0,1\n1,off\n"), Csv("b.csv", "t,knee\n0,1\n"));

        Assert.Contains("a.csv: line 3, column 3: \"off\" in the column \"knee\" is no number.", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_number_is_named_by_frame_and_column()
    {
        var run = await CommandRun.OfAsync("dtw", Csv("a.csv", "t,knee\n0,1\n1,\n"), Csv("b.csv", "t,knee\n0,1\n"));

        Assert.Contains("a.csv: frame 1: knee is NaN.", run.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_says_what_each_number_of_a_band_means()
    {
        var run = await CommandRun.OfAsync("dtw", "--help");

        Assert.Equal(0, run.Code);
        foreach (var words in new[] { "fraction:F: within F × the longer length", "frames:R: within R frames of that line", "unscaled:R: |i − j| ≤ R", "itakura:S: the parallelogram" })
        {
            Assert.Contains(words, run.Out.ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private string Csv(string name, string text)
    {
        File.WriteAllText(folder.PathTo(name), text);
        return folder.PathTo(name);
    }
}
