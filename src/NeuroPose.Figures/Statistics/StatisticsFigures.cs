using System.Globalization;
using NeuroPose.Figures.Model;
using NeuroPose.Statistics;

namespace NeuroPose.Figures;

/// <summary>Figures of agreement and of tests. Each says how its numbers were made and how many values they are of.</summary>
public static partial class StatisticsFigures
{
    /// <summary>The most subjects that have a color each.</summary>
    private const int MostColors = 7;

    /// <summary>
    /// The differences of two systems against the mean of both, with bias, limits of agreement and their confidence intervals. Where
    /// subjects have several pairs each has its color, the limits are those for repeated measures, and there are no intervals.
    /// </summary>
    /// <param name="first">The values of one system.</param>
    /// <param name="second">The values of the other, in the same order. A pair with a NaN is left out and counted.</param>
    /// <param name="quantity">What the values are, and their unit.</param>
    /// <param name="subjects">Whose each pair is, where subjects have several; null where each pair is a subject of its own.</param>
    /// <param name="options">How limits and intervals are made, and the systems' names.</param>
    /// <exception cref="ArgumentException">The lengths differ, a value is infinite, or there are too few pairs or subjects.</exception>
    public static PlotFigure BlandAltman(
        ReadOnlyMemory<double> first, ReadOnlyMemory<double> second, AxisLabel quantity, IReadOnlyList<string>? subjects = null,
        BlandAltmanFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        options ??= new();
        var limits = subjects is null
            ? NeuroPose.Statistics.BlandAltman.Of(first.Span, second.Span, options.Limits)
            : NeuroPose.Statistics.BlandAltman.Of(first.Span, second.Span, subjects, options.Limits);
        int[] rows = [.. Enumerable.Range(0, first.Length).Where(row => !double.IsNaN(first.Span[row]) && !double.IsNaN(second.Span[row]))];
        double[] means = Array.ConvertAll(rows, row => (first.Span[row] / 2) + (second.Span[row] / 2));
        double[] differences = Array.ConvertAll(rows, row => first.Span[row] - second.Span[row]);
        var margin = 0.04 * (means.Max() - means.Min());
        var (from, to) = (means.Min() - margin, means.Max() + margin);
        return new(new Plot
        {
            Panels =
            [
                new()
                {
                    X = new(quantity with { Name = $"mean of {options.FirstName} and {options.SecondName}" }),
                    Y = new(quantity with { Name = $"{options.FirstName} − {options.SecondName}" }),
                    Layers =
                    [
                        .. Interval(limits.LowerLimitInterval, from, to, 4), .. Interval(limits.BiasInterval, from, to, 5),
                        .. Interval(limits.UpperLimitInterval, from, to, 4),
                        Level(limits.LowerLimit, $"{Signed(-limits.Options.Multiplier)} SD: ", quantity.Unit),
                        Level(limits.Bias, "bias: ", quantity.Unit),
                        Level(limits.UpperLimit, $"{Signed(limits.Options.Multiplier)} SD: ", quantity.Unit),
                        .. Dots(rows, means, differences, subjects),
                    ],
                },
            ],
            Legend = subjects is null || Named(subjects).Length > MostColors ? [] : null,
            Notes = [.. LimitNotes(limits, quantity)],
        })
        {
            Title = $"Agreement of {options.FirstName} and {options.SecondName}",
            Description = FormattableString.Invariant(
                $"{quantity.Name}: bias {Number(limits.Bias)}, limits of agreement {Number(limits.LowerLimit)} to {WithUnit(limits.UpperLimit, quantity.Unit)}, {limits.Pairs} pairs of {limits.Subjects} subjects."),
        };
    }

