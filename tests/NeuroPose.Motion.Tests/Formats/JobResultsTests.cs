using System.Text;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>A job's results: several videos in one file.</summary>
public class JobResultsTests
{
    [Fact]
    public void Each_video_knows_the_file_and_its_own_name()
    {
        var path = Golden.PathTo("neuropose", "inputs", "job_results.json");

        var results = JobResults.Load(path);

        Assert.Contains("trial 01.mp4", results.Videos.Keys);
        Assert.All(results.Videos, video => Assert.Equal($"job_results.json#{video.Key}", video.Value.FileName));
        Assert.All(results.Videos.Values, video => Assert.Equal(results.Sha256, video.Sha256));
        Assert.Equal(results.Videos["trial 01.mp4"].Frames.Count, results.Videos["trial 01.mp4"].Poses().FrameCount);
    }

    [Fact]
    public void Each_video_is_migrated_for_itself()
    {
        var trial = $"\"metadata\": {TrialText.Metadata}, \"frames\": {{}}";

        var results = Read($$"""{"old": { {{trial}} }, "new": {"schema_version": 2, {{trial}} } }""");

        Assert.Equal([1, null], results.Videos.Values.Select(video => video.MigratedFrom));
    }

    [Theory]
    [InlineData("job_results.json", false)]
    [InlineData("as_written_by_reference.json", true)]
    [InlineData("legacy_v1_no_version.json", true)]
    public void A_trial_and_a_job_s_results_are_told_apart_by_their_first_field(string file, bool isTrial) =>
        Assert.Equal(isTrial, VideoPredictions.IsIn(Golden.PathTo("neuropose", "inputs", file)));

    [Theory]
    [InlineData("""{"a": 5}""", "results.json: a, line 1, column 7: expected an object, found '5}'.")]
    [InlineData("""{"a": {"schema_version": 3}}""", "results.json: a.schema_version, line 1, column 26: schema_version is 3")]
    [InlineData("""{"a": {"metadata": {"fps": -1}}}""", "a.metadata, line 1, column 20: the field \"frame_count\" is missing.")]
    [InlineData("""{"a": {"provenance": {"seed": "x"}}}""", "a.provenance, line 1, column 22: the field \"model_sha256\" is missing.")]
    public void A_video_that_breaks_the_contract_is_refused_with_its_name(string json, string expected) =>
        Assert.Contains(expected, Assert.ThrowsAny<FileFormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static JobResults Read(string json) => JobResults.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "results.json", default);
}
