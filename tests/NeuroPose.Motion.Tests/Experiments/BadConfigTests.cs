using NeuroPose.Experiments;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>What a person reads when an experiment's page has a mistake.</summary>
public class BadConfigTests
{
    private const string Rest = "inputs: {primary: a.json, reference: b.json}\noutput: {report: r.json}\n";

    [Theory]
    [InlineData("analysis: {kind: dtw, metod: dtw_all}", "analysis.metod, line 3, column 23: unknown field. Did you mean \"method\"?")]
    [InlineData("analysis: {kind: dwt}", "analysis.kind, line 3, column 12: expected one of dtw, stats, none, found the string \"dwt\".")]
    [InlineData("analysis: {kind: dtw, align: procrustes}", "analysis.align, line 3, column 23: expected one of none, procrustes_per_frame, procrustes_per_sequence")]
    [InlineData("analysis: {kind: dtw, representation: angles}", "analysis, line 3, column 1: representation angles needs angle_triplets that are not empty.")]
    [InlineData("analysis: {kind: dtw, representation: angles, angle_triplets: [[1, 2]]}", "expected a list of three joint indices each")]
    [InlineData("analysis: {kind: none}\nsegmentaton: {kind: gait_cycles}", "segmentaton, line 4, column 1: unknown field. Did you mean \"segmentation\"?")]
    [InlineData("analysis: {kind: none}\nsegmentation: {kind: gait_cycles, min_cycle_seconds: 0}", "expected a number above 0")]
    [InlineData("analysis: {kind: none}\nconfig_version: \"1\"", "config_version, line 4, column 1: expected 1, found the string \"1\".")]
    [InlineData("analysis: {kind: none}\nsegmentation: {kind: extractor, label: 2024-01-31}", "line 4, column 40: 2024-01-31 is a date in YAML; expected a text or a number. Put it into quotes")]
    [InlineData("analysis: {kind: none}\nsegmentation: {kind: gait_cycles, joint: 2024-1-31 10:00:00}", "2024-1-31 10:00:00 is a date in YAML")]
    [InlineData("analysis: [unclosed", "this is not YAML")]
    public void A_mistake_is_told_with_its_line_and_what_was_meant(string yaml, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("experiment.yaml");
        File.WriteAllText(path, Rest + yaml);

        var refused = Assert.ThrowsAny<FileFormatException>(() => AnalysisConfig.Load(path));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("experiment.yaml: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_damage_gives_a_configuration_or_a_typed_error()
    {
        var valid = File.ReadAllText(Golden.PathTo("neuropose", "pipeline", "paper_c_headline.yaml"));
        var random = new Random(7);
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("experiment.yaml");
        for (var round = 0; round < 1500; round++)
        {
            var text = valid.ToCharArray();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                text[random.Next(text.Length)] = "{}[]:,-&*!|>'\"#%@ \n\t0a~"[random.Next(23)];
            }

            File.WriteAllText(path, round % 2 == 0 ? new string(text) : valid[..random.Next(valid.Length)]);
            try
            {
                Assert.NotNull(AnalysisConfig.Load(path).Inputs);
            }
            catch (NeuroPoseException refused)
            {
                Assert.NotNull(refused.Place.Line);
            }
        }
    }
}
