using System.Globalization;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>One measure of a walk as a table has it: what it is, its unit and definition, and its means.</summary>
/// <param name="Name">The measure, in words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Definition">How it is defined, in a phrase.</param>
/// <param name="Both">Of both sides.</param>
public sealed record GaitMeasureRow(string Name, string Unit, string Definition, GaitMeasure Both)
{
    /// <summary>Of the left side; null where the measure has no side.</summary>
    public GaitMeasure? Left { get; init; }

    /// <summary>Of the right side; null where the measure has no side.</summary>
    public GaitMeasure? Right { get; init; }

    /// <summary>How many digits stand behind the point in a table.</summary>
    public int Decimals { get; init; }

    /// <summary>
    /// (left − right) / (½ (left + right)) × 100; 0 is symmetric. NaN where a side is not known or not above 0, and where the measure has
    /// no side.
    /// </summary>
    public double SymmetryIndexPercent =>
        Left is { Mean: > 0 } left && Right is { Mean: > 0 } right ? Symmetry.IndexPercent(left.Mean, right.Mean) : double.NaN;

    /// <summary>A measure's mean ± standard deviation with the row's digits; "not available" without a mean.</summary>
    /// <param name="measure">One of the row's measures.</param>
    public string Text(GaitMeasure measure)
    {
        string Digits(double value) => value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return double.IsNaN(measure.Mean) ? "not available"
            : Digits(measure.Mean) + (double.IsNaN(measure.StandardDeviation) ? "" : " ± " + Digits(measure.StandardDeviation));
    }

    internal static IReadOnlyList<GaitMeasureRow> Of(SpatioTemporal measures)
    {
        var strides = measures.StrideSeconds.Count;
        GaitMeasureRow Sided(string name, string unit, string definition, int decimals, Func<Side?, GaitMeasure> of) =>
            new(name, unit, definition, of(null)) { Left = of(Side.Left), Right = of(Side.Right), Decimals = decimals };
        var lengths = measures.StrideLengthMillimeters;
        return
        [
            new("cadence", "steps/min", "120 ÷ mean stride time", new(strides, measures.CadenceStepsPerMinute, double.NaN))
            { Decimals = 1 },
            new("speed", "m/s", "sum of the stride lengths ÷ sum of their times",
                new(lengths.Count, measures.SpeedMetersPerSecond, double.NaN)) { Decimals = 2 },
            Sided("stride time", "s", "from an initial contact to the next of the same foot", 3, measures.StrideSecondsOf),
            Sided("stride length", "mm", "the heel's way along the walk in a stride; on a treadmill plus belt speed × time", 0,
                measures.StrideLengthMillimetersOf),
            Sided("step time", "s", "from the other foot's contact to this one's", 3, measures.StepSeconds),
            Sided("step length", "mm", "from the other heel to this one at its contact, along the walk", 0, measures.StepLengthMillimeters),
            Sided("step width", "mm", "from the other heel to this one at its contact, across the walk", 0, measures.StepWidthMillimeters),
            Sided("stance", "% of the stride", "until the foot leaves the floor", 1, measures.StancePercent),
            Sided("swing", "% of the stride", "the rest of the stride", 1, measures.SwingPercent),
            Sided("double support", "% of the stride", "contact to the other foot's off, and the other foot's contact to the off", 1,
                measures.DoubleSupportPercent),
            Sided("single support", "% of the stride", "from the other foot's off to its contact", 1, measures.SingleSupportPercent),
        ];
    }
}