    /// <summary>
    /// A ROC curve with its area and the interval of the area, over the diagonal of guessing.
    /// </summary>
    /// <param name="negatives">The values of the negative group.</param>
    /// <param name="positives">The values of the positive group, in the same unit.</param>
    /// <param name="direction">Which end of the scale speaks for the positive group.</param>
    /// <param name="level">The level of the interval.</param>
    /// <exception cref="ArgumentException">A group has no values, or a NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static PlotFigure Roc(
        ReadOnlyMemory<double> negatives, ReadOnlyMemory<double> positives, RocDirection direction = RocDirection.HigherIsPositive,
        double level = 0.95)
    {
        var area = NeuroPose.Statistics.Roc.AucWithInterval(negatives.Span, positives.Span, direction, level);
        var isKnown = !double.IsNaN(area.Interval.Low);
        var interval = isKnown
            ? FormattableString.Invariant($"{100 * level:0.##} % interval of the area {area.Interval.Low:0.000} to {area.Interval.High:0.000} (DeLong 1988, independent values).")
            : "The interval of the area is not available: the groups do not overlap, or one has a single value.";
        return Roc(
            NeuroPose.Statistics.Roc.Curve(negatives.Span, positives.Span, direction),
            isKnown ? FormattableString.Invariant($"({area.Interval.Low:0.00} to {area.Interval.High:0.00})") : "",
            FormattableString.Invariant($"{negatives.Length} negative and {positives.Length} positive values."), interval);
    }

    /// <summary>A ROC curve with its area, over the diagonal of guessing. The interval of the area needs the values.</summary>
    /// <param name="curve">The curve.</param>
    public static PlotFigure Roc(RocCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return Roc(curve, "");
    }

    private static PlotFigure Roc(RocCurve curve, string interval, params IReadOnlyList<string> notes)
    {
        var words = FormattableString.Invariant($"area {curve.Area:0.000}");
        return new(new Plot
        {
            Panels =
            [
                new()
                {
                    X = new(new AxisLabel("false positives", "share")) { Low = 0, High = 1 },
                    Y = new(new AxisLabel("true positives", "share")) { Low = 0, High = 1 },
                    EqualScale = true,
                    LargestStep = 280,
                    Layers =
                    [
                        new LineLayer(new double[] { 0, 1 }, new double[] { 0, 1 }) { Color = 6, Faint = true },
                        new LineLayer(curve.FalsePositives, curve.TruePositives) { Color = 0 },
                        new AnnotationLayer(0.7, 0.14, words),
                        new AnnotationLayer(0.7, interval.Length > 0 ? 0.07 : double.NaN, interval),
                    ],
                },
            ],
            Notes = [.. notes, $"{(curve.Direction == RocDirection.LowerIsPositive ? "Lower" : "Higher")} values are taken for positive; the thin line is guessing."],
        })
        {
            Title = "ROC curve",
            Description = $"True against false positives, {words}.",
        };
    }

    private static string Signed(double value) => value.ToString("+0.##;−0.##", CultureInfo.InvariantCulture);

    /// <summary>Four digits, with a minus as wide as a plus.</summary>
    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string WithUnit(double value, string unit) => unit == "°" ? Number(value) + unit : $"{Number(value)} {unit}".TrimEnd();

    private static string[] Named(IReadOnlyList<string> subjects) => [.. subjects.Distinct(StringComparer.Ordinal)];

    private static RuleLayer Level(double at, string name, string unit) => new(at, $"{name}{WithUnit(at, unit)}") { Horizontal = true };

    private static BandLayer[] Interval(ConfidenceInterval? interval, double from, double to, int color) => interval is null ? []
        : [new(new[] { from, to }, new[] { interval.Low, interval.Low }, new[] { interval.High, interval.High })
            { Color = color, InLegend = false }];

    private static IEnumerable<Layer> Dots(int[] rows, double[] means, double[] differences, IReadOnlyList<string>? subjects)
    {
        string[] names = subjects is null ? [""] : Named(subjects);
        if (names.Length > MostColors || subjects is null)
        {
            return [new ScatterLayer(means, differences) { Color = 0, Radius = 3 }];
        }

        return names.Select((name, color) =>
        {
            int[] own = [.. Enumerable.Range(0, rows.Length).Where(at => subjects[rows[at]] == name)];
            return new ScatterLayer(Array.ConvertAll(own, at => means[at]), Array.ConvertAll(own, at => differences[at]))
            { Name = name, Color = color, Radius = 3 };
        });
    }

    private static IEnumerable<string> LimitNotes(BlandAltman limits, AxisLabel quantity)
    {
        var left = limits.LeftOut == 0 ? "" : FormattableString.Invariant($" {limits.LeftOut} pairs with an unknown value are left out.");
        yield return limits.Subjects == limits.Pairs
            ? FormattableString.Invariant($"{limits.Pairs} pairs, SD {WithUnit(limits.StandardDeviation, quantity.Unit)} (n − 1).{left}")
            : FormattableString.Invariant($"{limits.Pairs} pairs of {limits.Subjects} subjects, SD {WithUnit(limits.StandardDeviation, quantity.Unit)} between and within subjects (Bland and Altman 2007).{left}");
        yield return limits.BiasInterval is null
            ? "No intervals: strides of one subject are not independent."
            : FormattableString.Invariant($"Bands: {100 * limits.Options.Level:0.##} % confidence intervals ({(limits.Options.Intervals == LimitIntervals.BlandAltman1986 ? "Bland and Altman 1986" : "Bland and Altman 1999")}).");
        yield return double.IsNaN(limits.ProportionalSlope) ? "" : double.IsNaN(limits.ProportionalP)
            ? FormattableString.Invariant($"Slope of the difference on the mean: {Number(limits.ProportionalSlope)}.")
            : FormattableString.Invariant($"Slope of the difference on the mean: {Number(limits.ProportionalSlope)}, p {ChanceWords(limits.ProportionalP)}.");
    }

    private static string ChanceWords(double p) => p < 0.001 ? "< 0.001" : FormattableString.Invariant($"= {p:0.000}");
}

/// <summary>How a figure of agreement is made.</summary>
public sealed record BlandAltmanFigureOptions
{
    /// <summary>What the first system is called.</summary>
    public string FirstName { get; init => field = value ?? throw new ArgumentNullException(nameof(FirstName)); } = "first";

    /// <summary>What the second system is called.</summary>
    public string SecondName { get; init => field = value ?? throw new ArgumentNullException(nameof(SecondName)); } = "second";

    /// <summary>Multiplier, level and intervals.</summary>
    public BlandAltmanOptions Limits { get; init; } = new();
}
