using NeuroPose.Poses;

namespace NeuroPose.Gait.Tests;

public sealed class SpatioTemporalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1.2)]
    public void A_walker_has_the_lengths_and_times_it_was_made_with(double belt)
    {
        var (walk, truth) = new SyntheticWalk { BeltMetersPerSecond = belt }.Walk();

        var found = SpatioTemporal.Of(walk, truth);

        Assert.Equal(1.1, found.StrideSeconds.Mean, 1e-9);
        Assert.Equal(120 / 1.1, found.CadenceStepsPerMinute, 1e-6);
        Assert.Equal(1300, found.StrideLengthMillimeters.Mean, belt > 0 ? 15.0 : 1e-6);
        Assert.Equal(1.3 / 1.1, found.SpeedMetersPerSecond, 0.02);
        Assert.Equal(62, found.StancePercent().Mean, 1e-6);
        Assert.Equal(24, found.DoubleSupportPercent().Mean, 1e-6);
        Assert.Equal(38, found.SingleSupportPercent().Mean, 1e-6);
        Assert.Equal(0.55, found.StepSeconds(Side.Left).Mean, 1e-9);
        Assert.Equal(160, found.StepWidthMillimeters().Mean, 1.0);
        Assert.Equal(650, found.StepLengthMillimeters(Side.Right).Mean, 30.0);
    }

    [Fact]
    public void A_stride_with_a_missed_contact_is_listed_and_not_in_the_means()
    {
        var (walk, truth) = new SyntheticWalk().Walk();
        var missed = truth.Times(Side.Left, GaitEventType.InitialContact).Skip(3).Take(2).ToList();
        var events = GaitEvents.Of(GaitEventMethod.File, truth.Events.Where(one => one.Side != Side.Left || !missed.Contains(one.TimeSeconds)));

        var found = SpatioTemporal.Of(walk, events);

        Assert.Contains(found.Strides, stride => stride.Seconds > 3);
        Assert.Equal(1.1, found.StrideSeconds.Mean, 1e-9);
        Assert.Equal(0.55, found.StepSeconds().Mean, 1e-9);
    }

    [Fact]
    public void Variability_is_not_told_from_less_than_ten_strides()
    {
        var (walk, truth) = new SyntheticWalk { Seconds = 5 }.Walk();

        var found = SpatioTemporal.Of(walk, truth).StrideSeconds;

        Assert.InRange(found.Count, 2, 9);
        Assert.True(double.IsNaN(found.CoefficientOfVariationPercent));
    }

    [Fact]
    public void The_symmetry_indices_follow_their_published_formulas()
    {
        Assert.Equal(200.0 / 11, Symmetry.IndexPercent(1.2, 1.0), 1e-9);
        Assert.Equal(1.2, Symmetry.Ratio(1.2, 1.0), 1e-12);
        Assert.Equal(100 * Math.Log(1.2), Symmetry.GaitAsymmetry(1.2, 1.0), 1e-9);
        Assert.Equal((45 - (Math.Atan(1.2) * 180 / Math.PI)) / 90 * 100, Symmetry.AnglePercent(1.2, 1.0), 1e-9);
        Assert.Equal(0, Symmetry.AnglePercent(2, 2), 1e-12);
    }
}
