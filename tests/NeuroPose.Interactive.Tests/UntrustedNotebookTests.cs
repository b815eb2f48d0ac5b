using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Experiments;
using NeuroPose.Figures;
using NeuroPose.Figures.Tests;
using NeuroPose.Gait;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Search;
using NeuroPose.Segmentation;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>What is shown has to survive a notebook that is not trusted, and names that want to be more than names.</summary>
[Collection(OneAfterAnother.Name)]
public sealed partial class UntrustedNotebookTests
{
    private const string Evil = "<script>alert('x')</script>\" onload=\"evil()\" & \u0001\n<style>";

    private static readonly string[] AllowedTags = ["p", "strong", "table", "tr", "th", "td", "div", "img", "details", "summary"];
    private static readonly string[] AllowedAttributes = ["src", "alt", "style", "align", "title"];

    // Hundreds of tests look at the same few sets.
    private static readonly ConcurrentDictionary<string, Dictionary<string, object>> Made = new(StringComparer.Ordinal);

    public static TheoryData<string> Kinds => [.. Everything("x").Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_what_a_sanitizer_keeps_is_written(string kind)
    {
        var html = Rendered.Of(Everything(Evil)[kind]).HtmlWithoutData;

        foreach (Match tag in Tag().Matches(html))
        {
            Assert.Contains(tag.Groups["name"].Value, AllowedTags);
            Assert.All(Attribute().Matches(tag.Groups["attributes"].Value), attribute => Assert.Contains(attribute.Groups[1].Value, AllowedAttributes));
        }

        Assert.DoesNotContain('<', Tag().Replace(html, ""));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_are_shown_as_text_in_pictures_too(string kind)
    {
        var rendered = Rendered.Of(Everything(Evil)[kind]);

        Assert.All(rendered.Pictures, svg => SvgCheck.IsSound(svg));
        Assert.DoesNotContain('\u0001', rendered.Text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Html_comes_first_and_text_is_always_there(string kind)
    {
        var value = Everything("x")[kind];
        NeuroPoseExtension.Register();

        Assert.Equal("text/html", Formatter.GetPreferredMimeTypesFor(value.GetType()).First());
        Assert.NotEmpty(value.ToDisplayString("text/plain"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_name_of_a_million_letters_does_not_make_a_large_output(string kind)
    {
        var rendered = Rendered.Of(Everything(new string('n', 1_000_000))[kind]);

        Assert.InRange(rendered.Html.Length, 1, 200_000);
        Assert.InRange(rendered.Text.Length, 1, 20_000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Markup_stays_text_in_markdown_and_latex(string kind)
    {
        var value = Everything(Evil)[kind];

        // Pictures have no tables: what the package says of them instead is JSON or text, not ours.
        if (!NeuroPoseExtension.Displays.Any(display => display.HasTables && display.Type == value.GetType()))
        {
            return;
        }

        Assert.DoesNotContain('<', Rendered.As(value, "text/markdown"));
        Assert.DoesNotContain('<', Rendered.As(value, "text/latex"));
        Assert.DoesNotMatch(@"(?<!\\)[#$]", Rendered.As(value, "text/latex"));
    }

    [Fact]
    public void Every_registered_type_is_among_these_kinds()
    {
        var shown = Everything("x").Values.ToArray();

        Assert.All(NeuroPoseExtension.Displays, display => Assert.True(shown.Any(display.Type.IsInstanceOfType), $"No {display.Type.Name} is looked at in these tests."));
    }

    /// <summary>A recording in which everything that a file could say is the text.</summary>
    private static Formats.MotionRecording Recording(string name) => new()
    {
        Format = Formats.MotionFormat.C3d,
        FormatDetail = name,
        FileName = name,
        Persons = [new([name, "b"], new double[6]) { Name = name, Confidence = new double[2], ConfidenceName = name }],
        FrameCount = 1,
        FramesPerSecond = 100,
        RateSource = name,
        UnitSource = name,
        AxesSource = name,
        Events = [new(0, name, Side.Left, name, 1, 0)],
        Analog = new([new(name, name)], new double[1], 100),
        ModelOutputs = new([new(name, name)], new double[1], 100),
        Notices = [name],
    };

    private static Dictionary<string, object> Everything(string name) => Made.GetOrAdd(name, Make);

    private static Dictionary<string, object> Make(string name)
    {
        var walk = WalkingPoses.Make(frames: 6, label: name);
        var series = new FeatureSeries(name, [name], name, new double[] { 1, double.NaN, 3 });
        var report = Analyses.Report(name);
        var whole = FeatureSeries.Of(name, name, 1, 2, 3);
        return new(WarpingResults.Everything(name).Concat(ClinicalValues.Everything(name)))
        {
            ["alignment"] = Alignment.Procrustes.Align(walk, walk),
            ["dataset"] = Datasets.Dataset.Open(Testing.Repository.PathTo("datasets", "gait-synthetic")),
            ["records"] = new[] { new Neighbor(0, name, 1), new Neighbor(1, name, 2) },
            ["table of records"] = Tables.RecordTable.Of([new UnitContribution(name, 1, 0.5)]),
            ["work"] = new Work.WorkState(name, 3, 10, name, name),
            ["trial"] = Trials.Of(walk, fileName: name) with { Segmentations = new() { [name] = new(new(new SignalExtractor.JointSpeed(0)), []) } },
            ["poses"] = walk.From(new PoseOrigin(name, name, 0, 0)),
            ["motion recording"] = Recording(name),
            ["channels"] = new Formats.TimeSeriesTable([new(name, name)], new[] { 1.0, double.NaN }, 100),
            ["frame"] = walk.At(3),
            ["skeleton"] = new Skeleton(name, [name, "b"], [new(0, 1, Side.Left)]),
            ["provenance"] = new ProvenanceRecord(name, name, name, name, name, name, name, 1, true, name) { Workbench = new() { Method = name, Inputs = [new(name, name)] } },
            ["player"] = new SkeletonPlayer(walk),
            ["odd skeleton"] = new PoseSequence(new Skeleton("odd", [name, "b"], []), 30, new double[6]).At(0),
            ["series"] = series,
            ["warping"] = Dtw.Align(whole, whole),
            ["matrix"] = Dtw.DistanceMatrix([whole, whole]),
            ["gait summary"] = GaitSummary.Of(walk),
            ["segments"] = new TrialSegments(new(new SignalExtractor.JointSpeed(0)), [.. Enumerable.Repeat(new Segment(0, 2, 1), 1000)]),
            ["statistics"] = SignalStatistics.Of([1, 2]),
            ["comparison"] = Analyses.Compared(name),
            ["report of distances"] = report,
            ["report of statistics"] = report with { Results = new AnalysisResults.Statistics([name], [SignalStatistics.Of([1, double.NaN])]) },
            ["vital signs"] = VitalValues.Series(name),
            ["reading"] = VitalValues.Series(name).Readings[^1],
            ["alert"] = VitalValues.Alert(name),
            ["recording"] = VitalValues.Recording(name),
            ["recording in memory"] = VitalValues.Loaded(name),
            ["recording that is read"] = VitalValues.Streamed(name),
            ["CSI frame"] = VitalValues.Frame(name),
            ["chart"] = LineChart.Of(series) with { Marks = [new(1, name)], Caption = name, XAxis = new(name, name) },
            ["warping figure"] = WarpingFigure.Of(Dtw.Align(whole, whole), whole, whole),
        };
    }

    [GeneratedRegex("</?(?<name>[a-z0-9]+)(?<attributes>(?: [a-z-]+=\"[^\"<>]*\")*)>")]
    private static partial Regex Tag();

    [GeneratedRegex("([a-z-]+)=\"[^\"]*\"")]
    private static partial Regex Attribute();
}
