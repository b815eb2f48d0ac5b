namespace NeuroPose.Kinematics;

/// <summary>What warping compares: numbers over time, frames × dimensions, in one array. Immutable; equality is by reference.</summary>
public sealed class FeatureSeries
{
    private readonly ReadOnlyMemory<double> values;

    /// <summary>Wraps numbers that the caller gives up and does not write to again.</summary>
    /// <param name="label">What the series is called in tables and figures.</param>
    /// <param name="names">One name a dimension.</param>
    /// <param name="unit">The numbers' unit, such as <c>mm</c> or <c>rad</c>.</param>
    /// <param name="values">Frames × dimensions numbers, the dimension running fastest.</param>
    /// <exception cref="ArgumentException">There are no dimensions, or the numbers are no whole number of frames.</exception>
    public FeatureSeries(string label, IReadOnlyList<string> names, string unit, ReadOnlyMemory<double> values)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0 || values.Length % names.Count != 0)
        {
            throw new ArgumentException($"{values.Length} numbers are no whole number of frames of {names.Count} dimensions.", nameof(values));
        }

        Label = label;
        Names = [.. names];
        Unit = unit;
        this.values = values;
        Length = values.Length / names.Count;
    }

    /// <summary>What the series is called in tables and figures.</summary>
    public string Label { get; }

    /// <summary>One name a dimension.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The numbers' unit.</summary>
    public string Unit { get; }

    /// <summary>The number of frames.</summary>
    public int Length { get; }

    /// <summary>Numbers in each frame.</summary>
    public int Dimensions => Names.Count;

    /// <summary>All numbers, frames × dimensions, the dimension running fastest.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>The same numbers, for work that outlives a call.</summary>
    internal ReadOnlyMemory<double> Memory => values;

    /// <summary>What the numbers are, for the definition of a result; the dimensions and the unit unless said otherwise.</summary>
    public string Quantity
    {
        get => field.Length > 0 ? field : $"{FirstNames()} ({Unit})";
        init;
    } = "";

    /// <summary>The SHA-256 of the file the series comes from, empty when it comes from none.</summary>
    public string InputSha256 { get; init; } = "";

    /// <summary>A series of one number a frame.</summary>
    public static FeatureSeries Of(string label, string unit, params double[] values) => new(label, [label], unit, values);

    /// <summary>One frame's numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ReadOnlySpan<double> this[int frame]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(frame);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Length);
            return Values.Slice(frame * Dimensions, Dimensions);
        }
    }

    /// <summary>One dimension over all frames.</summary>
    public double[] Column(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimension, Dimensions);
        var column = new double[Length];
        for (var frame = 0; frame < column.Length; frame++)
        {
            column[frame] = Values[(frame * Dimensions) + dimension];
        }

        return column;
    }

    /// <summary>The label, length and dimensions in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Label}: {Length} frames × {Dimensions} ({FirstNames()}), {Unit}");

    private string FirstNames() => string.Join(", ", Names.Take(4)) + (Dimensions > 4 ? ", …" : "");
}
