using NeuroPose.Sessions.Nwb;
using NeuroPose.Sessions.Tests.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Validation;

public class NwbValidatorTests
{
    [Fact]
    public void A_session_that_was_written_here_has_no_finding()
    {
        using TemporaryFolder folder = new();
        var path = SmallSession.Write(folder);

        var validation = NwbValidator.Validate(path);

        Assert.Equal([], validation.Findings.Select(finding => finding.ToString()));
        Assert.True(validation.IsValid);
    }
}
