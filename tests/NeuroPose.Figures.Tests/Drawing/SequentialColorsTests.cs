using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Tests.Drawing;

public sealed class SequentialColorsTests
{
    [Fact]
    public void A_greater_value_is_lighter_so_that_gray_print_keeps_the_order()
    {
        var lumas = Enumerable.Range(0, 101).Select(percent => SequentialColors.At(percent / 100.0).Luma).ToArray();

        Assert.All(lumas.Zip(lumas.Skip(10)), pair => Assert.True(pair.Second > pair.First + 5));
    }

    [Fact]
    public void Numbers_read_well_on_every_color() =>
        Assert.All(Enumerable.Range(0, 101).Select(percent => SequentialColors.At(percent / 100.0)), color =>
            Assert.InRange(Math.Abs(color.Luma - (color.TextOnTop == "#ffffff" ? 255 : 34)), 100, 255));
}
