using NeuroPose.Vitals.Readings;

namespace NeuroPose.Benchmarks;

/// <summary>A line of the accuracy table; errors are a minute, null where there is nothing to compare.</summary>
internal sealed record AccuracyRow(string Level, string Sign, string Mode, int Readings, double Coverage, double? MeanError, double? Error95, int Sure, double? RightWhenSure);

/// <summary>Counts estimates against the truth.</summary>
internal sealed class AccuracyTally(string mode, string sign, string level, double tolerance)
{
    private readonly List<double> errors = [];
    private int readings;
    private int told;
    private int sure;
    private int right;

    public void Add(VitalEstimate estimate, double truth)
    {
        readings++;
        if (estimate.PerMinute is not { } rate)
        {
            return;
        }

        told++;
        var error = Math.Abs(rate - truth);
        if (!double.IsNaN(error))
        {
            errors.Add(error);
        }

        if (estimate.Confidence >= 0.8)
        {
            sure++;
            right += error <= tolerance ? 1 : 0;
        }
    }

    /// <summary>Adds what another counted of the same row.</summary>
    public void Add(AccuracyTally other)
    {
        errors.AddRange(other.errors);
        (readings, told, sure, right) = (readings + other.readings, told + other.told, sure + other.sure, right + other.right);
    }

    public AccuracyRow Row()
    {
        errors.Sort();
        return new(
            level,
            sign,
            mode,
            readings,
            readings == 0 ? 0 : (double)told / readings,
            errors.Count == 0 ? null : errors.Average(),
            errors.Count == 0 ? null : errors[Math.Min(errors.Count - 1, (int)(0.95 * errors.Count))],
            sure,
            sure == 0 ? null : (double)right / sure);
    }
}
