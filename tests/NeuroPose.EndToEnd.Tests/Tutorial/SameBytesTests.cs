using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The tutorial gives the same bytes whatever the machine can do and wherever it stands.</summary>
[Collection(TutorialTests.Name)]
public sealed class SameBytesTests(ExecutedTutorial tutorial)
{
    [Fact]
    public Task Running_it_again_gives_the_same_bytes() => CheckAsync([], "cell culture", "");

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "Avx512F", "False")]
    [InlineData("DOTNET_EnableAVX2", "Avx2", "False")]
    [InlineData("DOTNET_EnableHWIntrinsic", "Vector128", "False")]
    public Task Without_vector_units_it_gives_the_same_bytes(string setting, string unit, string seen) =>
        CheckAsync(new() { [setting] = "0" }, unit, seen);

    [Fact]
    public Task On_one_processor_it_gives_the_same_bytes() =>
        CheckAsync(new() { ["DOTNET_PROCESSOR_COUNT"] = "1" }, "processors", "1");

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public Task In_another_country_it_gives_the_same_bytes(string culture)
    {
        var locale = culture.Replace('-', '_') + ".UTF-8";
        return CheckAsync(
            new() { ["LANG"] = locale, ["LC_ALL"] = locale, ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" }, "culture", culture);
    }

    private async Task CheckAsync(Dictionary<string, string> environment, string probed, string seen)
    {
        using var folder = new TemporaryFolder();
        var probe = Probe.Write(folder.PathTo("probe.ipynb"));

        await Workbench.ExecuteTutorialAsync(folder.PathTo("out"), environment, probe);

        // In the very process that ran the tutorial: a setting that the runtime does not know would compare nothing.
        Assert.Equal(seen, Probe.Read(folder.PathTo("out", "probe.ipynb"))[probed]);
        foreach (var first in new[] { tutorial.Notebook, tutorial.Page })
        {
            var again = folder.PathTo("out", Path.GetFileName(first));
            Assert.True(
                File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(again)),
                $"{Path.GetFileName(first)} differs with {string.Join(", ", environment.Select(one => $"{one.Key}={one.Value}"))}.");
        }
    }
}
