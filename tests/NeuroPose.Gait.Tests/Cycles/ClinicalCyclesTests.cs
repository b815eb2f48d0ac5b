using NeuroPose.Poses;
using NeuroPose.Synthesis;
using NeuroPose.Warping;

namespace NeuroPose.Gait.Tests.Cycles;

public sealed class ClinicalCyclesTests
{
    [Fact]
    public void A_cycle_reaches_from_contact_to_contact_of_one_foot()
    {
        var (walk, truth) = new SyntheticWalk().Walk();

        var cycles = ClinicalCycles.Of(walk, truth);

        Assert.Equal(truth.Times(Side.Left, GaitEventType.InitialContact).SkipLast(1), cycles.Of(Side.Left).Select(cycle => cycle.Stride.StartSeconds));
        Assert.All(cycles.Cycles, cycle => Assert.Equal(1.1, cycle.Stride.Seconds, 1e-9));
        Assert.All(cycles.Cycles, cycle => Assert.True(double.IsNaN(cycle.Confidence)));
        Assert.Empty(cycles.AtLeast(0).Cycles);
        Assert.Equal("9 left and 9 right gait cycles", cycles.ToString());
    }

    [Fact]
    public void Angles_are_read_from_0_to_100_percent_of_their_own_sides_cycles()
    {
        var (walk, truth) = new SyntheticWalk().Walk();
        var angles = ClinicalAngles.Of(walk);
        var cycles = ClinicalCycles.Of(walk, truth);

        var normalized = cycles.Normalize(angles);

        var foot = normalized.Single(set => set.Angle == ClinicalAngle.FootToHorizontal && set.Side == Side.Right);
        var start = cycles.Of(Side.Right)[2].Stride.StartSeconds;
        Assert.Equal(9, foot.Cycles.Count);
        Assert.All(foot.Cycles, curve => Assert.Equal(101, curve.Length));

        // Between two frames the value lies on the line between theirs.
        var place = (start + (1.1 * 0.37)) * 100;
        var values = angles[ClinicalAngle.FootToHorizontal, Side.Right];
        var (before, share) = ((int)Math.Floor(place), place - Math.Floor(place));
        Assert.Equal(values[before] + (share * (values[before + 1] - values[before])), foot.Cycles[2][37], 1e-9);

        // Every stride of this walker is the same, and both feet do the same half a stride apart.
        var (mean, other) = (foot.Mean().Values, normalized.Single(set => set.Angle == ClinicalAngle.FootToHorizontal && set.Side == Side.Left).Mean().Values);
        for (var percent = 3; percent < 97; percent++)
        {
            Assert.Equal(other.Span[percent], mean.Span[percent], 0.6);
        }

        Assert.Equal(51, cycles.Normalize(angles, 51)[0].Cycles[0].Length);
    }

    [Fact]
    public void Each_cycle_is_a_series_to_be_warped_as_it_was_measured_or_normalized()
    {
        var (walk, truth) = new SyntheticWalk().Walk();
        var angles = ClinicalAngles.Of(walk);
        var cycles = ClinicalCycles.Of(walk, truth);

        var raw = cycles.Series(angles, Side.Left, [ClinicalAngle.KneeFlexion, ClinicalAngle.FootToHorizontal]);
        var normalized = cycles.Series(angles, Side.Left, [ClinicalAngle.KneeFlexion], points: 101);

        var second = cycles.Segments(Side.Left)[1];
        Assert.Equal((9, 110, 9), (raw.Count, raw[1].Length, normalized.Count));
        Assert.Equal(["knee_flexion", "foot_to_horizontal"], raw[1].Names);
        Assert.Equal(angles[ClinicalAngle.KneeFlexion, Side.Left][second.Start..second.End].ToArray(), raw[1].Column(0));
        Assert.Equal(angles[ClinicalAngle.FootToHorizontal, Side.Left][second.Start..second.End].ToArray(), raw[1].Column(1));
        Assert.Equal(
            cycles.Normalize(angles).Single(set => set.Angle == ClinicalAngle.KneeFlexion && set.Side == Side.Left).Cycles[1], normalized[1].Column(0));
        Assert.Equal("walk left, cycle 2", cycles.Series(ClinicalAngles.Of(walk.Named("walk")), Side.Left)[1].Label);
    }

    [Fact]
    public void Knees_of_a_stiff_leg_are_further_from_the_other_leg_s_than_strides_of_one_leg_are_from_each_other()
    {
        var walk = SyntheticGait.Walk(new WalkingSubject("s") { LeftKneeFlexionFactor = 0.6 }, new() { Seconds = 12, DistanceMillimeters = 20_000 }).Poses();
        var (cycles, angles) = (ClinicalCycles.Of(walk), ClinicalAngles.Of(walk));
        var left = cycles.Series(angles, Side.Left, [ClinicalAngle.KneeFlexion]);
        var right = cycles.Series(angles, Side.Right, [ClinicalAngle.KneeFlexion]);

        var own = Dtw.DistanceMatrix(left);
        var across = left.SelectMany(one => right.Select(other => Dtw.Align(one, other).Distance)).Min();

        Assert.True(across > 2 * Enumerable.Range(1, left.Count - 1).Max(other => own[0, other]), FormattableString.Invariant($"{across} {own[0, 1]}"));
    }

    [Fact]
    public void Mean_curves_are_scored_against_a_reference_of_the_same_walk_as_0()
    {
        var (walk, _) = new SyntheticWalk().Walk();
        var events = GaitEvents.Detect(walk);
        var angles = ClinicalAngles.Of(walk);
        var cycles = ClinicalCycles.Of(walk, events).AtLeast(0.5);
        AngleCurve[] curves = [.. cycles.Normalize(angles).Select(set => set.Mean())];
        var reference = NormativeSet.OfCohort(Info(angles), [curves, curves]);

        var profile = MovementAnalysisProfile.Of(curves, angles.Convention, reference);

        Assert.True(cycles.Of(Side.Left).Count > 5);
        var knees = profile.Scores.Where(score => score.Angle == ClinicalAngle.KneeFlexion).ToList();
        Assert.Equal(2, knees.Count);
        Assert.All(knees, knee => Assert.InRange(knee.Degrees, 0, 1));

        // A walker without knee markers of the inner side has no rotations, and so no GPS.
        Assert.True(double.IsNaN(profile.Overall));
    }

    [Fact]
    public void Angles_of_another_recording_are_refused()
    {
        var (walk, truth) = new SyntheticWalk().Walk();
        var other = ClinicalAngles.Of(new SyntheticWalk { Seconds = 6 }.Walk().Walk);

        var refused = Assert.Throws<NeuroPoseException>(() => ClinicalCycles.Of(walk, truth).Normalize(other));

        Assert.Contains("They are of different recordings", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClinicalCycles.Of(walk, truth).Normalize(ClinicalAngles.Of(walk), 1));
    }

    private static NormativeInfo Info(ClinicalAngles angles) => new("own", "the same walker twice", angles.Convention);
}
