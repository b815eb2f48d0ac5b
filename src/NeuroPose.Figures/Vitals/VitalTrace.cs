namespace NeuroPose.Figures;

/// <summary>One vital sign over time.</summary>
public sealed record VitalTrace
{
    /// <summary>Makes a trace. The caller does not write to the numbers again.</summary>
    /// <param name="quantity">What it is, and the unit, such as breathing rate (1/min).</param>
    /// <param name="seconds">The time of each reading.</param>
    /// <param name="values">The readings; NaN where there is none.</param>
    /// <param name="confidences">From 0 to 1; NaN where not known; empty where none is known.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public VitalTrace(Model.AxisLabel quantity, ReadOnlyMemory<double> seconds, ReadOnlyMemory<double> values, ReadOnlyMemory<double> confidences = default)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        if (seconds.Length != values.Length || (confidences.Length > 0 && confidences.Length != values.Length))
        {
            throw new ArgumentException(FormattableString.Invariant($"The trace of {quantity} has {seconds.Length} times, {values.Length} values and {confidences.Length} confidences; each reading needs a time and a value, and all or none have a confidence."), nameof(values));
        }

        (Quantity, Seconds, Values) = (quantity, seconds, values);
        Confidences = confidences.Length > 0 ? confidences : Enumerable.Repeat(double.NaN, values.Length).ToArray();
    }

    /// <summary>What it is, and the unit.</summary>
    public Model.AxisLabel Quantity { get; }

    /// <summary>The time of each reading.</summary>
    public ReadOnlyMemory<double> Seconds { get; }

    /// <summary>The readings.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>The confidence in each reading, from 0 to 1; NaN where not known.</summary>
    public ReadOnlyMemory<double> Confidences { get; }
}

/// <summary>A time in which something was wrong.</summary>
/// <param name="FromSeconds">When it began.</param>
/// <param name="ToSeconds">When it ended; the same for a moment.</param>
/// <param name="Kind">What it was, such as <c>apnea</c>; alerts of one kind have one color.</param>
public sealed record AlertSpan(double FromSeconds, double ToSeconds, string Kind);
