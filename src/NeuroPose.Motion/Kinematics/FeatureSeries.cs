using NeuroPose.Poses;

namespace NeuroPose.Kinematics;

/// <summary>What warping compares: numbers over time, frames × dimensions, in one array. Immutable; equality is by reference.</summary>
public sealed class FeatureSeries
{
    private readonly ReadOnlyMemory<double> values;
    private readonly string quantity = "";
    private object? hasExtremes;

    /// <summary>Wraps numbers that the caller gives up and does not write to again.</summary>
    /// <param name="label">What the series is called in tables and figures.</param>
    /// <param name="names">One name a dimension.</param>
    /// <param name="unit">The numbers' unit, such as <c>mm</c> or <c>rad</c>.</param>
    /// <param name="values">Frames × dimensions numbers, the dimension running fastest.</param>
    /// <exception cref="ArgumentException">There are no dimensions, or the numbers are no whole number of frames.</exception>
    public FeatureSeries(string label, IReadOnlyList<string> names, string unit, ReadOnlyMemory<double> values)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(unit);
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

    /// <summary>Wraps numbers that the caller gives up and does not write to again; they may be written down in place.</summary>
    /// <param name="label">What the series is called in tables and figures.</param>
    /// <param name="names">One name a dimension.</param>
    /// <param name="unit">The numbers' unit, such as <c>mm</c> or <c>rad</c>.</param>
    /// <param name="values">Frames × dimensions numbers, the dimension running fastest.</param>
    /// <exception cref="ArgumentException">There are no dimensions, or the numbers are no whole number of frames.</exception>
    public FeatureSeries(string label, IReadOnlyList<string> names, string unit, double[] values)
        : this(label, names, unit, (ReadOnlyMemory<double>)values)
    {
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
        get => quantity.Length > 0 ? quantity : $"{FirstNames()} ({Unit})";
        init
        {
            quantity = value ?? throw new ArgumentNullException(nameof(Quantity));
            StatedQuantity = value;
        }
    }

    /// <summary>The SHA-256 of the file the series comes from, empty when it comes from none; not null.</summary>
    public string InputSha256 { get; init => field = value ?? throw new ArgumentNullException(nameof(InputSha256)); } = "";

    /// <summary>What the numbers were said to be; empty where it is only known by the dimensions' names.</summary>
    internal string StatedQuantity { get; private init; } = "";

    /// <summary>
    /// Whether the one dimension has no name of its own but that of the series, so that nothing says what its numbers are.
    /// </summary>
    internal bool IsUnnamed { get; private init; }

    /// <summary>
    /// Whether the square of a number, or of a difference of two, may overflow or vanish. Found once; two threads find the same.
    /// </summary>
    internal bool HasExtremes => (hasExtremes ??= FindsExtremes(Values) ? Yes : No) == Yes;

    /// <summary>A series of one number a frame, whose dimension has no name but the label.</summary>
    public static FeatureSeries Of(string label, string unit, params double[] values) => new(label, [label], unit, values) { IsUnnamed = true };

    /// <summary>
    /// The same series but for what is given. Everything else is kept: names, what the numbers are, and the file they come from.
    /// </summary>
    /// <param name="label">What it is called.</param>
    /// <param name="values">Other numbers, frames × the same dimensions; the number of frames may differ. The caller gives them up.</param>
    /// <param name="unit">Another unit; then give the quantity too, where one was stated.</param>
    /// <param name="quantity">What the numbers are now; empty says it by the dimensions' names.</param>
    /// <param name="inputSha256">The SHA-256 of the file; empty where the numbers are no longer those of one file.</param>
    /// <param name="names">Other names of the same dimensions, such as <c>knee</c> for a left and a right one that are compared. They
    /// then say what the numbers are, unless the quantity does.</param>
    /// <exception cref="ArgumentException">The numbers are no whole number of frames, or there are not as many names as
    /// dimensions.</exception>
    public FeatureSeries With(
        string? label = null,
        ReadOnlyMemory<double>? values = null,
        string? unit = null,
        string? quantity = null,
        string? inputSha256 = null,
        IReadOnlyList<string>? names = null)
    {
        if (names is not null && names.Count != Dimensions)
        {
            throw new ArgumentException(FormattableString.Invariant($"The series has {Dimensions} numbers a frame; {names.Count} names were given."), nameof(names));
        }

        return new(label ?? Label, names ?? Names, unit ?? Unit, values ?? this.values)
        {
            Quantity = quantity ?? (names is null ? this.quantity : ""),
            StatedQuantity = quantity ?? (names is null ? StatedQuantity : ""),
            InputSha256 = inputSha256 ?? InputSha256,
            IsUnnamed = IsUnnamed && names is null,
        };
    }

    /// <summary>The same series, its numbers z-normalized: without a unit. What was not stated before is not stated now.</summary>
    internal FeatureSeries ZNormalized(ReadOnlyMemory<double> normalized)
    {
        const string Done = ", z-normalized";
        return new(Label, Names, "1", normalized)
        {
            Quantity = Quantity + Done,
            StatedQuantity = StatedQuantity.Length > 0 ? StatedQuantity + Done : "",
            InputSha256 = InputSha256,
            IsUnnamed = IsUnnamed,
        };
    }

    /// <summary>
    /// The frames from <paramref name="start"/> (included) to <paramref name="end"/> (excluded), sharing this series' memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the series.</exception>
    public FeatureSeries Slice(int start, int end)
    {
        FrameRange.Require(start, end, Length);
        return With(values: values[(start * Dimensions)..(end * Dimensions)]);
    }

    /// <summary>
    /// Some dimensions that are next to each other, as a series of their own. What the numbers are is said by their names.
    /// </summary>
    /// <param name="from">The first dimension.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The series has no such dimensions, or none are asked for.</exception>
    public FeatureSeries DimensionsFrom(int from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Dimensions - from);
        var taken = new double[Length * count];
        for (var frame = 0; frame < Length; frame++)
        {
            this[frame].Slice(from, count).CopyTo(taken.AsSpan(frame * count));
        }

        return new(Label, [.. Names.Skip(from).Take(count)], Unit, taken) { InputSha256 = InputSha256 };
    }

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

    /// <summary>One dimension over all frames, by its name: <c>angles["left knee"]</c>.</summary>
    /// <exception cref="ArgumentException">There is no such dimension; the message names the nearest.</exception>
    public double[] this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            var dimension = Names.Index().FirstOrDefault(one => one.Item == name, (Index: -1, Item: "")).Index;
            return dimension >= 0
                ? Column(dimension)
                : throw new ArgumentException($"The series \"{Label}\" has no dimension \"{name}\".{NearestName.Hint(name, Names)}", nameof(name));
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

    private static readonly object Yes = new();
    private static readonly object No = new();

    // The least difference of numbers from 2^-450 on is 2^-502; its square is a normal number.
    private static bool FindsExtremes(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (Math.Abs(number) is > 1e150 or (> 0 and < 1e-135))
            {
                return true;
            }
        }

        return false;
    }

    private string FirstNames() => string.Join(", ", Names.Take(4)) + (Dimensions > 4 ? ", …" : "");
}
