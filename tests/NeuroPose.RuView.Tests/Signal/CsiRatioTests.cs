using System.Numerics;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class CsiRatioTests
{
    [Fact]
    public void The_oscillators_phase_cancels_in_the_product_and_the_gain_too_in_the_quotient()
    {
        var (first, second) = (new Complex(3, 1), new Complex(-1, 2));
        var offset = new Complex(0.6, 0.8);
        var product = CsiRatio.ConjugateProduct([first], [second])[0];
        Assert.Equal(0, (CsiRatio.ConjugateProduct([first * offset], [second * offset])[0] - product).Magnitude, 12);
        var quotient = CsiRatio.Quotient([7 * first * offset], [7 * second * offset])[0];
        Assert.Equal(0, (quotient - (first / second)).Magnitude, 12);
    }

    [Fact]
    public void A_quotient_by_zero_is_unknown_not_invented() => Assert.True(double.IsNaN(CsiRatio.Quotient([Complex.One], [Complex.Zero])[0].Real));
}
