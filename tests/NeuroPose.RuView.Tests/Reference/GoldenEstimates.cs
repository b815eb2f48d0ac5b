using System.Text.Json;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Tests.Reference;

/// <summary>Compares estimates and alerts with golden ones.</summary>
internal static class GoldenEstimates
{
    /// <summary>Rows of frame and estimate.</summary>
    public static void AssertSame(JsonElement expected, IReadOnlyList<VitalEstimate> actual, string name)
    {
        foreach (var row in expected.EnumerateArray())
        {
            AssertSame(row[1], actual[row[0].GetInt32()], $"{name}, frame {row[0]}");
        }
    }

    /// <summary>null, or rate, confidence and status.</summary>
    public static void AssertSame(JsonElement expected, VitalEstimate actual, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(actual == VitalEstimate.Unavailable, $"{what}: no estimate expected, got {actual}.");
            return;
        }

        Assert.True(actual.PerMinute is not null, $"{what}: {expected} expected, got nothing.");
        Near.Within(expected[0].GetDouble(), actual.PerMinute.Value, 1e-9, $"{what}: rate");
        Near.Within(expected[1].GetDouble(), actual.Confidence, 1e-9, $"{what}: confidence");
        Assert.True(expected[2].GetString() == actual.Status.ToString(), $"{what}: {expected[2]} expected, got {actual.Status}.");
    }

    public static void AssertSameAlerts(JsonElement expected, IReadOnlyList<AnomalyAlert> actual, string what)
    {
        Assert.True(expected.GetArrayLength() == actual.Count, $"{what}: {expected} expected, got {string.Join("; ", actual)}.");
        for (var i = 0; i < actual.Count; i++)
        {
            var written = JsonSerializer.SerializeToElement(actual[i]);
            Assert.Equal(expected[i].GetProperty("alert_type").GetString(), written.GetProperty("Kind").GetString());
            Assert.Equal(expected[i].GetProperty("vital_type").GetString(), written.GetProperty("Sign").GetString());
            Assert.Equal(expected[i].GetProperty("message").GetString(), actual[i].Message);
            Near.Within(expected[i].GetProperty("severity").GetDouble(), actual[i].Severity, 1e-9, $"{what}: severity");
        }
    }
}
