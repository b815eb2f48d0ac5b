using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Figures.Tests;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Tests;

[Collection(OneAfterAnother.Name)]
public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_shows_the_same_and_a_reset_can_be_undone()
    {
        var poses = WalkingPoses.Make(frames: 4);
        var once = Rendered.Of(poses);
        var twice = Rendered.Of(poses);
        Formatter.ResetToDefault();
        var after = Rendered.Of(poses);

        Assert.Equal(once, twice);
        Assert.Equal(once, after);
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void Every_display_has_the_same_bytes_in_every_culture(string culture)
    {
        var expected = Everything();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_script_that_notebooks_run_lies_beside_the_assembly_and_registers()
    {
        Formatter.ResetToDefault();

        await NotebookCells.RunAsync("");

        Assert.Equal("text/html", Formatter.GetPreferredMimeTypesFor(typeof(PoseSequence)).First());
    }

    private static List<Rendered> Everything()
    {
        var walk = WalkingPoses.Make(frames: 20, framesPerSecond: 29.97, missing: [(2, "lkne"), (2, "head")]);
        var knee = Kinematics.Representation.Angles(Skeleton.Mhad43, "right knee");
        var series = knee.Features(walk);
        var definition = new Warping.DtwDefinition { Representation = knee, Band = Warping.Band.SakoeChiba(0.25) };
        var recorded = Analyses.Recorded("s02-slow");
        object[] all =
        [
            Trials.Of(walk, framesPerSecond: 29.97), walk, Figures.FigureExtensions.At(walk, 2), knee.Features(walk),
            Warping.Dtw.Align(series, series, definition), Warping.Dtw.DistanceMatrix([series, knee.Features(WalkingPoses.Make(cycle: 20))], definition),
            Gait.GaitSummary.Of(recorded), Segmentation.GaitCycles.Detect(recorded, Side.Left, Segmentation.GaitCycleOptions.Reference),
            Kinematics.SignalStatistics.Of([0.5, -1234.5]), Analyses.Compared("walk"), Analyses.Report("walk"),
            VitalValues.Series("1"), VitalValues.Alert("x"), VitalValues.Recording("1"), VitalValues.Frame("1"),
        ];
        return [.. all.Select(Rendered.Of)];
    }
}
