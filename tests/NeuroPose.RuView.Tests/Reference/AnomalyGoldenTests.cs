using System.Text.Json;
using NeuroPose.RuView.Reference;
using NeuroPose.Testing;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Tests.Reference;

/// <summary>Every sequence of csi/anomaly.json.</summary>
public sealed class AnomalyGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "anomaly.json");

    public static TheoryData<int> Cases => new(Enumerable.Range(0, File.GetArrayLength()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_alerts_are_the_references(int index)
    {
        var sequence = File[index];
        var detector = new VitalAnomalyDetector(sequence.GetProperty("z").GetDouble());
        foreach (var (row, at) in sequence.GetProperty("rows").EnumerateArray().Select((row, at) => (row, at)))
        {
            var name = $"{sequence.GetProperty("name")}, reading {at}";
            VitalEstimate Estimate(string sign) => new(row.GetProperty(sign).GetDouble(), row.GetProperty(sign + "_conf").GetDouble(), VitalStatus.Valid);
            var alerts = detector.Check(new(at, Estimate("rr"), Estimate("hr"), 56));
            GoldenEstimates.AssertSameAlerts(row.GetProperty("alerts"), alerts, name);
            Near.Number(row.GetProperty("rr_mean"), detector.BreathingMean, 1e-12, $"{name}: mean breathing");
            Near.Number(row.GetProperty("hr_mean"), detector.HeartMean, 1e-12, $"{name}: mean heart");
        }
    }
}
