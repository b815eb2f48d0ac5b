using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Gait.Tests;

/// <summary>The gates of decision 0042 on walks of other laboratories, at the full rate and at about 30 frames a second.</summary>
public sealed class RealWalksTests
{
    private const string Treadmill = "gait/fukuchi_WBDS42walkT03.c3d";
    private const string Parkinson = "gait/figshare_pd_SUB05_off_walk_8.c3d";
    private const string ParkinsonJson = "gait/example_parkinson.json";
    private const string Nexus = "gait/gaitalytics_test_small.c3d";
    private const string OtherNexus = "c3d/auckland_FMC_dynamic_MH0222_BP06.c3d";

    [RealFileFact(Treadmill)]
    public void On_a_treadmill_every_event_of_the_plates_is_found()
    {
        foreach (var step in new[] { 1, 5 })
        {
            var (walk, truth) = Trial(RealTrial.Fukuchi(), step);
            var score = GaitEvents.Detect(walk).Score(truth);
            Fits(score.Of(GaitEventType.InitialContact), f1: 1, bias: 5, median: 8, large: 20);
            Fits(score.Of(GaitEventType.FootOff), f1: 1, bias: 22, median: 22, large: 30);
        }
    }

    [RealFileFact(Treadmill)]
    public void No_single_method_fits_the_plates_contacts_better_than_the_composite()
    {
        var (walk, plates) = Trial(RealTrial.Fukuchi(), 1);

        var contacts = plates.Compare(walk).Where(row => row.Type == GaitEventType.InitialContact).ToArray();

        Assert.Equal(9, contacts.Length);
        Assert.Equal(contacts.Max(row => row.F1), contacts.Single(row => row.Method == GaitEventMethod.Composite).F1);
        Assert.True(contacts.Single(row => row.Method == GaitEventMethod.Zeni).BiasMilliseconds < -20);
    }

    [RealFileFact(OtherNexus)]
    public void Cycles_of_a_real_walk_are_warped_by_the_angles_that_its_file_holds_and_by_computed_ones_alike()
    {
        var recording = MotionFile.Load(RealFiles.PathTo(OtherNexus));
        var walk = recording.Poses();
        var cycles = GaitSummary.Of(walk, GaitEvents.From(recording)).Cycles;

        foreach (var side in new[] { Side.Left, Side.Right })
        {
            var ofFile = cycles.Series(ClinicalAngles.From(recording), side, [ClinicalAngle.KneeFlexion]);
            var computed = cycles.Series(ClinicalAngles.Of(walk), side, [ClinicalAngle.KneeFlexion]);

            Assert.Equal(ofFile.Select(one => one.Length), computed.Select(one => one.Length));
            Assert.NotEmpty(ofFile);
            Assert.All(ofFile.Zip(computed), pair => Assert.InRange(Dtw.Align(pair.First, pair.Second, new() { Normalizer = Normalizer.PathLength }).Distance, 0, 3));
        }
    }

    [RealFileFact(Parkinson)]
    public void Of_a_walk_with_Parkinsons_disease_the_marked_events_are_found() => Marked(RealTrial.Marked(Parkinson), 5, 0.91, 1);

    [RealFileFact(ParkinsonJson)]
    public void Of_an_annotated_walk_the_marked_events_are_found() => Marked(RealTrial.Annotated(), 5, 1, 1);

    [RealFileFact(Nexus)]
    public void Of_a_clinical_walk_the_events_of_Nexus_are_found() => Marked(RealTrial.Marked(Nexus), 3, 1, 0.92);

    [RealFileFact(OtherNexus)]
    public void Of_another_walk_the_events_of_Nexus_are_found() => Marked(RealTrial.Marked(OtherNexus), 3, 1, 1);

