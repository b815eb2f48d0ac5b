using System.Text.Json;
using NeuroPose.RuView.Reference;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Tests.Reference;

/// <summary>The four stages on a golden stream, set up as its file says, with everything they gave.</summary>
internal sealed class GoldenRun
{
    public required double[] Predictions { get; init; }

    public List<double[]> Residuals { get; } = [];

    public double[] ResidualSums => [.. Residuals.Select(residuals => residuals.Aggregate(0.0, (sum, value) => sum + value))];

    public double[] BreathingFiltered { get; private init; } = [];

    public double[] HeartFiltered { get; private init; } = [];

    public List<VitalEstimate> Breathing { get; } = [];

    public List<VitalEstimate> Heart { get; } = [];

    public Dictionary<int, AnomalyAlert[]> Alerts { get; } = [];

    public required VitalAnomalyDetector Detector { get; init; }

    public required VitalSignStore Store { get; init; }

    public static GoldenRun Of(GoldenStream stream, JsonElement config)
    {
        var subcarriers = stream.Amplitudes.Columns;
        var preprocessor = new CsiVitalPreprocessor(subcarriers, config.GetProperty("alpha").GetDouble());
        var breathing = new BreathingExtractor(subcarriers, stream.SampleRateHz, config.GetProperty("breathing_window_s").GetDouble());
        var heart = new HeartRateExtractor(subcarriers, stream.SampleRateHz, config.GetProperty("heart_window_s").GetDouble());
        var every = config.GetProperty("reading_every_frames").GetInt32();
        double[] weights = config.TryGetProperty("weights", out var given) && given.ValueKind == JsonValueKind.Array ? given.Deserialize<double[]>()! : [];
        var quality = config.GetProperty("signal_quality").GetDouble();
        var frames = stream.Amplitudes.Rows;
        var run = new GoldenRun
        {
            Predictions = new double[subcarriers],
            Detector = new VitalAnomalyDetector(),
            Store = new VitalSignStore(config.GetProperty("store_capacity").GetInt32()),
            BreathingFiltered = new double[frames],
            HeartFiltered = new double[frames],
        };
        for (var frame = 0; frame < frames; frame++)
        {
            var residuals = preprocessor.Process(stream.Amplitudes.Row(frame)).ToArray();
            run.Residuals.Add(residuals);
            run.Breathing.Add(breathing.Extract(residuals, weights));
            run.Heart.Add(heart.Extract(residuals, stream.Phases.Row(frame)));
            (run.BreathingFiltered[frame], run.HeartFiltered[frame]) = (breathing.Filtered, heart.Filtered);
            if ((frame + 1) % every == 0)
            {
                run.Read(frame, new(frame / stream.SampleRateHz, run.Breathing[^1], run.Heart[^1], residuals.Length, quality));
            }
        }

        preprocessor.Predictions.CopyTo(run.Predictions);
        return run;
    }

    private void Read(int frame, VitalReading reading)
    {
        var alerts = Detector.Check(reading).ToArray();
        if (alerts.Length > 0)
        {
            Alerts[frame] = alerts;
        }

        Store.Add(reading);
    }
}
