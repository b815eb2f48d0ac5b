using NeuroPose.Numerics;

namespace NeuroPose.Core.Tests.Numerics;

/// <summary>Logarithms, powers, arctangent and hyperbolic tangent, against numbers of 300 bits; and that their bits never change.</summary>
public class ExactPrecisionTests
{
    private const int Cases = 4000;

    private readonly SeededRandom random = new(20261129);

    [Fact]
    public void The_exponential_and_the_logarithm_are_within_one_unit_in_the_last_place()
    {
        AssertAccurate(0.75, () => (random.NextDouble() * 1400) - 700, ExactMath.Exp, x => LongNumber.Exp(LongNumber.Of(x)));
        AssertAccurate(0.75, AnyPositive, ExactMath.Log, x => (LongNumber.Log(x), 0));
        AssertAccurate(0.75, () => 0.5 + random.NextDouble(), ExactMath.Log, x => (LongNumber.Log(x), 0));
    }

    [Fact]
    public void The_logarithm_to_base_10_is_within_one_unit_in_the_last_place_and_exact_for_powers_of_ten()
    {
        AssertAccurate(0.75, AnyPositive, ExactMath.Log10, x => (LongNumber.Log10(x), 0));
        AssertAccurate(0.75, () => 0.5 + random.NextDouble(), ExactMath.Log10, x => (LongNumber.Log10(x), 0));
        for (var power = 0; power <= 22; power++)
        {
            Assert.Equal(power, ExactMath.Log10(Math.Pow(10, power)));
        }

        Assert.Equal(double.NegativeInfinity, ExactMath.Log10(0));
        Assert.Equal(double.PositiveInfinity, ExactMath.Log10(double.PositiveInfinity));
        Assert.True(double.IsNaN(ExactMath.Log10(-1)));
        Assert.True(double.IsNaN(ExactMath.Log10(double.NaN)));
    }

    [Fact]
    public void The_hyperbolic_tangent_is_within_one_unit_in_the_last_place_from_minus_1_to_1()
    {
        AssertAccurate(0.75, () => random.NextDouble() * 22, ExactMath.Tanh, x => (LongNumber.Tanh(x), 0));
        AssertAccurate(0.75, () => Math.Pow(10, -12 * random.NextDouble()), ExactMath.Tanh, x => (LongNumber.Tanh(x), 0));
        Assert.Equal(-ExactMath.Tanh(0.7), ExactMath.Tanh(-0.7));
        Assert.Equal(0, ExactMath.Tanh(0));
        Assert.Equal((1, -1), (ExactMath.Tanh(double.PositiveInfinity), ExactMath.Tanh(-25)));
        Assert.Equal(1e-300, ExactMath.Tanh(1e-300));
        Assert.True(double.IsNaN(ExactMath.Tanh(double.NaN)));
    }

    [Fact]
    public void The_arctangent_is_within_two_units_in_the_last_place_and_a_right_angle_far_out()
    {
        AssertAccurate(2, () => random.NextDouble(), ExactMath.Atan, x => (LongNumber.Atan(x), 0));
        AssertAccurate(2, () => Math.Pow(10, (random.NextDouble() * 40) - 20), ExactMath.Atan, x => (LongNumber.Atan(x), 0));
        Assert.Equal(-ExactMath.Atan(3), ExactMath.Atan(-3));
        Assert.Equal(Math.PI / 4, ExactMath.Atan(1));
        Assert.Equal(-Math.PI / 2, ExactMath.Atan(double.NegativeInfinity));
        Assert.True(double.IsNaN(ExactMath.Atan(double.NaN)));
    }

    [Fact]
    public void A_power_is_within_one_unit_in_the_last_place_also_where_it_is_huge_or_tiny()
    {
        for (var one = 0; one < Cases; one++)
        {
            var number = one % 2 == 0 ? AnyPositive() : 0.5 + random.NextDouble();
            var power = ((random.NextDouble() * 1400) - 700) / Math.Log(number);
            var (exact, k) = LongNumber.Exp(LongNumber.Log(number) * LongNumber.Of(power));
            var error = exact.ErrorOf(ExactMath.Pow(number, power), k);
            Assert.True(error < 0.75, FormattableString.Invariant($"{number:R} to the power of {power:R} is off by {error} units."));
        }
    }

    [Fact]
    public void A_power_that_is_a_double_is_exact()
    {
        for (var power = -22; power <= 22; power++)
        {
            var exact = double.Parse(FormattableString.Invariant($"1e{power}"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(exact, ExactMath.Pow(10, power));
        }

        Assert.Equal((81, -27, 0.25), (ExactMath.Pow(-3, 4), ExactMath.Pow(-3, 3), ExactMath.Pow(16, -0.5)));
        Assert.Equal((double.Epsilon, 0), (ExactMath.Pow(2, -1074), ExactMath.Pow(2, -1076)));
        Assert.Equal((Math.ScaleB(1, 1023), double.PositiveInfinity), (ExactMath.Pow(2, 1023), ExactMath.Pow(2, 1024)));
    }

    [Fact]
    public void The_special_cases_of_a_power_are_those_of_the_standard()
    {
        double[] special =
        [
            0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 2.5, -2.5, 1e300, -1e300, 9007199254740993, -9007199254740993,
            double.Epsilon, -double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        ];
        foreach (var number in special)
        {
            foreach (var power in special)
            {
                var (expected, actual) = (Math.Pow(number, power), ExactMath.Pow(number, power));
                Assert.True(
                    IsSame(expected, actual) || Math.Abs((actual / expected) - 1) < 1e-15,
                    FormattableString.Invariant($"{number} to the power of {power}: expected {expected}, got {actual}."));
            }
        }
    }

    /// <summary>Whatever the machine: a hash of the bits of a sweep.</summary>
    [Fact]
    public void The_bits_never_change()
    {
        var hash = 0UL;
        void Add(double value) => hash = unchecked((hash * 31) + BitConverter.DoubleToUInt64Bits(value));
        for (var step = -7000; step <= 7000; step++)
        {
            var x = step / 500.0;
            Add(ExactMath.Log10(step + 7000.5));
            Add(ExactMath.Tanh(x));
            Add(ExactMath.Atan(x));
            Add(ExactMath.Pow(Math.Abs(x), x));
        }

        Assert.Equal(2452015130041171721UL, hash);
    }

    private static bool IsSame(double one, double other) => one.Equals(other) && double.IsNegative(one) == double.IsNegative(other)
        || (double.IsNaN(one) && double.IsNaN(other));

    private double AnyPositive() => Math.Pow(10, (random.NextDouble() * 600) - 300) * (1 + random.NextDouble());

    private static void AssertAccurate(
        double units, Func<double> draw, Func<double, double> ours, Func<double, (LongNumber Number, int K)> exact)
    {
        for (var one = 0; one < Cases; one++)
        {
            var x = draw();
            var (number, k) = exact(x);
            var error = number.ErrorOf(ours(x), k);
            Assert.True(error < units, FormattableString.Invariant($"At {x:R}: {ours(x):R} is off by {error} units."));
        }
    }
}
