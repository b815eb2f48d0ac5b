using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Gait.Tests;

public sealed class NormativeSetTests
{
    private const string Head = "---\nname: adults\npopulation: 3 adults\nconvention: plug-in-gait\nspeed_m_s: 1.3\nlicense: CC BY 4.0\n---\nvariable,percent,mean,sd,n\n";

    [Fact]
    public void A_cohort_counts_people_and_not_strides()
    {
        // One person with two curves, one with one: the mean over people of (1 + 3)/2 and 8.
        var set = NormativeSet.OfCohort(Info, [[Knee(Side.Left, 1), Knee(Side.Right, 3)], [Knee(Side.Left, 8)]]);

        var knee = set.Find(ClinicalAngle.KneeFlexion)!;
        Assert.Equal(2, knee.Count);
        Assert.Equal(5, knee.Mean.Span[10]);
        Assert.Equal(Math.Sqrt(18), knee.StandardDeviation.Span[10], 1e-12);
        Assert.Equal([0, 100], [knee.Percent.Span[0], knee.Percent.Span[^1]]);
        Assert.Null(set.Find(ClinicalAngle.HipFlexion));
    }

    [Fact]
    public void A_set_is_read_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var info = Info with { Source = "Author: \"Gait\", 2026", Doi = "10.0000/x", License = "CC BY 4.0", SpeedMetersPerSecond = 1.25 };
        var set = NormativeSet.OfCohort(info, [[Knee(Side.Left, 0.1)], [Knee(Side.Left, 0.7)], [Knee(Side.Left, 1.0 / 3)]]);

        set.Save(folder.PathTo("set.csv"));
        var read = NormativeSet.Load(folder.PathTo("set.csv"));

        Assert.Equal(set.Info, read.Info);
        Assert.Equal(set.Curves[0].Mean.ToArray(), read.Curves[0].Mean.ToArray());
        Assert.Equal(set.Curves[0].StandardDeviation.ToArray(), read.Curves[0].StandardDeviation.ToArray());
        Assert.Equal(set.Curves[0].Percent.ToArray(), read.Curves[0].Percent.ToArray());
        Assert.Equal(3, read.Curves[0].Count);
    }

    [Fact]
    public void A_file_of_a_spreadsheet_is_read_with_empty_cells_and_between_its_percents_lines_are_straight()
    {
        var set = Load(Head.Replace("\n", "\r\n", StringComparison.Ordinal) + "knee_flexion,0,5,,\r\nknee_flexion,100,25,2,\r\n");

        Assert.Equal(1.3, set.Info.SpeedMetersPerSecond);
        Assert.Equal("CC BY 4.0", set.Info.License);
        Assert.True(double.IsNaN(set.Curves[0].StandardDeviation.Span[0]));
        Assert.Null(set.Curves[0].Count);
        double[] straight = [.. Enumerable.Range(0, 51).Select(at => 5 + (0.4 * at))];
        Assert.Equal(0, MovementAnalysisProfile.Of([new(ClinicalAngle.KneeFlexion, Side.Left, straight)], AngleConvention.PlugInGait, set)[ClinicalAngle.KneeFlexion, Side.Left], 1e-12);
    }

    [Theory]
    [InlineData("knee_flexoin,0,5,1,3\n", 9, 1, "knee_flexion")]
    [InlineData("knee_flexion,0,five,1,3\n", 9, 16, "mean in degrees")]
    [InlineData("knee_flexion,0,5,-1,3\n", 9, 18, "standard deviation")]
    [InlineData("knee_flexion,0,5,1,2.5\n", 9, 20, "number of people")]
    [InlineData("knee_flexion,0,5,1\n", 9, 1, "5 cells")]
    [InlineData("knee_flexion,2,5,1,3\n", 9, 14, "expected 0")]
    [InlineData("knee_flexion,0,5,1,3\nknee_flexion,0,5,1,3\n", 10, 14, "rising")]
    [InlineData("knee_flexion,0,5,1,3\nknee_flexion,98,5,1,3\n", 10, 14, "expected 100")]
    [InlineData("", 8, 1, "no rows")]
    public void A_wrong_table_is_refused_with_line_and_column(string rows, int line, int column, string word)
    {
        var refused = Assert.Throws<FileFormatException>(() => Load(Head + rows));

        Assert.Equal((line, column), (refused.Place.Line, refused.Place.Column));
        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\nname: a\npopulation: b\nconvention: c\nlicence: d\n---\n", 5, "license")]
    [InlineData("---\nname: a\npopulation: b\n---\n", 2, "convention")]
    [InlineData("variable,percent,mean,sd,n\n", 1, "---")]
    [InlineData("---\nname: a\npopulation: b\nconvention: c\n---\nangle,percent\n", 6, "variable,percent")]
    public void A_wrong_head_is_refused_with_its_line(string text, int line, string word)
    {
        var refused = Assert.Throws<FileFormatException>(() => Load(text));

        Assert.Equal(line, refused.Place.Line);
        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_set_of_the_walks_speed_is_chosen_or_none()
    {
        NormativeSet Of(double speed) => NormativeSet.OfCohort(Info with { SpeedMetersPerSecond = speed }, [[Knee(Side.Left, 1)]]);
        NormativeSet[] sets = [Of(0.8), Of(1.2), Of(1.3), Of(double.NaN)];

        Assert.Same(sets[2], NormativeSet.ForSpeed(sets, 1.27));
        Assert.Same(sets[0], NormativeSet.ForSpeed(sets, 0.9));
        Assert.Null(NormativeSet.ForSpeed(sets, 1.0));
        Assert.Null(NormativeSet.ForSpeed(sets, double.NaN));
    }

    [Fact]
    public void A_cohort_without_curves_or_with_unknown_numbers_is_refused()
    {
        Assert.Throws<ArgumentException>(() => NormativeSet.OfCohort(Info, []));
        Assert.Contains("Person 1", Assert.Throws<ArgumentException>(() => NormativeSet.OfCohort(Info, [[Knee(Side.Left, 1)], [Knee(Side.Left, double.NaN)]])).Message, StringComparison.Ordinal);
    }

    private static NormativeInfo Info { get; } = new("adults", "3 adults", AngleConvention.PlugInGait);

    private static AngleCurve Knee(Side side, double value) => new(ClinicalAngle.KneeFlexion, side, Enumerable.Repeat(value, 101).ToArray());

    private static NormativeSet Load(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("set.csv"), text);
        return NormativeSet.Load(folder.PathTo("set.csv"));
    }
}
