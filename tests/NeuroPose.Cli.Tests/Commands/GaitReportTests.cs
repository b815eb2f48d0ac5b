using System.Net;
using System.Text.RegularExpressions;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Commands;

/// <summary><c>neuropose gait --report</c>: what a reader of the page sees.</summary>
public sealed partial class GaitReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trial_is_a_page_with_its_measures_figures_and_origin()
    {
        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--report", folder.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(folder.PathTo("out", "s01-slow.html") + "\n", run.Out);
        var page = File.ReadAllText(folder.PathTo("out", "s01-slow.html"));
        Assert.Contains("<p class=\"sound\">No problems were found", page, StringComparison.Ordinal);
        Assert.Contains("<tr><td>cadence</td><td>steps/min</td>", page, StringComparison.Ordinal);
        Assert.Contains("<b>stride time</b>: from an initial contact to the next of the same foot", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<img ").Length - 1);
        Assert.Contains("SHA-256 "
            + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Walk("s01-slow.json")))), page,
            StringComparison.Ordinal);
        Assert.Contains("NeuroPose Workbench", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_runs_and_loads_nothing_names_no_folder_and_is_the_same_twice()
    {
        await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--report", folder.PathTo("one"), "--events", "zeni");
        await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--report", folder.PathTo("two"), "--events", "zeni");

        var page = File.ReadAllText(folder.PathTo("one", "s01-slow.html"));
        Assert.Equal(page, File.ReadAllText(folder.PathTo("two", "s01-slow.html")));
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"", page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", Words(page), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Repository.PathTo("datasets"), page, StringComparison.Ordinal);
        Assert.Contains("<b>options</b> --events zeni", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_come_before_numbers_and_a_walk_that_cannot_be_has_none()
    {
        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), "--unit", "m", "--report", folder.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var words = Words(File.ReadAllText(folder.PathTo("out", "s01-slow.html")));
        Assert.Contains("but a leg has 250 to 1300 mm", words, StringComparison.Ordinal);
        Assert.Contains("There is no gait cycle", words, StringComparison.Ordinal);
        Assert.DoesNotContain("cadence", words, StringComparison.Ordinal);
        Assert.True(words.IndexOf("a leg has", StringComparison.Ordinal) < words.IndexOf("Events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_stands_has_a_page_that_says_so_and_shows_no_measure_even_beside_a_reference()
    {
        var standing = folder.PathTo("standing.c3d");
        var walk = VideoPredictions.Load(Walk("s01-slow.json")).Poses();
        var still = Enumerable.Repeat(walk.Coordinates.ToArray()[..(walk.Skeleton.JointCount * 3)], 120).SelectMany(frame => frame)
            .ToArray();
        MotionRecording.Of([new PoseSequence(walk.Skeleton, walk.FramesPerSecond, still)
            { Unit = walk.Unit, Axes = walk.Axes }.ToUp(Axis.PlusZ)]).SaveC3d(standing);

        var run = await CommandRun.OfAsync("gait", standing, "--report", folder.PathTo("out"), "--normative", OwnSet());

        Assert.Equal((0, ""), (run.Code, run.Error));
        var words = Words(File.ReadAllText(folder.PathTo("out", "standing.html")));
        Assert.Contains("the person stands", words, StringComparison.Ordinal);
        Assert.DoesNotContain("stride length", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Movement analysis profile", words, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_foot_the_measures_of_two_are_not_available()
    {
        var file = folder.PathTo("one-foot.c3d");
        var walk = VideoPredictions.Load(Walk("s01-slow.json")).Poses();
        int[] kept = [.. Enumerable.Range(0, walk.Skeleton.JointCount)
            .Where(joint => walk.Skeleton.JointNames[joint] is not ("lhee" or "lfoo" or "lank"))];
        double[] numbers = [.. Enumerable.Range(0, walk.FrameCount)
            .SelectMany(frame => kept.SelectMany(joint => new[] { walk[frame, joint].X, walk[frame, joint].Y, walk[frame, joint].Z }))];
        var skeleton = Skeleton.Of("one foot", [.. kept.Select(joint => walk.Skeleton.JointNames[joint])]);
        MotionRecording.Of([new PoseSequence(skeleton, walk.FramesPerSecond, numbers)
            { Unit = walk.Unit, Axes = walk.Axes }.ToUp(Axis.PlusZ)]).SaveC3d(file);

        var run = await CommandRun.OfAsync("gait", file, "--report", folder.PathTo("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var page = File.ReadAllText(folder.PathTo("out", "one-foot.html"));
        Assert.Contains("There is no left heel and no ankle: this foot has no events.", Words(page), StringComparison.Ordinal);
        Assert.Contains("<tr><td>step length</td><td>mm</td><td class=\"number\">not available</td><td class=\"number\">not available</td>",
            page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_and_after_each_trial_counts_once_and_has_its_own_page()
    {
        string[] files = ["s01-slow.json", "s02-slow.json", "s01-fast.json", "s02-fast.json"];
        var run = await CommandRun.OfAsync(
            ["gait", "--before", Walk(files[0]), Walk(files[1]), "--after", Walk(files[2]), Walk(files[3]), "--report",
                folder.PathTo("out"), "--normative", OwnSet()]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["before-after.html", "s01-fast.html", "s01-slow.html", "s02-fast.html", "s02-slow.html"],
            Directory.GetFiles(folder.PathTo("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        double[] cadences = [.. files.Select(file => SpatioTemporal.Of(Poses(file), GaitEvents.Detect(Poses(file))).CadenceStepsPerMinute)];
        var (was, now) = ((cadences[0] + cadences[1]) / 2, (cadences[2] + cadences[3]) / 2);
        var page = WebUtility.HtmlDecode(File.ReadAllText(folder.PathTo("out", "before-after.html")));
        var row = Regex.Match(page, "<tr><td>cadence</td>.*</tr>").Value;
        Assert.Contains(FormattableString.Invariant($"<td class=\"number\">{was:F1} ± "), row, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"<td class=\"number\">{now - was:+0.0;−0.0}</td><td class=\"number\">2, 2</td>"), row,
            StringComparison.Ordinal);
        var words = Words(page);
        Assert.Contains("Not available everywhere: hip rotation; the GPS needs all nine and is not available.", words,
            StringComparison.Ordinal);
        Assert.DoesNotContain("GPS overall", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_stays_alone_on_standard_output_and_two_files_of_one_name_have_a_page_each()
    {
        var copy = folder.PathTo("copy", "s01-slow.json");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Walk("s01-slow.json"), copy);

        var run = await CommandRun.OfAsync("gait", Walk("s01-slow.json"), copy, "--json", "--report", folder.PathTo("out"));

        Assert.DoesNotContain(".html", run.Out, StringComparison.Ordinal);
        Assert.Equal(["s01-slow-2.html", "s01-slow.html"], Directory.GetFiles(folder.PathTo("out")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a session is neuropose gait --before", "--before", "x.c3d", "--report", "out")]
    [InlineData("a session is neuropose gait --before", "--before", "x.c3d", "--after", "y.c3d")]
    [InlineData("give --report DIR too", "x.c3d", "--pdf")]
    public async Task A_call_that_says_half_is_refused(string reason, params string[] words)
    {
        var run = await CommandRun.OfAsync(["gait", .. words]);

        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Complaint, StringComparison.Ordinal);
    }

    private static string Walk(string name) => Repository.PathTo("datasets", "gait-synthetic", name);

    private static PoseSequence Poses(string name) => VideoPredictions.Load(Walk(name)).Poses();

    private string OwnSet()
    {
        var walk = Poses("s03-slow.json");
        var angles = ClinicalAngles.Of(walk);
        AngleCurve[] curves = [.. ClinicalCycles.Of(walk, GaitEvents.Detect(walk)).Normalize(angles).Select(set => set.Mean())];
        var file = folder.PathTo("own.csv");
        NormativeSet.OfCohort(new("own", "one walk", angles.Convention), [curves, curves]).Save(file);
        return file;
    }

    /// <summary>What is read of a page: no tags, styles or pictures.</summary>
    private static string Words(string page) => Tag().Replace(page[page.IndexOf("<body>", StringComparison.Ordinal)..], " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
