using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Numerics;

namespace NeuroPose.Core.Tests.Numerics;

/// <summary>The exponential and the logarithm, against the system's and against numbers known to more digits.</summary>
public class ExactExponentialTests
{
    [Fact]
    public void The_exponential_agrees_with_the_system_to_one_unit_in_the_last_place()
    {
        for (var x = -745.2; x < 709.9; x += 0.00237)
        {
            AssertNear(Math.Exp(x), ExactMath.Exp(x), x);
        }

        for (var tiny = 1e-320; tiny < 1; tiny *= 1.13)
        {
            AssertNear(Math.Exp(tiny), ExactMath.Exp(tiny), tiny);
            AssertNear(Math.Exp(-tiny), ExactMath.Exp(-tiny), -tiny);
        }
    }

    [Fact]
    public void The_logarithm_agrees_with_the_system_to_one_unit_in_the_last_place()
    {
        for (var x = double.Epsilon; x < double.MaxValue / 1.01; x *= x < 1e-310 ? 3 : 1.00371)
        {
            AssertNear(Math.Log(x), ExactMath.Log(x), x);
        }

        for (var x = 0.4; x < 3; x += 0.0000131)
        {
            AssertNear(Math.Log(x), ExactMath.Log(x), x);
        }

        for (var tiny = 1e-16; tiny < 0.5; tiny *= 1.07)
        {
            AssertNear(Math.Log(1 + tiny), ExactMath.Log(1 + tiny), 1 + tiny);
            AssertNear(Math.Log(1 - tiny), ExactMath.Log(1 - tiny), 1 - tiny);
        }
    }

    [Fact]
    public void Any_double_agrees_with_the_system() =>
        Prop.ForAll<long>(bits =>
        {
            var x = BitConverter.Int64BitsToDouble(bits * unchecked((long)0x9E3779B97F4A7C15));
            return UnitsApart(Math.Exp(x), ExactMath.Exp(x)) <= 1 && UnitsApart(Math.Log(x), ExactMath.Log(x)) <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Special_values_are_exact()
    {
        Assert.Equal(1, ExactMath.Exp(0));
        Assert.Equal(1, ExactMath.Exp(-0.0));
        Assert.Equal(0, ExactMath.Exp(double.NegativeInfinity));
        Assert.Equal(0, ExactMath.Exp(-746));
        Assert.Equal(double.Epsilon, ExactMath.Exp(-745.1332191019411));
        Assert.Equal(double.PositiveInfinity, ExactMath.Exp(709.7827128933841));
        Assert.Equal(double.PositiveInfinity, ExactMath.Exp(double.PositiveInfinity));
        Assert.True(double.IsNaN(ExactMath.Exp(double.NaN)));
        Assert.Equal(0, ExactMath.Log(1));
        Assert.Equal(double.NegativeInfinity, ExactMath.Log(0));
        Assert.Equal(double.NegativeInfinity, ExactMath.Log(-0.0));
        Assert.Equal(double.PositiveInfinity, ExactMath.Log(double.PositiveInfinity));
        Assert.True(double.IsNaN(ExactMath.Log(-1)));
        Assert.True(double.IsNaN(ExactMath.Log(double.NegativeInfinity)));
        Assert.True(double.IsNaN(ExactMath.Log(double.NaN)));
    }

    /// <summary>The expected doubles are the nearest to values computed with 300 bits; ours may be their neighbors.</summary>
    [Theory]
    [InlineData(1.0, 2.718281828459045)]
    [InlineData(-1.0, 0.36787944117144233)]
    [InlineData(0.1, 1.1051709180756477)]
    [InlineData(0.5, 1.6487212707001282)]
    [InlineData(10.0, 22026.465794806718)]
    [InlineData(-20.5, 1.2501528663867426e-09)]
    [InlineData(100.0, 2.6881171418161356e+43)]
    [InlineData(-300.25, 4.009422364622857e-131)]
    [InlineData(700.0, 1.0142320547350045e+304)]
    [InlineData(1e-05, 1.00001000005)]
    public void The_exponential_is_the_known_number(double power, double expected) => AssertNear(expected, ExactMath.Exp(power), power);

    [Theory]
    [InlineData(2.0, 0.6931471805599453)]
    [InlineData(0.5, -0.6931471805599453)]
    [InlineData(0.1, -2.3025850929940455)]
    [InlineData(10.0, 2.302585092994046)]
    [InlineData(1.0000001, 9.999999505838704e-08)]
    [InlineData(0.99, -0.01005033585350145)]
    [InlineData(3.5, 1.252762968495368)]
    [InlineData(1e+300, 690.7755278982137)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(1.5, 0.4054651081081644)]
    public void The_logarithm_is_the_known_number(double number, double expected) => AssertNear(expected, ExactMath.Log(number), number);

    /// <summary>Whatever the machine: a hash of the bits of a sweep.</summary>
    [Fact]
    public void The_bits_never_change()
    {
        var hash = 0UL;
        for (var step = -7000; step <= 7000; step++)
        {
            hash = unchecked((hash * 31) + BitConverter.DoubleToUInt64Bits(ExactMath.Exp(step / 10.0)));
            hash = unchecked((hash * 31) + BitConverter.DoubleToUInt64Bits(ExactMath.Log((step + 7001) / 10.0)));
        }

        Assert.Equal(9177590096703918373UL, hash);
    }

    private static void AssertNear(double expected, double actual, double at) =>
        Assert.True(UnitsApart(expected, actual) <= 1, FormattableString.Invariant($"At {at:R}: expected {expected:R}, got {actual:R}."));

    private static ulong UnitsApart(double one, double other) =>
        double.IsNaN(one) && double.IsNaN(other) ? 0 : (ulong)Math.Abs(Ordered(one) - (decimal)Ordered(other));

    /// <summary>Doubles in their order, one apart where they are neighbors.</summary>
    private static long Ordered(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }
}
