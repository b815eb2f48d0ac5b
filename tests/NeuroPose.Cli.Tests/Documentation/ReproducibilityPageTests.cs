using System.Globalization;
using System.Text.RegularExpressions;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Documentation;

/// <summary>The page on reproducibility promises sixteen things, and names the tests that show each: they exist.</summary>
public sealed partial class ReproducibilityPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "reference", "reproducibility.md"));

    private static readonly Lazy<IReadOnlySet<string>> Tests = new(FindTests);

    [Fact]
    public void Each_of_the_sixteen_promises_is_on_the_page_once() =>
        Assert.Equal(Enumerable.Range(1, 16), Row().Matches(Page).Select(row => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture)));

    [Fact]
    public void Each_promise_names_tests_and_each_of_them_exists()
    {
        foreach (var row in Row().Matches(Page).Cast<Match>())
        {
            var named = TestName().Matches(row.Groups["tests"].Value).Select(test => test.Groups["name"].Value).ToList();

            Assert.True(named.Count > 0, $"promise {row.Groups["number"]} names no test");
            Assert.All(named, test => Assert.True(Tests.Value.Contains(test), $"promise {row.Groups["number"]}: there is no test {test}"));
        }
    }

    // The tests' sources: their assemblies are not all beside this one.
    private static HashSet<string> FindTests() =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(method => $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}")),
    ];

    [GeneratedRegex(@"^\| (?<number>\d+) \|(?<promise>[^|]+)\|(?<how>[^|]+)\|(?<tests>[^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex TestName();

    // An attribute that makes it a test, other attributes, then the method.
    [GeneratedRegex(@"^ +\[\w*(?:Fact|Theory)\b.*\]\n(?: +\[.*\]\n)* +public (?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();
}
