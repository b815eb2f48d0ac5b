using NeuroPose.Figures.Model;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;
using NeuroPose.Synthesis;

namespace NeuroPose.Figures.Tests;

/// <summary>Figures of gait and statistics show what was measured, where it was measured, and say what they leave out.</summary>
public sealed class ClinicalFiguresTests
{
    private static readonly PoseSequence Walk = SyntheticGait.Walk(new("walker"), new() { Seconds = 6 }).Poses();
    private static readonly GaitEvents Found = GaitEvents.Detect(Walk);

    [Fact]
    public void Each_event_stands_at_its_time_on_the_curve_of_its_part_of_the_foot()
    {
        var plot = GaitFigures.Events(Walk, Found).Plot;

        Assert.Equal(3, plot.Panels.Count);
        var heel = FootHeights.Of(Walk)[0].Heel;
        var contacts = Dots(plot.Panels[0], "initial contact");
        Assert.Equal(Found.Times(Side.Left, GaitEventType.InitialContact), contacts.X.ToArray());
        foreach (var (time, height) in contacts.X.ToArray().Zip(contacts.Y.ToArray()))
        {
            var (before, after) = (heel.Span[(int)(time * 30)], heel.Span[(int)(time * 30) + 1]);
            Assert.InRange(height, Math.Min(before, after), Math.Max(before, after));
        }

        Assert.Equal(Found.Times(Side.Right, GaitEventType.FootOff), Dots(plot.Panels[1], "foot off").X.ToArray());
        Assert.Equal(
            Found.Events.Where(found => found.Type == GaitEventType.FootOff).Select(found => found.SpreadMilliseconds),
            Dots(plot.Panels[2], "foot off").Y.ToArray());
        Assert.Equal(Found.Events.Where(found => found is { Side: Side.Left, Type: GaitEventType.InitialContact })
            .Select(found => found.Confidence), contacts.Strengths.ToArray());
    }

