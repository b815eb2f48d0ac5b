using System.Globalization;
using NeuroPose.Numerics;

namespace NeuroPose.Figures.Scales;

/// <summary>The distance between ticks: 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct TickStep(int Mantissa, int Exponent)
{
    private double Size => Multiple(1);

    /// <summary>The step that gives at most about the wanted number of ticks.</summary>
    public static TickStep For(Interval range, int wanted)
    {
        var rough = (range.High / wanted) - (range.Low / wanted);

        // The logarithm may be off by its last bit; the comparisons below settle the exponent exactly.
        var exponent = Math.Clamp((int)Math.Floor(ExactMath.Log10(rough)) - 1, -300, 307);
        foreach (var next in new[] { exponent, exponent + 1, exponent + 2 })
        {
            foreach (var mantissa in new[] { 1, 2, 5 })
            {
                var step = new TickStep(mantissa, next);
                if (step.Size >= rough)
                {
                    return step;
                }
            }
        }

        return new(1, Math.Min(exponent + 3, 308));
    }

    /// <summary>The value of the nth tick from zero, correctly rounded: 3 × 0.1 is 0.3.</summary>
    public double Multiple(double count)
    {
        var power = double.Parse("1e" + Math.Abs(Exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var value = Exponent < 0 ? count * Mantissa / power : count * Mantissa * power;
        return value == 0 ? 0 : value;
    }

    /// <summary>How many steps a value is from zero.</summary>
    public double CountTo(double value) => value / Size;

    /// <summary>The value as it stands at a tick: as many decimals as the step has, a power of ten where that would be long.</summary>
    public string Label(double value)
    {
        var text = Exponent < -4 || Math.Abs(value) >= 1e6
            ? value.ToString("0.######e0", CultureInfo.InvariantCulture)
            : value.ToString("F" + Math.Max(0, -Exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value == 0 ? "0" : text.Replace('-', '−');
    }
}
