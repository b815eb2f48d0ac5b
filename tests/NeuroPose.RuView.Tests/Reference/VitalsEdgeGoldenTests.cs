using System.Text.Json;
using NeuroPose.RuView.Reference;
using NeuroPose.Testing;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.RuView.Tests.Reference;

/// <summary>Every case of csi/vitals_edge.json: other rates, windows and weights, and input at the edges.</summary>
public sealed class VitalsEdgeGoldenTests
{
    private static readonly JsonElement File = Golden.Read("csi", "vitals_edge.json");

    public static TheoryData<int> Cases => new(Enumerable.Range(0, File.GetProperty("cases").GetArrayLength()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_extractor_gives_the_references_numbers(int index)
    {
        var expected = File.GetProperty("cases")[index];
        if (expected.GetProperty("kind").GetString() == "breathing")
        {
            Breathing(expected, $"case {index}");
        }
        else
        {
            Heart(expected, $"case {index}");
        }
    }

    [Fact]
    public void The_weight_of_a_new_amplitude_is_bounded_as_in_the_reference()
    {
        foreach (var pair in File.GetProperty("alpha_clamp").EnumerateArray())
        {
            Assert.Equal(pair[1].GetDouble(), new CsiVitalPreprocessor(alpha: pair[0].GetDouble()).Alpha);
        }
    }

    [Fact]
    public void The_bands_are_the_references()
    {
        Near.Array(File.GetProperty("bands"), [BreathingExtractor.LowHz, BreathingExtractor.HighHz, HeartRateExtractor.LowHz, HeartRateExtractor.HighHz], 1e-15, "bands");
    }

    [Fact]
    public void A_flat_signal_and_an_empty_one_give_no_estimate()
    {
        var (breathing, heart) = (new BreathingExtractor(4, 10), new HeartRateExtractor(4, 10));
        for (var frame = 0; frame < 400; frame++)
        {
            Assert.Equal(VitalEstimate.Unavailable, breathing.Extract([0, 0, 0, 0]));
            Assert.Equal(VitalEstimate.Unavailable, heart.Extract([0, 0, 0, 0], [0, 0, 0, 0]));
        }

        Assert.Equal(VitalEstimate.Unavailable, breathing.Extract([]));
        Assert.Equal(VitalEstimate.Unavailable, heart.Extract([], []));
    }

    private static void Breathing(JsonElement expected, string name)
    {
        var rate = expected.GetProperty("fs").GetDouble();
        var weights = expected.GetProperty("weights").Deserialize<double[]>()!;
        var extractor = new BreathingExtractor(expected.GetProperty("n_subcarriers").GetInt32(), rate, expected.GetProperty("window").GetDouble());
        Walk(expected.GetProperty("out_every7"), name, frame => (extractor.Extract(Residuals(0.31 * frame / rate, 8), weights), extractor.Filtered, extractor.HistoryLength));
    }

    private static void Heart(JsonElement expected, string name)
    {
        var rate = expected.GetProperty("fs").GetDouble();
        var count = expected.GetProperty("n").GetInt32();
        var extractor = new HeartRateExtractor(count, rate, expected.GetProperty("window").GetDouble());
        Walk(
            expected.GetProperty("out_every5"),
            name,
            frame =>
            {
                var phases = Enumerable.Range(0, count).Select(j => ((7 * frame) + (13 * j)) % 50 / 64.0).ToArray();
                return (extractor.Extract(Residuals(1.15 * frame / rate, count), phases), extractor.Filtered, extractor.HistoryLength);
            });
    }

    private static void Walk(JsonElement rows, string name, Func<int, (VitalEstimate Estimate, double Filtered, int Length)> next)
    {
        var frame = 0;
        var largest = rows.EnumerateArray().Max(row => Math.Abs(row[2].GetDouble()));
        foreach (var row in rows.EnumerateArray())
        {
            var (estimate, filtered, length) = (VitalEstimate.Unavailable, 0.0, 0);
            for (; frame <= row[0].GetInt32(); frame++)
            {
                (estimate, filtered, length) = next(frame);
            }

            GoldenEstimates.AssertSame(row[1], estimate, $"{name}, frame {row[0]}");
            Near.Within(row[2].GetDouble(), filtered, 1e-11 * largest, $"{name}, frame {row[0]}: filtered");
            Assert.Equal(row[3].GetInt32(), length);
        }
    }

    private static double[] Residuals(double turns, int count)
    {
        var wave = Math.Round(4096 * Math.Sin(2 * Math.PI * turns), MidpointRounding.AwayFromZero) / 4096;
        return [.. Enumerable.Range(0, count).Select(j => wave * (j + 1) / 8)];
    }
}
