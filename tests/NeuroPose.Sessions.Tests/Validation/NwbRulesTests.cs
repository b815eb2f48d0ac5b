using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Tests.Nwb;

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
}
