using System.Text.Json;
using NeuroPose.RuView.Signal;
using NeuroPose.Testing;

namespace NeuroPose.RuView.Tests.Signal;

/// <summary>Every case of csi/hampel.json, to the tolerance of the golden folder's README: 1e-15 of the array's largest value.</summary>
public sealed class HampelGoldenTests
{
    private const double Tolerance = 1e-15;

    private static readonly GoldenFile File = Golden.Read("csi", "hampel.json").Deserialize<GoldenFile>(Golden.Options)!;

    public static TheoryData<int> Cases => new(Enumerable.Range(0, File.Cases.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_filter_gives_the_references_numbers(int index)
    {
        var expected = File.Cases[index];
        var name = $"case {index} ({expected.Input}, half-window {expected.HalfWindow}, threshold {expected.Threshold})";
        var result = HampelFilter.Apply(File.Inputs[expected.Input], new HampelOptions { HalfWindow = expected.HalfWindow, Threshold = expected.Threshold });
        Assert.True(expected.Outliers.SequenceEqual(result.Outliers), $"{name}: the outliers differ.");
        AssertClose(expected.Filtered, result.Filtered, $"{name}: filtered");
        AssertClose(expected.Medians, result.Medians, $"{name}: medians");
        AssertClose(expected.Sigma, result.Sigmas, $"{name}: sigma");
    }

    [Fact]
    public void Bad_input_is_refused_in_the_references_words_and_then_explained()
    {
        Assert.StartsWith(File.Errors["empty"], Assert.Throws<ArgumentException>(() => HampelFilter.Apply([])).Message, StringComparison.Ordinal);
        var noWindow = Assert.Throws<ArgumentOutOfRangeException>(() => HampelFilter.Apply([1.0], new HampelOptions { HalfWindow = 0 }));
        Assert.StartsWith(File.Errors["window0"], noWindow.Message, StringComparison.Ordinal);
    }

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, string what)
    {
        Assert.True(expected.Length == actual.Count, $"{what}: {expected.Length} values expected, got {actual.Count}.");
        var allowed = Tolerance * expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"{what}[{i}]: {expected[i]:R} expected, got {actual[i]:R}.");
        }
    }

    private sealed record GoldenFile(HampelCase[] Cases, Dictionary<string, string> Errors, Dictionary<string, double[]> Inputs);

    private sealed record HampelCase(double[] Filtered, int HalfWindow, string Input, double[] Medians, int[] Outliers, double[] Sigma, double Threshold);
}
