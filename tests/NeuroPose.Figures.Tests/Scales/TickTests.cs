using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Figures.Scales;
using Interval = NeuroPose.Figures.Scales.Interval;

namespace NeuroPose.Figures.Tests.Scales;

public sealed class TickTests
{
    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.3, 0.3, "−0.2 0 0.2")]
    [InlineData(0, 1234, "0 500 1000")]
    [InlineData(0, 5e6, "0 1e6 2e6 3e6 4e6 5e6")]
    [InlineData(0, 3e-7, "0 1e-7 2e-7 3e-7")]
    public void Ticks_are_round_numbers_with_the_decimals_that_they_need(double low, double high, string labels) =>
        Assert.Equal(labels.Replace("e-", "e−", StringComparison.Ordinal), string.Join(' ', Tick.Within(new(low, high), 5).Select(tick => tick.Label)));

    [Fact]
    public void Ticks_of_any_range_lie_in_it_in_order_and_differ_in_their_labels() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), ArbMap.Default.ArbFor<NormalFloat>(), (a, b) =>
        {
            var range = Interval.Of([a.Get, b.Get]);
            var ticks = Tick.Within(range, 5);
            var margin = (range.High - range.Low) * 1e-6;
            return ticks.Count is >= 1 and <= 7
                && ticks.All(tick => tick.Value >= range.Low - margin && tick.Value <= range.High + margin)
                && ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value)
                && ticks.Select(tick => tick.Label).Distinct().Count() == ticks.Count;
        }).QuickCheckThrowOnFailure();
}
