using System.Globalization;
using NeuroPose.Figures.Model;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;

namespace NeuroPose.Figures;

/// <summary>A number that each stride or step has.</summary>
public enum StrideMeasure
{
    /// <summary>From the other heel to the one that lands, along the walk, in millimeters.</summary>
    StepLength,

    /// <summary>From the other heel to the one that lands, across the walk, in millimeters.</summary>
    StepWidth,

    /// <summary>From the other foot's contact to this one's, in seconds.</summary>
    StepTime,

    /// <summary>From contact to contact of one foot, along the walk, in millimeters.</summary>
    StrideLength,

    /// <summary>From contact to contact of one foot, in seconds.</summary>
    StrideTime,

    /// <summary>Stride length over stride time, in meters a second.</summary>
    Speed,

    /// <summary>Until the foot leaves the floor, in percent of the stride.</summary>
    Stance,

    /// <summary>Both double supports, in percent of the stride.</summary>
    DoubleSupport,

    /// <summary>While the foot stands alone, in percent of the stride.</summary>
    SingleSupport,
}

public static partial class GaitFigures
{
    /// <summary>
    /// One measure from stride to stride: over time, left and right with their means, and each left one against the right one that follows.
    /// Open dots are left out of the means, as they are in <see cref="SpatioTemporal"/>.
    /// </summary>
    /// <param name="measures">The strides and steps.</param>
    /// <param name="measure">Which number of each.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public static PlotFigure StrideToStride(SpatioTemporal measures, StrideMeasure measure = StrideMeasure.StepLength)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var (label, format) = LabelOf(measure);
        StrideDot[] dots = [.. DotsOf(measures, measure).OrderBy(dot => dot.Seconds)];
        StrideDot[] left = [.. dots.Where(dot => dot.Side == Side.Left)], right = [.. dots.Where(dot => dot.Side == Side.Right)];
        (double Left, double Right)[] pairs = [.. PairsOf(dots)];
        double[] ends = [.. pairs.SelectMany(pair => new[] { pair.Left, pair.Right })];
        var (low, high) = ends.Length == 0 ? (double.NaN, double.NaN) : (ends.Min(), ends.Max());
        var margin = 0.05 * (high - low);
        return new(new Plot
        {
            Columns = 2,
            Panels =
            [
                new()
                {
                    X = new(new AxisLabel("time", "s")),
                    Y = new(label),
                    Layers = [.. TimeLayers(left, "left", 0), .. TimeLayers(right, "right", 1)],
                },
                new()
                {
                    X = new(label with { Name = "left" }) { Low = low - margin, High = high + margin },
                    Y = new(label with { Name = "right" }) { Low = low - margin, High = high + margin },
                    Layers =
                    [
                        new LineLayer(new[] { low - margin, high + margin }, new[] { low - margin, high + margin })
                        { Color = 6, Faint = true, BreaksAreGaps = false },
                        new ScatterLayer(Array.ConvertAll(pairs, pair => pair.Left), Array.ConvertAll(pairs, pair => pair.Right))
                        { Color = 2, Radius = 3 },
                    ],
                },
            ],
            Notes =
            [
                $"{MeanWords("Left", left, label.Unit, format)}; {MeanWords("right", right, label.Unit, format)}.",
                dots.Any(dot => !dot.Counts) ? "Open: left out of the means (turning, or too short or long to be one stride)." : "",
                "Right panel: each left one and the right one that follows; line: equal.",
            ],
        })
        {
            Title = $"{char.ToUpperInvariant(label.Name[0])}{label.Name[1..]} from stride to stride",
            Description = FormattableString.Invariant($"{label} of {left.Length} left and {right.Length} right over time, and left against right."),
        };
    }

    private static (AxisLabel Label, string Format) LabelOf(StrideMeasure measure) => measure switch
    {
        StrideMeasure.StepLength => (new("step length", "mm"), "0"),
        StrideMeasure.StepWidth => (new("step width", "mm"), "0"),
        StrideMeasure.StepTime => (new("step time", "s"), "0.000"),
        StrideMeasure.StrideLength => (new("stride length", "mm"), "0"),
        StrideMeasure.StrideTime => (new("stride time", "s"), "0.000"),
        StrideMeasure.Speed => (new("speed", "m/s"), "0.00"),
        StrideMeasure.Stance => (new("stance", "% of the stride"), "0.0"),
        StrideMeasure.DoubleSupport => (new("double support", "% of the stride"), "0.0"),
        StrideMeasure.SingleSupport => (new("single support", "% of the stride"), "0.0"),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };

    private static IEnumerable<StrideDot> DotsOf(SpatioTemporal measures, StrideMeasure measure)
    {
        if (measure is StrideMeasure.StepLength or StrideMeasure.StepWidth or StrideMeasure.StepTime)
        {
            var counted = measures.CountedSteps.ToHashSet();
            return measures.Steps.Select(step => new StrideDot(step.Side, step.ContactSeconds, counted.Contains(step), measure switch
            {
                StrideMeasure.StepLength => step.LengthMillimeters,
                StrideMeasure.StepWidth => step.WidthMillimeters,
                _ => step.Seconds,
            }));
        }

        var whole = measures.CountedStrides.ToHashSet();
        return measures.Strides.Select(stride => new StrideDot(stride.Side, stride.StartSeconds, whole.Contains(stride), measure switch
        {
            StrideMeasure.StrideLength => stride.LengthMillimeters,
            StrideMeasure.StrideTime => stride.Seconds,
            StrideMeasure.Speed => stride.SpeedMetersPerSecond,
            StrideMeasure.Stance => stride.StancePercent,
            StrideMeasure.DoubleSupport => stride.DoubleSupportPercent,
            _ => stride.SingleSupportPercent,
        }));
    }

    /// <summary>Each left one with the right one that comes before the next left one.</summary>
    private static IEnumerable<(double Left, double Right)> PairsOf(StrideDot[] dots) => dots.Zip(dots.Skip(1))
        .Where(pair => pair.First.Side == Side.Left && pair.Second.Side == Side.Right && pair.First.Counts && pair.Second.Counts)
        .Select(pair => (pair.First.Value, pair.Second.Value))
        .Where(pair => double.IsFinite(pair.Item1) && double.IsFinite(pair.Item2));

    private static IEnumerable<Layer> TimeLayers(StrideDot[] dots, string name, int color)
    {
        yield return new ScatterLayer(Array.ConvertAll(dots, dot => dot.Seconds), Array.ConvertAll(dots, dot => dot.Value))
        {
            Name = name,
            Color = color,
            Radius = 3,
            Strengths = Array.ConvertAll(dots, dot => dot.Counts ? 1 : double.NaN),
        };
        double[] values = Values(dots);
        if (values.Length > 1)
        {
            var mean = Descriptive.Mean(values);
            yield return new LineLayer(new[] { dots[0].Seconds, dots[^1].Seconds }, new[] { mean, mean }) { Color = color, Faint = true };
        }
    }

    private static double[] Values(StrideDot[] dots) => [.. dots.Where(dot => dot.Counts && double.IsFinite(dot.Value))
        .Select(dot => dot.Value)];

    private static string MeanWords(string name, StrideDot[] dots, string unit, string format)
    {
        var values = Values(dots);
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return values.Length == 0 ? $"{name}: not available"
            : values.Length == 1 ? $"{name}: {Number(values[0])} {unit} (n = 1)"
            : FormattableString.Invariant($"{name}: {Number(Descriptive.Mean(values))} ± {Number(Descriptive.StandardDeviation(values, 1))} {unit} (n = {values.Length})");
    }

    /// <summary>One stride's or step's number, when it was, and whether the means are of it.</summary>
    private sealed record StrideDot(Side Side, double Seconds, bool Counts, double Value);
}
