namespace NeuroPose.Formats;

/// <summary>The roundest rate that printed digits cannot tell from a quotient.</summary>
internal static class RoundRate
{
    private static readonly double[] Multiples = [50, 10, 5, 1];

    /// <summary>The rate of a step as a file prints it: the roundest that the digits cannot tell from the quotient.</summary>
    /// <param name="step">The step in seconds.</param>
    /// <param name="printed">Its digits in the file.</param>
    public static double Of(double step, ReadOnlySpan<byte> printed)
    {
        // A step with all the digits of a double is as exact as a quotient can be.
        var unit = Math.Max(TextNumber.Unit(TextNumber.Decimals(printed)), 1e-15 * step);
        return Between(step - unit, step + unit, 1 / step);
    }

    /// <summary>The rate of evenly spaced steps of which only an interval is known, because they are printed with few digits.</summary>
    /// <param name="shortest">The shortest step in seconds that the digits allow.</param>
    /// <param name="longest">The longest step in seconds that the digits allow.</param>
    /// <param name="quotient">The rate as the printed digits give it, reported where no round one fits.</param>
    public static double Between(double shortest, double longest, double quotient)
    {
        var (least, most) = (1 / longest, shortest > 0 ? 1 / shortest : double.PositiveInfinity);
        foreach (var multiple in Multiples)
        {
            var rate = Math.Round(quotient / multiple) * multiple;
            if (rate > 0 && rate >= least && rate <= most)
            {
                return rate;
            }
        }

        // NTSC rates are whole numbers times 1000/1001.
        var ntsc = Math.Round(quotient * 1001 / 1000) * 1000 / 1001;
        return ntsc > 0 && ntsc >= least && ntsc <= most ? ntsc : quotient;
    }
}
