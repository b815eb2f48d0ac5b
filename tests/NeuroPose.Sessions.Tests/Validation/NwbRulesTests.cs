using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Tests.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Validation;

public class NwbRulesTests(BrokenFiles files) : IClassFixture<BrokenFiles>
{
    [SchemaFact]
    public void Each_way_to_break_a_session_is_found_by_its_rule_and_by_no_other()
    {
        Assert.True(files.Ways.Count >= 100, $"{files.Ways.Count} ways");

        var wrong = files.Ways
            .Select(way => (Way: way, NwbValidator.Validate(files.PathTo(way)).Findings))
            .Where(one => one.Findings.Any(finding => finding.Rule != one.Way) || one.Findings.Count == 0)
            .Select(one => $"{one.Way}: {(one.Findings.Count == 0 ? "nothing" : string.Join(" | ", one.Findings))}");

        Assert.Equal([], wrong);
    }

    [PythonFact]
    public void The_reference_lists_each_rule_that_a_file_was_broken_for()
    {
        var listed = File.ReadLines(Repository.PathTo("docs", "reference", "nwb.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

        Assert.Equal(files.Ways.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }
}
