using NeuroPose.Numerics;

namespace NeuroPose.Core.Tests.Numerics;

/// <summary>Own functions against the system's, which are accurate to about one unit in the last place.</summary>
public class ExactMathTests
{
    [Fact]
    public void Sine_and_cosine_agree_with_the_system_to_rounding()
    {
        for (var x = -400.0; x < 400; x += 0.0137)
        {
            Assert.Equal(Math.Sin(x), ExactMath.Sin(x), 4e-16);
            Assert.Equal(Math.Cos(x), ExactMath.Cos(x), 4e-16);
        }
    }

    [Fact]
    public void The_arccosine_agrees_with_the_system_to_rounding_also_near_its_ends()
    {
        for (var step = -100_000; step <= 100_000; step++)
        {
            var x = step / 100_000.0;
            Assert.Equal(Math.Acos(x), ExactMath.Acos(x), 9e-16);
        }

        for (var near = 1e-16; near < 0.1; near *= 1.7)
        {
            Assert.Equal(Math.Acos(1 - near), ExactMath.Acos(1 - near), 1e-15 * Math.Acos(1 - near));
            Assert.Equal(Math.Acos(near - 1), ExactMath.Acos(near - 1), 9e-16);
        }
    }

    [Fact]
    public void Special_values_are_exact_and_values_outside_are_NaN()
    {
        Assert.Equal(0, ExactMath.Acos(1));
        Assert.Equal(Math.PI / 2, ExactMath.Acos(0));
        Assert.Equal(Math.PI, ExactMath.Acos(-1));
        Assert.Equal(1, ExactMath.Cos(0));
        Assert.True(double.IsNaN(ExactMath.Acos(1.0000000000000002)));
        Assert.True(double.IsNaN(ExactMath.Acos(double.NaN)));
        Assert.True(double.IsNaN(ExactMath.Sin(double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactMath.Sin(double.PositiveInfinity));
    }

    [Fact]
    public void The_exponential_is_within_one_unit_in_the_last_place_of_the_systems()
    {
        for (var power = -30.0; power < 30; power += 0.0137)
        {
            Assert.Equal(1, ExactMath.Exp(power) / Math.Exp(power), 4e-16);
        }

        Assert.Equal(1, ExactMath.Exp(0));
        Assert.Equal(0, ExactMath.Exp(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, ExactMath.Exp(1000));
        Assert.True(double.IsNaN(ExactMath.Exp(double.NaN)));
    }

    [Fact]
    public void The_angle_of_a_point_agrees_with_the_system_to_rounding_all_the_way_around()
    {
        for (var turn = -31400; turn <= 31400; turn++)
        {
            var (y, x) = (3.7 * Math.Sin(turn / 10_000.0), 0.3 * Math.Cos(turn / 10_000.0));
            Assert.Equal(Math.Atan2(y, x), ExactMath.Atan2(y, x), 9e-16);
        }
    }

    [Fact]
    public void The_angle_of_a_point_is_exact_on_the_axes_and_unknown_without_a_direction()
    {
        Assert.Equal(0, ExactMath.Atan2(0, 5));
        Assert.Equal(Math.PI / 2, ExactMath.Atan2(5, 0));
        Assert.Equal(Math.PI, ExactMath.Atan2(0, -5));
        Assert.Equal(-Math.PI / 2, ExactMath.Atan2(-5, 0));
        Assert.Equal(-Math.PI / 4, ExactMath.Atan2(-2, 2));
        Assert.Equal(Math.PI / 2, ExactMath.Atan2(double.PositiveInfinity, 1));
        Assert.Equal(0, ExactMath.Atan2(0, 0));
        Assert.True(double.IsNaN(ExactMath.Atan2(double.NaN, 1)));
        Assert.True(double.IsNaN(ExactMath.Atan2(1, double.NaN)));
        Assert.True(double.IsNaN(ExactMath.Atan2(double.NegativeInfinity, double.PositiveInfinity)));
    }
}
