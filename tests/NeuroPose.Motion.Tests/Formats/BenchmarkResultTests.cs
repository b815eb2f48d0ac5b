using System.Text;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>A benchmark's file: what it says, and what is refused.</summary>
public class BenchmarkResultTests
{
    private static readonly string Written = File.ReadAllText(Golden.PathTo("neuropose", "inputs", "benchmark_result.json"));

    [Fact]
    public void A_result_of_an_older_version_says_that_it_was_migrated()
    {
        Assert.Null(Read(Written).MigratedFrom);
        Assert.Equal(1, Read(Written.Replace("\"schema_version\": 2", "\"schema_version\": 1", StringComparison.Ordinal)).MigratedFrom);
    }

    [Theory]
    [InlineData("\"repeats\": 4", "\"repeats\": 0", "repeats, line 4, column 14: expected 1 or more, found the number 0.")]
    [InlineData("\"speedup\": 1.25", "\"speedup\": null", "cpu_comparison.speedup, line 139, column 16: expected a number, found null.")]
    [InlineData("341.5145", "\"slow\"", "warmup_pass.per_frame_latencies_ms, line 10, column 7: expected a number, found the string \"slow\".")]
    [InlineData("\"schema_version\": 2", "\"schema_version\": 7", "schema_version, line 2, column 21: schema_version is 7")]
    [InlineData("\"video_name\"", "\"video\"", "the field \"video_name\" is missing.")]
    public void A_result_that_breaks_the_contract_is_refused_with_its_place(string written, string damaged, string expected)
    {
        var refused = Assert.ThrowsAny<FileFormatException>(() => Read(Written.Replace(written, damaged, StringComparison.Ordinal)));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static BenchmarkResult Read(string json) => BenchmarkResult.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "benchmark.json");
}