    [Fact]
    public void Of_a_long_walk_a_part_is_drawn_and_nothing_outside_stands_at_its_edge()
    {
        var figure = GaitFigures.Events(Walk, Found, new() { FromSeconds = 2, Seconds = 1.5 });

        Assert.Contains("Drawn from 2.0 to 3.5 s of 6.0 s.", figure.Plot.Notes);
        Assert.All(figure.Plot.Panels.SelectMany(panel => panel.Layers).OfType<PointLayer>().SelectMany(layer => layer.X.ToArray()),
            time => Assert.InRange(time, 2, 3.5));
        Assert.Contains("between 0 and 5.967 s",
            Assert.Throws<ArgumentOutOfRangeException>(() => GaitFigures.Events(Walk, Found, new() { FromSeconds = 7 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Plates_are_shaded_under_their_foot_and_those_of_no_clear_foot_under_both()
    {
        var plates = new PlateEvents
        {
            Events = GaitEvents.Of(GaitEventMethod.Plates, []),
            Contacts = [new(1, 1, 1.6, Side.Left, ""), new(2, double.NaN, 0.4, Side.Right, ""), new(3, 2, 2.5, null, "both feet")],
            IsTreadmill = false,
        };
        var panels = GaitFigures.Events(Walk, Found, new() { Plates = plates }).Plot.Panels;

        Assert.Equal([(1, 1.6), (2, 2.5)], panels[0].Layers.OfType<SpanLayer>().Select(span => (span.From, span.To)));
        Assert.Equal([(0, 0.4), (2, 2.5)], panels[1].Layers.OfType<SpanLayer>().Select(span => (span.From, span.To)));
    }

    [Fact]
    public void A_walk_without_events_says_so_and_problems_are_counted()
    {
        var events = GaitEvents.Of(GaitEventMethod.File,
            [new(Side.Left, GaitEventType.InitialContact, 1), new(Side.Left, GaitEventType.InitialContact, 2)]);

        Assert.Contains("There are no events.", GaitFigures.Events(Walk, GaitEvents.Of(GaitEventMethod.File, [])).Describe(),
            StringComparison.Ordinal);
        var figure = GaitFigures.Events(Walk, events);
        Assert.Contains(figure.Plot.Notes, note => note.StartsWith("1 problem: ", StringComparison.Ordinal));
        Assert.Equal("order", Assert.Single(figure.Plot.Panels[0].Layers.OfType<RuleLayer>()).Label);
        Assert.Contains("confidence is not known", figure.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Angles_over_the_cycle_are_mean_and_deviation_of_each_side_with_the_mean_foot_off()
    {
        var (cycles, angles) = (ClinicalCycles.Of(Walk, Found), ClinicalAngles.Of(Walk));
        var panel = GaitFigures.OverCycle(cycles, angles, null, ClinicalAngle.KneeFlexion).Plot.Panels[2];

        var band = cycles.Normalize(angles).Single(set => set is { Angle: ClinicalAngle.KneeFlexion, Side: Side.Left }).Band();
        Assert.Equal(band.Mean.ToArray(), panel.Layers.OfType<LineLayer>().Single(line => line.Name == "left").Y.ToArray());
        var shaded = panel.Layers.OfType<BandLayer>().First();
        Assert.Equal(band.StandardDeviation.Span[40], (shaded.High.Span[40] - shaded.Low.Span[40]) / 2, 1e-9);
        var off = panel.Layers.OfType<ScatterLayer>().First().X.Span[0];
        Assert.Equal(cycles.Of(Side.Left).Average(cycle => cycle.Stride.StancePercent), off, 1e-9);
        Assert.Equal(new AxisLabel("knee flexion", "°"), panel.Y.Label);
    }

    [Fact]
    public void A_reference_by_another_convention_and_a_walk_without_cycles_are_refused()
    {
        var (cycles, angles) = (ClinicalCycles.Of(Walk, Found), ClinicalAngles.Of(Walk));
        var curves = cycles.Normalize(angles).Select(set => set.Mean()).ToList();
        var other = NormativeSet.OfCohort(new("set", "people", AngleConvention.PlugInGait), [curves]);

        Assert.Contains("choose a reference by sagittal-plane",
            Assert.Throws<ArgumentException>(() => GaitFigures.OverCycle(cycles, angles, other)).Message, StringComparison.Ordinal);
        var none = ClinicalCycles.Of(Walk, GaitEvents.Of(GaitEventMethod.File, []));
        Assert.Contains("There is no cycle", Assert.Throws<ArgumentException>(() => GaitFigures.OverCycle(none, angles)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_without_all_variables_has_no_place_for_a_gps_and_says_which_are_missing()
    {
        var angles = ClinicalAngles.Of(Walk);
        var curves = ClinicalCycles.Of(Walk, Found).Normalize(angles).Select(set => set.Mean()).ToList();
        var reference = NormativeSet.OfCohort(new("set", "people", angles.Convention), [curves]);

        var figure = GaitFigures.Profile(MovementAnalysisProfile.Of(curves, angles.Convention, reference), reference);

        Assert.DoesNotContain("GPS", figure.Plot.Panels[0].X.Names);
        Assert.Contains(figure.Plot.Notes,
            note => note.StartsWith("The GPS is not available: there is no hip rotation.", StringComparison.Ordinal));
        var stranger = NormativeSet.OfCohort(new("another", "people", angles.Convention), [curves]);
        Assert.Contains("not with another",
            Assert.Throws<ArgumentException>(() => GaitFigures.Profile(MovementAnalysisProfile.Of(curves, angles.Convention, reference),
                stranger)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Strides_show_every_measure_and_their_means_are_those_of_the_table()
    {
        var measures = SpatioTemporal.Of(Walk, Found);
        foreach (var measure in Enum.GetValues<StrideMeasure>())
        {
            var figure = GaitFigures.StrideToStride(measures, measure);
            Assert.All(figure.Plot.Panels[0].Layers.OfType<ScatterLayer>(), dots => Assert.True(dots.FiniteCount > 2, $"{measure}"));
        }

        var mean = measures.StepLengthMillimeters(Side.Left).Mean;
        Assert.Contains(GaitFigures.StrideToStride(measures).Plot.Notes,
            note => note.StartsWith(FormattableString.Invariant($"Left: {mean:0} ± "), StringComparison.Ordinal));
        Assert.Contains("Left: not available; right: not available.",
            GaitFigures.StrideToStride(SpatioTemporal.Of(Walk, GaitEvents.Of(GaitEventMethod.File, []))).Plot.Notes);
    }

    [Fact]
    public void Limits_of_agreement_have_bands_for_their_intervals_and_none_for_repeated_measures()
    {
        double[] first = [1, 2, 4, 5.5, double.NaN], second = [2, 2, 3, 4, 1];
        var limits = BlandAltman.Of(first, second);
        var plot = StatisticsFigures.BlandAltman(first, second, new("length", "mm")).Plot;

        Assert.Equal([limits.LowerLimit, limits.Bias, limits.UpperLimit], plot.Panels[0].Layers.OfType<RuleLayer>()
            .Select(rule => rule.At));
        Assert.Equal(limits.BiasInterval!.Low, plot.Panels[0].Layers.OfType<BandLayer>().ElementAt(1).Low.Span[0]);
        Assert.Equal(4, plot.Panels[0].Layers.OfType<ScatterLayer>().Single().FiniteCount);
        Assert.Contains(plot.Notes, note => note.Contains("1 pairs with an unknown value are left out", StringComparison.Ordinal));
        var repeated = StatisticsFigures.BlandAltman(first, second, new("length", "mm"), ["a", "a", "b", "b", "b"]).Plot;
        Assert.Empty(repeated.Panels[0].Layers.OfType<BandLayer>());
        Assert.Equal(["a", "b"], repeated.Panels[0].Layers.OfType<ScatterLayer>().Select(dots => dots.Name));
    }

    [Fact]
    public void A_test_of_curves_shades_what_was_found_and_refuses_curves_that_it_was_not_made_of()
    {
        double[][] Curves(double rise) => [.. Enumerable.Range(0, 6)
            .Select(person => Enumerable.Range(0, 21)
                .Select(node => person + (rise * (node is > 7 and < 15 ? 1 : 0)) + (0.3 * (node * person % 7))).ToArray())];
        double[][] first = Curves(0), second = Curves(4);
        var test = Spm.TTest2(first, second);

        var panels = StatisticsFigures.Spm(test, first, second).Plot.Panels;

        var found = test.Clusters.Where(cluster => cluster.P <= 0.05).ToList();
        Assert.NotEmpty(found);
        Assert.Equal(found.Select(cluster => (5.0 * cluster.First, 5.0 * cluster.Last)), panels[1].Layers.OfType<SpanLayer>()
            .Select(span => (span.From, span.To)));
        Assert.Equal([test.CriticalT, -test.CriticalT], panels[1].Layers.OfType<RuleLayer>().Select(rule => rule.At));
        Assert.Single(StatisticsFigures.Spm(test).Plot.Panels);
        Assert.Contains("6 and 6 curves of 21 nodes",
            Assert.Throws<ArgumentException>(() => StatisticsFigures.Spm(test, first, second[..5])).Message, StringComparison.Ordinal);
        var few = Spm.TTest2(first[..2], second[..2]);
        Assert.Contains("nothing can be found", StatisticsFigures.Spm(few).Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_roc_curve_says_when_its_interval_is_not_available() => Assert.Contains(
        "interval of the area is not available", StatisticsFigures.Roc(new double[] { 1, 2 }, new double[] { 3, 4 }).Describe(),
        StringComparison.Ordinal);

    private static ScatterLayer Dots(Panel panel, string name) => panel.Layers.OfType<ScatterLayer>().Single(dots => dots.Name == name);
}
