using System.Globalization;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// The reference's alerts: fixed bounds for breathing and heart, and rates far from the mean of all so far. The numbers and words of the
/// open RuView
/// reference, faults included: a missing rate counts as 0, which enters the mean.
/// </summary>
/// <remarks>
/// With the reference's own extractor apnea and tachypnea can never be announced, as it reads 6 to 30 breaths a minute only.
/// </remarks>
internal sealed class VitalAnomalyDetector
{
    private const int FewestReadings = 5;
    private const double MutedConfidence = 0.3;

    private readonly List<AnomalyAlert> alerts = [];
    private RunningSpread breathing;
    private RunningSpread heart;

    /// <summary>Makes a detector.</summary>
    /// <param name="threshold">Standard deviations beyond which a change is sudden (above 0).</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a positive number.</exception>
    public VitalAnomalyDetector(double threshold = 2.5)
    {
        Threshold = threshold > 0 ? threshold : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be above 0 standard deviations.");
    }

    /// <summary>Standard deviations beyond which a change is sudden.</summary>
    public double Threshold { get; }

    /// <summary>Readings so far.</summary>
    public long Count => breathing.Count;

    /// <summary>The mean breathing rate of all readings, missing ones as 0.</summary>
    public double BreathingMean => breathing.Mean;

    /// <summary>The mean heart rate of all readings, missing ones as 0.</summary>
    public double HeartMean => heart.Mean;

    /// <summary>Takes in a reading.</summary>
    /// <returns>Its alerts, valid until the next call: breathing, its sudden change, heart, its sudden change; none before the fifth
    /// reading.</returns>
    public IReadOnlyList<AnomalyAlert> Check(VitalReading reading)
    {
        alerts.Clear();
        var (breaths, beats) = (reading.Breathing.PerMinute ?? 0.0, reading.Heart.PerMinute ?? 0.0);
        breathing.Add(breaths);
        heart.Add(beats);
        if (Count >= FewestReadings)
        {
            var time = reading.TimeSeconds;
            if (reading.Breathing.Confidence > MutedConfidence)
            {
                CheckBreathing(time, breaths);
            }

            CheckChange(time, VitalSign.Respiratory, "respiratory", "RR", breaths, breathing.Score(breaths));
            if (reading.Heart.Confidence > MutedConfidence)
            {
                CheckHeart(time, beats);
            }

            CheckChange(time, VitalSign.Cardiac, "heart", "HR", beats, heart.Score(beats));
        }

        return alerts;
    }

    /// <summary>Forgets all readings.</summary>
    public void Reset()
    {
        alerts.Clear();
        (breathing, heart) = (default, default);
    }

    private void CheckBreathing(double time, double rate)
    {
        if (rate < 4.0)
        {
            Add(time, VitalSign.Respiratory, AnomalyKind.Apnea, 0.9, $"Possible apnea detected: RR = {Decimals(rate, 1)} BPM");
        }
        else if (rate > 30.0)
        {
            Add(time, VitalSign.Respiratory, AnomalyKind.Tachypnea, Math.Clamp((rate - 30.0) / 20.0, 0.3, 1.0), $"Elevated respiratory rate: RR = {Decimals(rate, 1)} BPM");
        }
        else if (rate < 8.0)
        {
            Add(time, VitalSign.Respiratory, AnomalyKind.Bradypnea, Math.Clamp((8.0 - rate) / 8.0, 0.3, 0.8), $"Low respiratory rate: RR = {Decimals(rate, 1)} BPM");
        }
    }

    private void CheckHeart(double time, double rate)
    {
        if (rate > 100.0)
        {
            Add(time, VitalSign.Cardiac, AnomalyKind.Tachycardia, Math.Clamp((rate - 100.0) / 80.0, 0.3, 1.0), $"Elevated heart rate: HR = {Decimals(rate, 1)} BPM");
        }
        else if (rate < 50.0)
        {
            Add(time, VitalSign.Cardiac, AnomalyKind.Bradycardia, Math.Clamp((50.0 - rate) / 30.0, 0.3, 1.0), $"Low heart rate: HR = {Decimals(rate, 1)} BPM");
        }
    }

    private void CheckChange(double time, VitalSign sign, string name, string symbol, double rate, double score)
    {
        var size = Math.Abs(score);
        if (size > Threshold)
        {
            Add(time, sign, AnomalyKind.SuddenChange, Math.Clamp(size / (Threshold * 2.0), 0.2, 1.0), $"Sudden {name} rate change: z-score = {Decimals(score, 2)} ({symbol} = {Decimals(rate, 1)} BPM)");
        }
    }

    private void Add(double time, VitalSign sign, AnomalyKind kind, double severity, string message) => alerts.Add(new(time, sign, kind, severity, message));

    // The reference rounds a number exactly between two decimals to the even one; .NET's own format rounds it up.
    private static string Decimals(double value, int digits)
    {
        var scale = digits == 1 ? 10.0 : 100.0;
        var scaled = value * scale;
        var isBetween = Math.FusedMultiplyAdd(value, scale, -scaled) == 0 && Math.Abs(scaled - Math.Truncate(scaled)) == 0.5;
        return (isBetween ? Math.Round(scaled, MidpointRounding.ToEven) / scale : value).ToString(digits == 1 ? "F1" : "F2", CultureInfo.InvariantCulture);
    }
}
