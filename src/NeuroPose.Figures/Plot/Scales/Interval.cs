namespace NeuroPose.Figures.Scales;

/// <summary>A range of values on an axis; never empty, both ends finite.</summary>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>The range of the finite values; 0 to 1 when there are none, widened when all are (nearly) equal.</summary>
    public static Interval Of(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return low > high ? new(0, 1) : new Interval(low, high).Widened();
    }

    /// <summary>The same range with its ends moved outward to ticks.</summary>
    public Interval OutToTicks(int wanted)
    {
        var step = TickStep.For(this, wanted);
        var wider = new Interval(step.Multiple(Math.Floor(step.CountTo(Low))), step.Multiple(Math.Ceiling(step.CountTo(High))));
        if (!double.IsFinite(wider.Low) || !double.IsFinite(wider.High))
        {
            return this;
        }

        // A wider range may want a greater step: then its ends move on, or they would stand between ticks.
        return TickStep.For(wider, wanted) == step ? wider : wider.OutToTicks(wanted);
    }

    /// <summary>Where a value lies: 0 at the low end, 1 at the high end. Halves first, so that no finite range overflows.</summary>
    public double Fraction(double value) => ((value / 2) - (Low / 2)) / ((High / 2) - (Low / 2));

    // Below a billionth of its size a range is rounding noise: ticks would all read the same.
    private Interval Widened()
    {
        var size = Math.Max(Math.Abs(Low), Math.Abs(High));
        if ((High / 2) - (Low / 2) > Math.Max(size * 5e-10, 1e-290))
        {
            return this;
        }

        var margin = size < 1e-280 ? 1 : size * 0.05;
        return new(Math.Max(Low - margin, -double.MaxValue), Math.Min(High + margin, double.MaxValue));
    }
}
