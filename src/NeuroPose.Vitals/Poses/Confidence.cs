using System.Globalization;

namespace NeuroPose.Vitals.Poses;

/// <summary>How sure an estimate is, from 0 to 1.</summary>
public readonly record struct Confidence : IComparable<Confidence>
{
    /// <summary>The value from which on an estimate counts as confident, as the RuView reference sets it.</summary>
    public const double Threshold = 0.5;

    /// <summary>Makes a confidence.</summary>
    /// <param name="value">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside of 0 to 1, or NaN.</exception>
    public Confidence(double value)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"Confidence must be in [0.0, 1.0], got {value}."));
        }

        Value = value;
    }

    /// <summary>From 0 (nothing is known) to 1 (certain).</summary>
    public double Value { get; }

    /// <summary>Whether the value reaches <see cref="Threshold"/>.</summary>
    public bool IsHigh => Value >= Threshold;

    /// <inheritdoc />
    public int CompareTo(Confidence other) => Value.CompareTo(other.Value);

    /// <summary>With two digits behind the point, such as <c>0.85</c>.</summary>
    public override string ToString() => Value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Whether one confidence is below another.</summary>
    public static bool operator <(Confidence left, Confidence right) => left.Value < right.Value;

    /// <summary>Whether one confidence is above another.</summary>
    public static bool operator >(Confidence left, Confidence right) => left.Value > right.Value;

    /// <summary>Whether one confidence is at most another.</summary>
    public static bool operator <=(Confidence left, Confidence right) => left.Value <= right.Value;

    /// <summary>Whether one confidence is at least another.</summary>
    public static bool operator >=(Confidence left, Confidence right) => left.Value >= right.Value;
}
