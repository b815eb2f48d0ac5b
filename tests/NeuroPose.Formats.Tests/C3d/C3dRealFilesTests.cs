using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.C3d;

public class C3dRealFilesTests
{
    /// <summary>All C3D files of the folder that are none of the wrong ones.</summary>
    public static TheoryData<string> Files { get; } = Directory.Exists(RealFiles.PathTo("c3d"))
        ?
        [
            .. from folder in new[] { "c3d", "gait", "constructed" }
               from path in Directory.EnumerateFiles(RealFiles.PathTo(folder), "*.c3d").Order(StringComparer.Ordinal)
               let name = Path.GetFileName(path)
               where name is not ("empty.c3d" or "not_a_c3d.c3d")
               select folder + "/" + name,
        ]
        : ["none"];

    [RealFilesTheory]
    [MemberData(nameof(Files))]
    public void A_real_file_loads_and_says_what_it_is(string file)
    {
        var recording = MotionFile.Load(RealFiles.PathTo(file));

        Assert.Equal(MotionFormat.C3d, recording.Format);
        Assert.Contains("C3D", recording.ToString(), StringComparison.Ordinal);
        var subjects = C3dFile.Load(RealFiles.PathTo(file)).Parameters.Texts("SUBJECTS:NAMES").Where(name => name.Length > 3);
        Assert.All(subjects, name => Assert.DoesNotContain(name, string.Concat(recording.Notices), StringComparison.Ordinal));
    }

    [RealFilesTheory]
    [InlineData("constructed/empty.c3d", "The file is empty")]
    [InlineData("constructed/not_a_c3d.c3d", "It starts with the bytes 0251")]
    public void A_file_that_is_no_C3D_file_is_refused(string file, string message)
    {
        Assert.Contains(message, Assert.Throws<FileFormatException>(() => MotionFile.Load(RealFiles.PathTo(file))).Message, StringComparison.Ordinal);
        Assert.Throws<FileFormatException>(() => C3dFile.Load(RealFiles.PathTo(file)));
    }

    /// <summary>The least and the largest of the greatest loads on a plate, in newtons: what a person weighs when walking.</summary>
    [RealFilesTheory]
    [InlineData("gait/fukuchi_WBDS42walkT03.c3d", 1, 500, 800)]
    [InlineData("gait/fukuchi_WBDS42walkT03.c3d", 2, 500, 800)]
    [InlineData("gait/figshare_pd_SUB05_off_walk_8.c3d", 3, 600, 850)]
    [InlineData("gait/figshare_pd_SUB05_off_walk_8.c3d", 4, 600, 850)]
    [InlineData("gait/figshare_pd_SUB05_off_walk_8.c3d", 5, 600, 850)]
    [InlineData("gait/figshare_pd_SUB05_off_walk_8.c3d", 6, 600, 850)]
    [InlineData("gait/gaitalytics_test_small.c3d", 1, 600, 800)]
    [InlineData("gait/gaitalytics_test_small.c3d", 2, 600, 800)]
    [InlineData("gait/gaitalytics_test_small.c3d", 4, 600, 800)]
    [InlineData("c3d/auckland_FMC_dynamic_MH0222_BP06.c3d", 2, 750, 1000)]
    [InlineData("c3d/auckland_FMC_dynamic_MH0222_BP06.c3d", 3, 750, 1000)]
    [InlineData("c3d/auckland_AUC_dynamic_CB_Dynamic0003.c3d", 1, 350, 500)]
    [InlineData("c3d/auckland_AUC_dynamic_CB_Dynamic0003.c3d", 2, 350, 500)]
    [InlineData("c3d/opensim_walking5.c3d", 1, 700, 950)]
    [InlineData("c3d/opensim_walking5.c3d", 2, 700, 950)]
    [InlineData("c3d/mitkof6_task_over255.c3d", 1, 350, 500)]
    [InlineData("c3d/mitkof6_task_over255.c3d", 2, 350, 500)]
    public void A_real_plate_carries_a_person_whose_foot_is_at_the_center_of_pressure(string file, int number, double least, double most)
    {
        var loaded = C3dFile.Load(RealFiles.PathTo(file));
        var recording = loaded.Recording;
        var plate = loaded.ForcePlates.Single(one => one.Number == number);
        var up = recording.Axes.Up!.Value;
        var (loads, forces, centers) = (plate.Loads(), plate.Forces(), plate.CentersOfPressure(leastLoad: 300));
        var heaviest = Array.IndexOf(loads, loads.Max());

        Assert.InRange(loads[heaviest], least, most);
        Assert.InRange(forces[(3 * heaviest) + 1 + (plate.Axes.Z.Z != 0 && Math.Abs(plate.Axes.Z.Z) > 0.5 ? 1 : 0)], 0.99 * loads[heaviest], 1.01 * loads[heaviest]);
        Assert.True(up.Coordinate() is 1 or 2);
        for (var sample = 0; sample < plate.SampleCount; sample++)
        {
            var center = Points.In(centers)[sample];
            Assert.True(double.IsNaN(center.X) || plate.Contains(center), FormattableString.Invariant($"sample {sample}: {center}"));
        }

        // Within a foot's length of the center of pressure there is a marker, not higher than an ankle.
        var frame = heaviest / (plate.SampleCount / recording.FrameCount);
        var pressed = Points.In(centers)[heaviest];
        var nearest = recording.Persons.SelectMany(person => Points.In(person.Coordinates.Span).Slice(frame * person.Labels.Count, person.Labels.Count).ToArray())
            .Where(point => point.IsFinite).Min(point => (point - pressed).Length);
        Assert.InRange(nearest, 0, 120);
    }

    [RealFilesTheory]
    [InlineData("c3d/auckland_FMC_dynamic_MH0222_BP06.c3d", Side.Left, 5.174, 2)]
    [InlineData("c3d/auckland_FMC_dynamic_MH0222_BP06.c3d", Side.Right, 4.661, 3)]
    public void The_load_rises_at_the_foot_strike_that_the_laboratory_stored(string file, Side side, double seconds, int number)
    {
        var loaded = C3dFile.Load(RealFiles.PathTo(file));
        var plate = loaded.ForcePlates.Single(one => one.Number == number);
        var rises = Enumerable.Range(1, plate.SampleCount - 1).First(sample => plate.Loads()[sample] > 20);
        var strikes = loaded.Recording.Events.Where(happened => happened.Side == side && happened.Label == "Foot Strike");

        Assert.Contains(strikes, strike => Math.Abs(strike.TimeSeconds - seconds) < 1e-4);
        Assert.InRange(plate.StartSeconds + (rises / plate.SamplesPerSecond), seconds - 0.0025, seconds + 0.0025);
    }

    [RealFilesTheory]
    [InlineData("gait/figshare_pd_SUB05_off_walk_8.c3d", "Force plate 7 has no channels, and was left out.")]
    public void A_real_plate_without_channels_is_left_out_with_a_notice(string file, string notice) =>
        Assert.Contains(notice, MotionFile.Load(RealFiles.PathTo(file)).Notices);
}
