using NeuroPose.Numerics;

namespace NeuroPose.Statistics.Tests;

/// <summary>
/// Numbers that papers hash: their bits are written down here, so that another processor, vector width, C library or runtime that moves one
/// is seen.
/// </summary>
public sealed class SameBitsTests
{
    [Fact]
    public void Distributions_have_the_same_bits_everywhere()
    {
        List<double> numbers = [];
        foreach (var share in new[] { 0.0005, 0.025, 0.3, 0.6, 0.975, 0.9999 })
        {
            numbers.Add(NormalDistribution.Quantile(share));
            numbers.Add(NormalDistribution.UpperTail(20 * share));
            foreach (var freedom in new[] { 0.7, 1, 5.07, 10, 38, 1000, 123456.7 })
            {
                numbers.Add(StudentDistribution.Quantile(share, freedom));
                numbers.Add(StudentDistribution.UpperTail(9 * share, freedom));
                numbers.Add(FDistribution.Quantile(share, 3.3, freedom));
                numbers.Add(FDistribution.Cumulative(4 * share, freedom, 11));
            }
        }

        Assert.Equal("dd1ce6918d128fd5", Hash(numbers));
    }

    [Fact]
    public void Tests_and_agreement_have_the_same_bits_everywhere()
    {
        var random = new SeededRandom(77);
        var (first, second) = (Case.SmoothNoise(random, 11, 61), Case.SmoothNoise(random, 12, 61));
        List<double> numbers = [];
        foreach (var options in new SpmOptions[] { new(), new() { EqualVariances = false }, new() { Inference = SpmInference.RandomField } })
        {
            var test = Spm.TTest2(first, second, options);
            numbers.AddRange([.. test.T.Span, test.CriticalT, test.P, test.Fwhm, .. test.Clusters.Select(cluster => cluster.Mass), .. test.Clusters.Select(cluster => cluster.P)]);
        }

        var paired = Spm.TTestPaired(first, second[..11], new() { Permutation = new() { ExactUpTo = 0 } });
        numbers.AddRange([paired.CriticalT, paired.P, Cmc.Repeatability(first).Value, Agreement.Of(first[0], second[0]).Concordance]);
        numbers.AddRange(Icc.Of(first).Estimates.SelectMany(estimate => new[] { estimate.Value, estimate.Interval.Low, estimate.Interval.High }));
        numbers.AddRange([BlandAltman.Of(first[0], first[1]).UpperLimitInterval!.High, BlandAltman.Of(first[0], first[1]).ProportionalP]);
        numbers.AddRange([Roc.AucWithInterval(first[0], second[0]).Interval.Low, PermutationTest.TwoSample(first[0], second[0]).P]);

        Assert.Equal("9002c1c70467d0f1", Hash(numbers));
    }

    private static string Hash(IEnumerable<double> numbers)
    {
        var bytes = numbers.SelectMany(BitConverter.GetBytes).ToArray();
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16];
    }
}
