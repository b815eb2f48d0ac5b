using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Numerics;
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

    public static double[][] Rows(this JsonElement owner, string name) => owner.GetProperty(name).Deserialize<double[][]>(Golden.Options)!;

    public static bool IsTrue(this JsonElement owner, string name) => owner.GetProperty(name).GetBoolean();

    /// <summary>Curves of smooth noise: Gaussian weights of a standard deviation of 8 nodes over independent numbers.</summary>
    public static double[][] SmoothNoise(SeededRandom random, int curves, int nodes)
    {
        double[] weights = [.. Enumerable.Range(-24, 49).Select(at => ExactMath.Exp(-0.5 * at * at / 64.0))];
        var (set, noise) = (new double[curves][], new double[nodes + weights.Length - 1]);
        for (var curve = 0; curve < curves; curve++)
        {
            for (var at = 0; at < noise.Length; at++)
            {
                noise[at] = random.NextGaussian();
            }

            set[curve] = new double[nodes];
            for (var node = 0; node < nodes; node++)
            {
                for (var at = 0; at < weights.Length; at++)
                {
                    set[curve][node] += weights[at] * noise[node + at];
                }
            }
        }

        return set;
    }

    /// <summary>The same to a share of the expected; NaN is the same as NaN.</summary>
    public static void IsNear(double expected, double actual, double relative) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= relative * Math.Abs(expected),
            FormattableString.Invariant($"expected {expected:R}, actual {actual:R}, beyond {relative} of it"));
}
