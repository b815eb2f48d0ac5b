using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class FresnelGeometryTests
{
    [Fact]
    public void Long_waves_lead_the_reference_to_a_distance_between_its_bounds()
    {
        // By hand: p = 3·0.9/0.5 = 5.4 and s = 3/0.25 = 12, so that d = p / 2.5 s = 0.18.
        var (first, second) = FresnelGeometry.SolveReference([(0.5f, 0.9f), (0.5f, 0.9f), (0.5f, 0.9f)], 3f)!.Value;
        Assert.Equal(0.18, first, 6);
        Assert.Equal(2.82, second, 6);
    }

    [Fact]
    public void The_reference_gives_up_where_single_precision_cannot_meet_what_it_asks_for() =>
        Assert.Null(FresnelGeometry.SolveReference([(0.09451121836900711f, 0.5004943013191223f), (0.06033659726381302f, 0.4914191663265228f), (0.10760490596294403f, 0.5445108413696289f)], 16.616043090820312f));
}
