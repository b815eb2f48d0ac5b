using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

/// <summary>Golden cases, made-up samples, and how near two numbers are.</summary>
internal static class Case
{
    /// <summary>Whole numbers from −20 to 20 in quarters, so that ties are common and sums exact.</summary>
    public static Gen<double[]> Samples(int least = 1) => Gen.Choose(-80, 80).Select(quarters => quarters / 4.0).ArrayOf().Where(values => values.Length >= least);

    /// <summary>The cases of a golden file: there is at least one.</summary>
    public static IReadOnlyList<JsonElement> ReadAll(string file, string list = "cases")
    {
        JsonElement[] cases = [.. Golden.Read("statistics", file).GetProperty(list).EnumerateArray()];
        Assert.NotEmpty(cases);
        return cases;
    }

    public static double Number(this JsonElement owner, string name) => owner.GetProperty(name).Deserialize<double>(Golden.Options);

    public static double[] Numbers(this JsonElement owner, string name) => owner.GetProperty(name).Deserialize<double[]>(Golden.Options)!;

    /// <summary>The same to a share of the expected; NaN is the same as NaN.</summary>
    public static void IsNear(double expected, double actual, double relative) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= relative * Math.Abs(expected),
            FormattableString.Invariant($"expected {expected:R}, actual {actual:R}, beyond {relative} of it"));
}
