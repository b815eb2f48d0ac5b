using System.Text;
using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Results, benchmarks and status files of the reference: what it wrote, what it accepts and what it refuses.</summary>
public class JobFilesGoldenTests
{
    // The other models of the file are checked where trials and experiments are.
    private static readonly string[] Elsewhere = ["VideoPredictions", "SegmentationConfig", "Segment", "AnalysisConfig"];

    public static TheoryData<int, string> ValidationCases => GoldenCases.Of("validation.json", "models", "model", model => !Elsewhere.Contains(model));

    [Theory]
    [InlineData("job_results.json")]
    [InlineData("benchmark_result.json")]
    [InlineData("status_final.json")]
    public void What_the_reference_wrote_is_saved_again_byte_for_byte(string file)
    {
        var bytes = File.ReadAllBytes(Golden.PathTo("neuropose", "inputs", file));

        Assert.Equal(Encoding.ASCII.GetString(bytes), Encoding.ASCII.GetString(FileKinds.SaveAgain(FileKinds.OfGolden(file), bytes)));
    }

    [Theory]
    [MemberData(nameof(ValidationCases))]
    public void A_payload_is_accepted_or_refused_as_the_reference_does(int index, string model)
    {
        var golden = Golden.Read("neuropose", "validation.json").GetProperty("models")[index];
        var payload = golden.GetProperty("payload").GetRawText();
        const string Minimal = """{"total_seconds": 1, "peak_rss_mb": 1, "active_device": "", "tensorflow_version": ""}""";
        const string Numbers = """
            {"repeats_measured": 1, "warmup_frames_per_pass": 0, "mean_frame_latency_ms": 1, "p50_frame_latency_ms": 1, "p95_frame_latency_ms": 1, "p99_frame_latency_ms": 1,
             "stddev_frame_latency_ms": 0, "mean_throughput_fps": 1, "peak_rss_mb_max": 1, "active_device": "", "tensorflow_version": ""}
            """;
        string Benchmark(string pass, string aggregate, string comparison) =>
            $$"""{"video_name": "", "repeats": 1, "warmup_frames": 0, "measured_passes": [], "warmup_pass": {{pass}}, "aggregate": {{aggregate}}, "cpu_comparison": {{comparison}} }""";
        (string Kind, string Text, string[] Within) whole = model switch
        {
            "JobStatusEntry" => ("status", $$"""{"job": {{payload}} }""", ["job"]),
            "StatusFile" => ("status", payload, []),
            "JobResults" => ("results", payload, []),
            "BenchmarkResult" => ("benchmark", payload, []),
            "PerformanceMetrics" => ("benchmark", Benchmark(payload, Numbers, "null"), ["warmup_pass"]),
            "BenchmarkAggregate" => ("benchmark", Benchmark(Minimal, payload, "null"), ["aggregate"]),
            "CpuComparisonResult" => ("benchmark", Benchmark(Minimal, Numbers, payload), ["cpu_comparison"]),
            _ => throw new NotSupportedException($"No check for the model {model}, case {index}."),
        };

        GoldenCases.Check(golden, () => FileKinds.SaveAgain(whole.Kind, Encoding.UTF8.GetBytes(whole.Text)), whole.Within);
    }

    [Fact]
    public void Every_status_file_of_a_daemon_is_saved_again_with_the_same_fields()
    {
        var trace = Golden.Read("neuropose", "interfacer.json").GetProperty("trace").EnumerateArray().ToList();

        Assert.NotEmpty(trace);
        foreach (var status in trace)
        {
            var saved = FileKinds.SaveAgain("status", Encoding.UTF8.GetBytes(status.GetRawText()));
            using var read = JsonDocument.Parse(saved);
            Assert.Equal(CanonicalJson.Of(status), CanonicalJson.Of(read.RootElement));
        }
    }
}
