using NeuroPose.Vitals.Signal;

namespace NeuroPose.Vitals.Tests.Signal;

public sealed class SensitivityPartitionTests
{
    [Fact]
    public void Two_clear_groups_are_found_which_the_references_cut_misses()
    {
        var result = SensitivityPartition.Of([1, 1.1, 1.05, 6, 6.2, 6.1]);
        Assert.Equal<int>([3, 4, 5], result.Sensitive);
        Assert.Equal<int>([0, 1, 2], result.Rest);
    }

    [Fact]
    public void An_unknown_sensitivity_is_refused() =>
        Assert.Contains("subcarrier 1", Assert.Throws<ArgumentException>(() => SensitivityPartition.Of([1, double.NaN, 2, 3])).Message, StringComparison.Ordinal);
}
