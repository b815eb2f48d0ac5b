using NeuroPose.Sessions.Tests.Pipeline;

namespace NeuroPose.Sessions.Tests.Report;

[Collection(SharedRun.Name)]
public class SessionReportTests(SyntheticRun run)
{
    [Fact]
    public void The_page_opens_without_a_network_and_runs_nothing()
    {
        var html = File.ReadAllText(run.Result.ReportFile!);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_part_is_there_with_its_numbers()
    {
        var html = File.ReadAllText(run.Result.ReportFile!);
        foreach (var part in (string[])["Quality gates", "Verification", "Synchronization", "Missing frames", "Poses", "Confidence, cam1", "Facemap", "Trials and events", "Trials without a pulse of their own", "Pictures", "How it was made"])
        {
            Assert.Contains($">{part}", html, StringComparison.Ordinal);
        }

        foreach (var gate in run.Result.Gates)
        {
            Assert.Contains($"<td>{System.Net.WebUtility.HtmlEncode(gate.Name)}</td>", html, StringComparison.Ordinal);
        }
    }
}
