using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Reference;

/// <summary>Every stream of the golden folder that has its vitals beside it.</summary>
public sealed class VitalsGoldenTests
{
    private const double Filtered = 1e-11;

    public static TheoryData<string> Streams => new(
        Directory.GetFiles(Golden.PathTo("csi"), "stream_*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)["stream_".Length..])
            .Where(name => File.Exists(Golden.PathTo("csi", $"vitals_{name}.json")))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Streams))]
    public void The_reference_mode_gives_the_references_numbers(string name)
    {
        var stream = GoldenStream.Read("stream_" + name);
        var expected = Golden.Read("csi", $"vitals_{name}.json");
        var run = GoldenRun.Of(stream, expected.GetProperty("config"));

        Near.Array(expected.GetProperty("predictions_last"), run.Predictions, 1e-15, $"{name}: predictions");
        Near.Array(expected.GetProperty("residual_sum_per_frame"), run.ResidualSums, 1e-12, $"{name}: residual sums");
        foreach (var at in expected.GetProperty("residuals_at").EnumerateArray())
        {
            Near.Array(at[1], run.Residuals[at[0].GetInt32()], 1e-15, $"{name}: residuals of frame {at[0]}");
        }

        Near.Array(expected.GetProperty("breathing_filtered"), run.BreathingFiltered, Filtered, $"{name}: breathing filtered");
        Near.Array(expected.GetProperty("heart_filtered"), run.HeartFiltered, Filtered, $"{name}: heart filtered");
        GoldenEstimates.AssertSame(expected.GetProperty("breathing_every5"), run.Breathing, $"{name}: breathing");
        GoldenEstimates.AssertSame(expected.GetProperty("heart_every5"), run.Heart, $"{name}: heart");

        var announced = expected.GetProperty("alerts").EnumerateArray().ToDictionary(pair => pair[0].GetInt32(), pair => pair[1]);
        Assert.True(announced.Keys.Order().SequenceEqual(run.Alerts.Keys.Order()), $"{name}: alerts at other frames: {string.Join(", ", run.Alerts.Keys.Order())}.");
        foreach (var (frame, alerts) in announced)
        {
            GoldenEstimates.AssertSameAlerts(alerts, run.Alerts[frame], $"{name}: frame {frame}");
        }

        AssertSameState(expected, run, name);
    }

    private static void AssertSameState(JsonElement expected, GoldenRun run, string name)
    {
        var state = expected.GetProperty("anomaly_state");
        Assert.Equal(state.GetProperty("count").GetInt64(), run.Detector.Count);
        Near.Number(state.GetProperty("rr_mean"), run.Detector.BreathingMean, 1e-9, $"{name}: mean breathing");
        Near.Number(state.GetProperty("hr_mean"), run.Detector.HeartMean, 1e-9, $"{name}: mean heart");

        var statistics = expected.GetProperty("store_stats");
        var summary = run.Store.SummarizeAsReference();
        Assert.Equal(statistics.GetProperty("count").GetInt32(), summary.Readings);
        foreach (var (sign, rates) in new[] { ("rr", summary.Breathing), ("hr", summary.Heart) })
        {
            Near.Within(statistics.GetProperty($"{sign}_mean").GetDouble(), rates.Mean!.Value, 1e-9, $"{name}: {sign} mean");
            Near.Within(statistics.GetProperty($"{sign}_min").GetDouble(), rates.Smallest!.Value, 1e-9, $"{name}: {sign} smallest");
            Near.Within(statistics.GetProperty($"{sign}_max").GetDouble(), rates.Largest!.Value, 1e-9, $"{name}: {sign} largest");
        }

        Near.Within(statistics.GetProperty("valid_fraction").GetDouble(), summary.ValidFraction, 1e-9, $"{name}: valid fraction");
    }
}