    [RealFileFact(Treadmill)]
    public void The_plates_of_the_treadmill_give_the_golden_events()
    {
        var plates = PlateEvents.From(C3dFile.Load(RealFiles.PathTo(Treadmill)));
        var golden = Golden.Read("gait", "events_fukuchi_WBDS42walkT03.json").GetProperty("truth_plate_30N");

        Assert.True(plates.IsTreadmill);
        foreach (var (type, field) in new[] { (GaitEventType.InitialContact, "hs"), (GaitEventType.FootOff, "to") })
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                double[] expected = [.. golden.GetProperty(field).GetProperty(side == Side.Left ? "left" : "right").EnumerateArray().Select(time => time.GetDouble())];
                var found = plates.Events.Times(side, type);
                Assert.Equal(expected.Length, found.Count);
                Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.0067));
            }
        }
    }

    [RealFileFact(Parkinson)]
    public void Contacts_of_no_clear_foot_say_why_and_are_no_truth()
    {
        var plates = PlateEvents.From(C3dFile.Load(RealFiles.PathTo(Parkinson)));

        Assert.False(plates.IsTreadmill);
        Assert.NotEmpty(plates.Contacts);
        Assert.All(plates.Contacts, contact => Assert.Equal(contact.Side is null, contact.Why.Length > 0));
        Assert.Empty(plates.Events.Events);
        Assert.NotEmpty(plates.Events.Notes);
    }

    [RealFileFact(Treadmill)]
    public void Strides_and_steps_on_the_treadmill_are_the_golden_ones() => StridesAndSteps("fukuchi_WBDS42walkT03", RealTrial.Fukuchi().Walk, "truth_plate_30N");

    [RealFileFact(Parkinson)]
    public void Strides_and_steps_of_the_walk_with_Parkinsons_disease_are_the_golden_ones() =>
        StridesAndSteps("figshare_pd_SUB05_off_walk_8", RealTrial.Marked(Parkinson).Walk, "truth_annotated");

    [RealFileFact(ParkinsonJson)]
    public void Strides_and_steps_of_the_annotated_walk_are_the_golden_ones() =>
        StridesAndSteps("example_parkinson", RealTrial.Annotated().Walk, "truth_annotated");

    private static void Marked(RealTrial trial, int everyFrame, double contacts, double offs)
    {
        foreach (var step in new[] { 1, everyFrame })
        {
            var (walk, truth) = Trial(trial, step);
            var score = GaitEvents.Detect(walk).Score(truth);
            Fits(score.Of(GaitEventType.InitialContact), contacts, bias: 25, median: 27, large: 50);
            Fits(score.Of(GaitEventType.FootOff), offs, bias: 30, median: 30, large: 40);
        }
    }

    private static (PoseSequence Walk, GaitEvents Truth) Trial(RealTrial trial, int step)
    {
        var (walk, truth) = trial.Every(step);
        return (walk, truth);
    }

    private static void Fits(SideScore score, double f1, double bias, double median, double large) => Assert.True(
        score.F1 >= f1 && Math.Abs(score.BiasMilliseconds) <= bias && score.MedianErrorMilliseconds <= median && score.LargeErrorMilliseconds <= large,
        score.ToString());

    /// <summary>Each number given the same events, to 0.1 percent (of 100 mm and more for lengths).</summary>
    private static void StridesAndSteps(string trial, PoseSequence walk, string truth)
    {
        var events = EventsOf(Golden.Read("gait", $"events_{trial}.json").GetProperty(truth));
        var golden = Golden.Read("gait", "spatiotemporal.json").GetProperty("trials").GetProperty(trial);

        var found = SpatioTemporal.Of(walk, events);

        foreach (var expected in golden.GetProperty("strides").EnumerateArray())
        {
            var stride = found.Strides.Single(one => one.Side == SideOf(expected) && Math.Abs(one.StartSeconds - Number(expected, "ic")) < 1e-9);
            Near(Number(expected, "stride_s"), stride.Seconds);
            Near(Number(expected, "stride_mm"), stride.LengthMillimeters);
            Near(Number(expected, "stance_pct"), stride.StancePercent);
            Near(Number(expected, "first_double_pct"), stride.OppositeFootOffPercent);
            Near(Number(expected, "second_double_pct"), stride.TerminalDoubleSupportPercent);
            Near(Number(expected, "single_support_pct"), stride.SingleSupportPercent);
        }

        foreach (var expected in golden.GetProperty("steps").EnumerateArray())
        {
            var step = found.Steps.Single(one => one.Side == SideOf(expected) && Math.Abs(one.ContactSeconds - Number(expected, "ic")) < 1e-9);
            Near(Number(expected, "step_s"), step.Seconds);
            Near(Number(expected, "step_mm"), step.LengthMillimeters);
            Near(Number(expected, "width_mm"), step.WidthMillimeters);
        }

        var summary = golden.GetProperty("summary");
        Near(Number(summary, "cadence"), found.CadenceStepsPerMinute);
        Near(Number(summary, "speed_m_s"), found.SpeedMetersPerSecond);
        Near(Number(summary, "stance_pct"), found.StancePercent().Mean);
        Near(Number(summary, "step_mm_left"), found.StepLengthMillimeters(Side.Left).Mean);
        Near(Number(summary, "width_mm"), found.StepWidthMillimeters().Mean);
    }

    private static void Near(double expected, double found) => Assert.Equal(expected, found, 0.001 * Math.Max(Math.Abs(expected), 1));

    private static double Number(JsonElement row, string field) => row.GetProperty(field).ValueKind == JsonValueKind.Null ? double.NaN : row.GetProperty(field).GetDouble();

    private static Side SideOf(JsonElement row) => row.GetProperty("side").GetString() == "left" ? Side.Left : Side.Right;

    private static GaitEvents EventsOf(JsonElement truth) => GaitEvents.Of(
        GaitEventMethod.File,
        from field in new[] { (Name: "hs", Type: GaitEventType.InitialContact), (Name: "to", Type: GaitEventType.FootOff) }
        from side in Enum.GetValues<Side>()
        from time in truth.GetProperty(field.Name).GetProperty(side == Side.Left ? "left" : "right").EnumerateArray()
        select new GaitEvent(side, field.Type, time.GetDouble()));
}
