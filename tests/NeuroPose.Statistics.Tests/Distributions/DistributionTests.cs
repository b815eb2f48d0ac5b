using FsCheck;
using FsCheck.Fluent;
using Peer = MathNet.Numerics.Distributions;

namespace NeuroPose.Statistics.Tests;

public sealed class DistributionTests
{
    [Fact]
    public void Chances_are_scipys_also_far_out()
    {
        foreach (var one in Case.ReadAll("distributions.json", "student"))
        {
            var (t, freedom) = (one.Number("t"), one.Number("freedom"));
            Case.IsNear(one.Number("upper_tail"), StudentDistribution.UpperTail(t, freedom), freedom <= 5000 ? 2e-12 : 1e-10);
            Case.IsNear(1 - one.Number("upper_tail"), StudentDistribution.Cumulative(t, freedom), 1e-11);
            Assert.Equal(1 - one.Number("upper_tail"), StudentDistribution.UpperTail(-t, freedom), 1e-11);
        }

        foreach (var one in Case.ReadAll("distributions.json", "f"))
        {
            var (f, over, under) = (one.Number("f"), one.Number("numerator"), one.Number("denominator"));
            Case.IsNear(one.Number("upper_tail"), FDistribution.UpperTail(f, over, under), 1e-11);
            Assert.Equal(1 - one.Number("upper_tail"), FDistribution.Cumulative(f, over, under), 1e-12);
        }

        foreach (var one in Case.ReadAll("distributions.json", "normal"))
        {
            Case.IsNear(one.Number("upper_tail"), NormalDistribution.UpperTail(one.Number("z")), 1e-13);
        }
    }

    [Fact]
    public void Quantiles_are_scipys()
    {
        foreach (var one in Case.ReadAll("distributions.json", "quantiles"))
        {
            var (share, over, under) = (one.Number("share"), one.Number("numerator"), one.Number("denominator"));

            Assert.Equal(one.Number("normal"), NormalDistribution.Quantile(share), 1e-12);
            Assert.Equal(one.Number("student"), StudentDistribution.Quantile(share, under), 1e-11);
            Case.IsNear(one.Number("f"), FDistribution.Quantile(share, over, under), 1e-11);
        }
    }

    [Fact]
    public void Math_net_is_of_the_same_opinion()
    {
        var cases = from share in Gen.Choose(1, 999) from one in Gen.Choose(1, 400) from other in Gen.Choose(2, 400) select (share / 1000.0, one / 4.0, other / 2.0);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (share, numerator, freedom) = one;
            Assert.Equal(Peer.Normal.InvCDF(0, 1, share), NormalDistribution.Quantile(share), 1e-9);
            Assert.Equal(share, Peer.StudentT.CDF(0, 1, freedom, StudentDistribution.Quantile(share, freedom)), 1e-10);
            Assert.Equal(share, Peer.FisherSnedecor.CDF(numerator, freedom, FDistribution.Quantile(share, numerator, freedom)), 1e-10);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_quantile_gives_its_share_back_and_grows_with_it()
    {
        foreach (var freedom in new[] { 0.5, 1, 2.5, 9, 120, 1e5 })
        {
            var last = double.NegativeInfinity;
            for (var percent = 1; percent < 100; percent++)
            {
                var quantile = StudentDistribution.Quantile(percent / 100.0, freedom);
                Assert.True(quantile > last);
                Assert.Equal(percent / 100.0, StudentDistribution.Cumulative(quantile, freedom), 1e-12);
                last = quantile;
            }
        }
    }

    [Fact]
    public void Ends_and_limits_are_what_they_have_to_be()
    {
        Assert.Equal((0.0, double.PositiveInfinity, double.NegativeInfinity), (NormalDistribution.Quantile(0.5), NormalDistribution.Quantile(1), NormalDistribution.Quantile(0)));
        Assert.Equal((0.0, double.PositiveInfinity), (FDistribution.Quantile(0, 3, 4), FDistribution.Quantile(1, 3, 4)));
        Assert.Equal((0.0, 1.0), (FDistribution.Cumulative(-1, 3, 4), FDistribution.UpperTail(0, 3, 4)));
        Assert.Equal((0.5, 0.0, 1.0), (StudentDistribution.UpperTail(0, 3), StudentDistribution.UpperTail(double.PositiveInfinity, 3), StudentDistribution.Cumulative(double.PositiveInfinity, 3)));
        Assert.Equal(NormalDistribution.UpperTail(1.3), StudentDistribution.UpperTail(1.3, double.PositiveInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Cumulative(double.NaN)) && double.IsNaN(StudentDistribution.Cumulative(double.NaN, 3)) && double.IsNaN(FDistribution.UpperTail(double.NaN, 1, 2)));
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("degreesOfFreedom", () => StudentDistribution.Quantile(0.9, 0));
        Assert.Throws<ArgumentOutOfRangeException>("numeratorDegrees", () => FDistribution.UpperTail(1, double.NaN, 2));
        Assert.Throws<ArgumentOutOfRangeException>("denominatorDegrees", () => FDistribution.Cumulative(1, 2, -2));
        var percent = Assert.Throws<ArgumentOutOfRangeException>("share", () => NormalDistribution.Quantile(97.5));
        Assert.Contains("must be between 0 and 1; for 97.5 % it is 0.975", percent.Message, StringComparison.Ordinal);
    }
}
