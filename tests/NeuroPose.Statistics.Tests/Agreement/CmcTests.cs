using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Statistics.Tests;

public sealed class CmcTests
{
    private static readonly JsonElement Ferrari = Golden.Read("gait", "cmc.json");

    [Fact]
    public void Between_protocols_it_is_Ferraris_and_between_repetitions_Kadabas()
    {
        var cycles = Ferrari.GetProperty("Y_g_p_f").Deserialize<double[][][]>()!;
        var between = Cmc.BetweenProtocols(cycles);

        Assert.Equal((CmcDefinition.BetweenProtocols, 2, 3, 11), (between.Definition, between.Curves, between.Cycles, between.Nodes));
        Assert.Equal(Ferrari.Number("cmc"), between.Value, 1e-9);
        Assert.Equal(Ferrari.Number("numerator"), between.Numerator, 1e-9);
        Assert.Equal(Ferrari.Number("denominator"), between.Denominator, 1e-8);
        Assert.All(Ferrari.Numbers("per_cycle").Zip(between.PerCycle), pair => Assert.Equal(pair.First, pair.Second, 1e-9));

        var within = Cmc.Repeatability([.. cycles.Select(protocols => protocols[0])]);
        Assert.Equal(Ferrari.Number("kadaba_protocol0_over_cycles"), within.Value, 1e-9);
        Assert.Equal((CmcDefinition.Repeatability, 3, 1), (within.Definition, within.Curves, within.Cycles));
    }

    [Fact]
    public void Curves_that_have_nothing_in_common_have_no_coefficient_and_the_ratio_says_why()
    {
        var opposite = Cmc.BetweenProtocols(Ferrari.GetProperty("imaginary_case").GetProperty("Y").Deserialize<double[][][]>()!);

        Assert.Equal(1.8, opposite.Ratio, 1e-12);
        Assert.Equal(double.NaN, opposite.Value);
        Assert.Equal([double.NaN], opposite.PerCycle);
        Assert.Equal(double.NaN, Cmc.Repeatability([[2, 2], [2, 2]]).Value);
    }

    [Fact]
    public void Equal_curves_have_1_in_any_unit()
    {
        Assert.Equal(1, Cmc.Repeatability([[1, 5, 2], [1, 5, 2]]).Value);
        double[][] degrees = [[10, 30, 5], [12, 28, 9]];
        Assert.Equal(Cmc.Repeatability(degrees).Value, Cmc.Repeatability([.. degrees.Select(curve => curve.Select(value => Math.ScaleB(value, -900)).ToArray())]).Value);
    }

    [Fact]
    public void A_curve_that_lacks_a_node_or_a_protocol_is_refused_with_its_place()
    {
        var unknown = Assert.Throws<ArgumentException>("curves", () => Cmc.Repeatability([[1, 2], [1, double.NaN]]));
        Assert.Contains("Curve 1, node 1 (counted from 0) is NaN", unknown.Message, StringComparison.Ordinal);
        var shorter = Assert.Throws<ArgumentException>("curves", () => Cmc.Repeatability([[1, 2], [1]]));
        Assert.Contains("Curve 1 (counted from 0) has 1 nodes; expected 2", shorter.Message, StringComparison.Ordinal);
        var lacking = Assert.Throws<ArgumentException>("cycles", () => Cmc.BetweenProtocols([[[1, 2], [1, 2]], [[1, 2], [1, 2], [1, 2]]]));
        Assert.Contains("Cycle 1 (counted from 0) has 3 curves; expected 2", lacking.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("cycles", () => Cmc.BetweenProtocols([[[1, 2], [1, 2]], [[1, 2, 3], [1, 2, 3]]]));
        Assert.Throws<ArgumentException>("cycles", () => Cmc.BetweenProtocols([]));
        Assert.Throws<ArgumentException>("curves", () => Cmc.Repeatability([[1, 2]]));
    }
}
