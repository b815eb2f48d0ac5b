using System.Text.RegularExpressions;
using NeuroPose.EndToEnd.Tests.Tools;

namespace NeuroPose.EndToEnd.Tests.Kernel;

/// <summary>The public conformance suite of Jupyter (Debian's python3-jupyter-kernel-test), in full.</summary>
[Collection(KernelTests.Name)]
public sealed partial class ConformanceTests(InstalledKernel kernel)
{
    [NeedsFact(Tool.Python, Tool.KernelTest)]
    public async Task The_public_suite_passes_and_nothing_in_it_is_skipped()
    {
        var run = await kernel.RunAsync("conformance.py");
        var report = run.Out + run.Error;

        Assert.True(run.Code == 0, report);
        Assert.DoesNotContain("skipped", report, StringComparison.Ordinal);
        Assert.Equal(TestsOfTheSuite(), int.Parse(Ran().Match(report).Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static int TestsOfTheSuite() =>
        InstalledKernel.TestsIn("/usr/lib/python3/dist-packages/jupyter_kernel_test/__init__.py").Count();

    [GeneratedRegex(@"Ran (?<count>\d+) tests", RegexOptions.CultureInvariant)]
    private static partial Regex Ran();
}
