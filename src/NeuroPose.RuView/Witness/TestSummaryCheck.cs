using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.RuView.Witness;

/// <summary>
/// Reads the test results that a bundle of the reference carries. The reference's own script takes "10 failed" for "0 failed".
/// </summary>
internal static partial class TestSummaryCheck
{
    public static WitnessCheck? Of(BundleContent content)
    {
        if (content.Find(WitnessFiles.TestSummary) is not { } bytes)
        {
            return null;
        }

        var failed = Failed().Matches(Encoding.UTF8.GetString(bytes));
        if (failed.Count == 0)
        {
            return new("test results", WitnessOutcome.NotChecked, $"{WitnessFiles.TestSummary} does not say how many tests failed.");
        }

        var isClean = failed.All(match => match.Groups[1].Value.All(digit => digit == '0'));
        return new("test results", isClean ? WitnessOutcome.Pass : WitnessOutcome.Fail, string.Create(CultureInfo.InvariantCulture, $"the log reports {failed[^1].Groups[1].Value} failed tests; a log proves nothing by itself."));
    }

    [GeneratedRegex(@"(?<![\w.])(\d{1,9}) failed", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Failed();
}
