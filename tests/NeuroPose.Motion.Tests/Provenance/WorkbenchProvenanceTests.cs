using System.Text;
using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Motion.Tests.Formats;
using NeuroPose.Provenance;

namespace NeuroPose.Motion.Tests.Provenance;

/// <summary>What this library adds to a file's provenance, in a place where the reference lets it be.</summary>
public class WorkbenchProvenanceTests
{
    private static readonly WorkbenchProvenance Ours = new()
    {
        Machine = new(".NET 10.0.0", "Debian 13", "x64"),
        Seed = 7,
        Inputs = [new("walk.json", new string('a', 64)), new("ünïcode.json", new string('b', 64))],
        Method = "Exact DTW on joint angles",
    };

    [Theory]
    [InlineData(null)]
    [InlineData("""{"config_version": 1, "inputs": {"primary": "walk.json"}}""")]
    public void Everything_comes_back_and_is_saved_again_byte_for_byte(string? config)
    {
        var saved = TrialText.Save(TrialWith(ProvenanceRecord.WithoutModel with { AnalysisConfigJson = config, Workbench = Ours }));

        var read = TrialText.Load(saved).Provenance!;

        Assert.Equal(config, read.AnalysisConfigJson);
        Assert.Equal(Ours with { Inputs = [] }, read.Workbench! with { Inputs = [] });
        Assert.Equal(Ours.Inputs, read.Workbench!.Inputs);
        Assert.Equal(saved, TrialText.Save(TrialText.Load(saved)));
    }

    [Fact]
    public void The_reference_s_objects_get_no_member_that_it_does_not_know()
    {
        var saved = TrialText.Save(TrialWith(ProvenanceRecord.WithoutModel with { AnalysisConfigJson = "{\"config_version\": 1}", Workbench = Ours }));

        using var document = JsonDocument.Parse(saved);
        var provenance = document.RootElement.GetProperty("provenance");
        Assert.Equal(
            ["model_sha256", "model_filename", "tensorflow_version", "tensorflow_metal_version", "numpy_version", "neuropose_version", "python_version", "seed", "deterministic", "analysis_config"],
            provenance.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["config_version", "neuropose_workbench"], provenance.GetProperty("analysis_config").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_file_says_which_version_of_the_library_wrote_it_and_nothing_of_the_machine_unless_told()
    {
        var read = TrialText.Load(TrialText.Save(TrialWith(ProvenanceRecord.WithoutModel with { Workbench = new() }))).Provenance!.Workbench!;

        Assert.Equal("NeuroPose.Motion", read.Library);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", read.Version);
        Assert.Null(read.Machine);
    }

    [Fact]
    public void What_a_later_version_of_the_library_wrote_stays_as_it_is()
    {
        const string Later = """{"neuropose_workbench": {"format": 2, "news": [1, 2]}}""";

        var read = TrialText.Load(TrialText.Save(TrialWith(ProvenanceRecord.WithoutModel with { AnalysisConfigJson = Later }))).Provenance!;

        Assert.Null(read.Workbench);
        Assert.Equal(Later, read.AnalysisConfigJson);
    }

    [Fact]
    public void A_record_of_ours_that_is_broken_is_refused_with_its_place()
    {
        var saved = Encoding.ASCII.GetString(TrialText.Save(TrialWith(ProvenanceRecord.WithoutModel with { Workbench = Ours })));

        var refused = Assert.Throws<FileFormatException>(() => TrialText.Load(saved.Replace("\"operating_system\": \"Debian 13\"", "\"operating_system\": 13", StringComparison.Ordinal)));

        Assert.Contains("provenance.analysis_config.neuropose_workbench.machine.operating_system, line ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected a string, found the number 13.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "the analysis configuration is an array; expected an object.")]
    [InlineData("{} x", "expected the end of the file, found 'x'.")]
    public void A_configuration_that_is_no_object_is_not_written(string config, string expected)
    {
        var refused = Assert.Throws<FileFormatException>(() => TrialText.Save(TrialWith(ProvenanceRecord.WithoutModel with { AnalysisConfigJson = config })));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static VideoPredictions TrialWith(ProvenanceRecord provenance) => new()
    {
        Metadata = new(0, 30, 1, 1),
        Frames = [],
        Provenance = provenance,
    };
}
