using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>What two families of signals, and several nodes, come to.</summary>
public sealed class FamilyChoiceTests
{
    private static VitalEstimate Unclear { get; } = VitalEstimate.Without(Abstention.Unclear);

    [Fact]
    public void Families_that_agree_are_surer_than_either()
    {
        var both = Choose(Rate(15.0, 0.7), 0.9, Rate(15.4, 0.6), 0.5);

        Assert.Equal((15.0, SignalFamily.Both, VitalStatus.Valid), (both.PerMinute, both.Signals, both.Status));
        Assert.Equal(0.88, both.Confidence, 1e-9);
    }

    [Fact]
    public void Of_families_that_disagree_the_clearer_line_counts_and_is_doubted()
    {
        var chosen = Choose(Rate(15.0, 0.6), 0.3, Rate(22.0, 0.9), 0.8);

        Assert.Equal((22.0, SignalFamily.AntennaPhases), (chosen.PerMinute, chosen.Signals));
        Assert.Equal(0.9 * 0.7, chosen.Confidence, 1e-9);
    }

    [Fact]
    public void Two_doubtful_lines_that_disagree_are_none() =>
        Assert.Equal((null, Abstention.Unclear), (Choose(Rate(15.0, 0.6), 0.3, Rate(22.0, 0.6), 0.8).PerMinute, Choose(Rate(15.0, 0.6), 0.3, Rate(22.0, 0.6), 0.8).Why));

    [Fact]
    public void A_family_that_sees_nothing_leaves_the_other_its_confidence()
    {
        Assert.Equal((0.7, SignalFamily.Amplitudes), (Choose(Rate(15.0, 0.7), 0.9, Unclear, 0.0).Confidence, Choose(Rate(15.0, 0.7), 0.9, Unclear, 0.0).Signals));
        Assert.Equal((0.7, SignalFamily.AntennaPhases), (Choose(Unclear, 0.0, Rate(15.0, 0.7), 0.9).Confidence, Choose(Unclear, 0.0, Rate(15.0, 0.7), 0.9).Signals));
    }

    [Fact]
    public void Nodes_that_agree_support_each_other_and_one_that_does_not_lowers_the_confidence()
    {
        var agreed = RoomSeries.Together([Rate(15.0, 0.8), Rate(15.6, 0.6), Unclear], 1.0);
        var doubted = RoomSeries.Together([Rate(15.0, 0.9), Rate(15.6, 0.6), Rate(22.0, 0.8)], 1.0);
        var split = RoomSeries.Together([Rate(15.0, 0.6), Rate(22.0, 0.6)], 1.0);

        Assert.Equal(((0.8 * 15.0) + (0.6 * 15.6)) / 1.4, agreed.PerMinute!.Value, 1e-9);
        Assert.Equal(0.92, agreed.Confidence, 1e-9);
        Assert.Equal(0.96 * 0.6, doubted.Confidence, 1e-9);
        Assert.Equal((null, Abstention.Unclear), (split.PerMinute, split.Why));
    }

    private static VitalEstimate Choose(VitalEstimate amplitudes, double clearness, VitalEstimate phases, double clearnessOfPhases) =>
        FamilyChoice.Of(amplitudes, Evidence(clearness), phases, Evidence(clearnessOfPhases), tolerancePerMinute: 1.0);

    private static VitalEstimate Rate(double perMinute, double confidence) => new VitalEstimate(perMinute, confidence, VitalStatus.Degraded).At(confidence);

    private static RateEvidence Evidence(double concentration) => default(RateEvidence) with { Concentration = concentration };
}
