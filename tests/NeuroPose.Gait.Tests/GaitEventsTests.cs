using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Gait.Tests;

public sealed class GaitEventsTests
{
    private static readonly (PoseSequence Walk, GaitEvents Truth) Usual = new SyntheticWalk().Walk();

    [Theory]
    [InlineData(100, 0)]
    [InlineData(100, 1.2)]
    [InlineData(30, 0)]
    public void Every_step_of_a_walker_is_found_over_ground_on_a_belt_and_at_video_rate(double rate, double belt)
    {
        var (walk, truth) = new SyntheticWalk { Rate = rate, BeltMetersPerSecond = belt }.Walk();

        var found = GaitEvents.Detect(walk);

        Assert.All(Enum.GetValues<GaitEventType>(), type => Assert.Equal(1, found.Score(truth).Of(type).F1));
        Assert.Empty(found.Problems);
        Assert.All(found.Events, one => Assert.InRange(one.Confidence, 0, 1));
        Assert.Equal(belt > 0, found.WalkingFrame!.IsTreadmill);
        Assert.Equal(belt, found.WalkingFrame.BeltMetersPerSecond, 0.03);
        Assert.Equal(1300 / 1.1 / 1000, found.WalkingFrame.SpeedMetersPerSecond, 0.03);
        Assert.Equal(1.1, found.WalkingFrame.StrideSeconds, 0.02);
    }

    [Fact]
    public void The_events_do_not_depend_on_the_unit_the_axes_or_the_direction_of_the_walk()
    {
        var expected = GaitEvents.Detect(Usual.Walk);
        PoseSequence[] same =
        [
            Usual.Walk.ToUp(Axis.PlusY),
            Changed(Usual.Walk, (x, y, z) => (x / 1000, y / 1000, z / 1000)).WithUnit(LengthUnit.Meter),
            Changed(Usual.Walk, (x, y, z) => (-x, -y, z)),
            Usual.Walk.WithAxes(Axes.Unknown),
        ];

        foreach (var found in same.Select(walk => GaitEvents.Detect(walk)))
        {
            Assert.Equal(expected.Events.Count, found.Events.Count);
            Assert.All(expected.Events.Zip(found.Events), pair => Assert.Equal(pair.First.TimeSeconds, pair.Second.TimeSeconds, 1e-6));
        }
    }

    [Theory]
    [InlineData(GaitEventMethod.Zeni)]
    [InlineData(GaitEventMethod.OConnor)]
    [InlineData(GaitEventMethod.Hreljac)]
    [InlineData(GaitEventMethod.Ghoussayni)]
    [InlineData(GaitEventMethod.Bruening)]
    [InlineData(GaitEventMethod.Bonci)]
    [InlineData(GaitEventMethod.Desailly)]
    [InlineData(GaitEventMethod.MultiCondition)]
    public void Each_method_finds_an_event_near_most_contacts_and_foot_offs(GaitEventMethod method)
    {
        var found = GaitEvents.Detect(Usual.Walk, new() { Method = method });

        Assert.Equal(method, found.Method);
        Assert.All(Enum.GetValues<GaitEventType>(), type => Assert.True(found.Score(Usual.Truth, 0.15).Of(type).Recall > 0.8, $"{found.Score(Usual.Truth, 0.15).Of(type)}"));
    }

    [Fact]
    public void Meters_that_are_said_to_be_millimeters_have_no_events_but_a_problem_that_names_the_unit()
    {
        var found = GaitEvents.Detect(Changed(Usual.Walk, (x, y, z) => (x / 1000, y / 1000, z / 1000)));

        Assert.Empty(found.Events);
        Assert.Contains(found.Problems, problem => problem.Rule == GaitRule.Scale && problem.Message.Contains("Is the unit m?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_up_has_no_events_but_a_problem_that_names_the_right_one()
    {
        var found = GaitEvents.Detect(Usual.Walk.WithAxes(Axes.YUp));

        Assert.Empty(found.Events);
        Assert.Contains(found.Problems, problem => problem.Rule == GaitRule.Scale && problem.Message.Contains("+z", StringComparison.Ordinal));
    }

    [Fact]
    public void Swapped_feet_have_no_events_but_a_problem()
    {
        var found = GaitEvents.Detect(Changed(Usual.Walk, (x, y, z) => (x, -y, z)));

        Assert.Empty(found.Events);
        Assert.Contains(found.Problems, problem => problem.Rule == GaitRule.Sides);
    }

    [Fact]
    public void Who_stands_has_no_events_but_a_problem()
    {
        var first = Usual.Walk.Frame(40).ToArray();
        var still = Usual.Walk.WithCoordinates(Enumerable.Repeat(first, 300).SelectMany(frame => frame).ToArray());

        var found = GaitEvents.Detect(still);

        Assert.Empty(found.Events);
        Assert.Contains(found.Problems, problem => problem.Rule == GaitRule.Standing);
    }

    [Fact]
    public void A_foot_without_its_markers_has_no_events_and_the_other_keeps_its_own()
    {
        var one = new PoseSequence(
            Skeleton.Of("one foot", [.. Usual.Walk.Skeleton.JointNames.Select(name => name is "RHEE" or "RTOE" or "RANK" ? "X" + name : name)]),
            Usual.Walk.FramesPerSecond,
            Usual.Walk.Coordinates.ToArray())
        { Unit = LengthUnit.Millimeter, Axes = Axes.ZUp };

        var found = GaitEvents.Detect(one);

        Assert.Equal(Usual.Truth.Times(Side.Left, GaitEventType.InitialContact).Count, found.Score(Usual.Truth).Sides.Single(score => score is { Side: Side.Left, Type: GaitEventType.InitialContact }).Hits);
        Assert.Empty(found.Times(Side.Right, GaitEventType.InitialContact));
        Assert.Contains(found.Problems, problem => problem is { Rule: GaitRule.MissingJoint, Side: Side.Right });
    }

    [Fact]
    public void A_heel_that_was_hidden_at_its_contact_lowers_the_confidence_of_that_contact()
    {
        var contact = Usual.Truth.Times(Side.Left, GaitEventType.InitialContact)[3];
        var numbers = Usual.Walk.Coordinates.ToArray();
        var heel = Usual.Walk.Skeleton.IndexOf("LHEE");
        for (var frame = (int)(contact * 100) - 3; frame < (int)(contact * 100) + 3; frame++)
        {
            numbers.AsSpan(((frame * Usual.Walk.JointCount) + heel) * 3, 3).Fill(double.NaN);
        }

        double ConfidenceNear(PoseSequence walk) => GaitEvents.Detect(walk).Events
            .Single(found => found is { Side: Side.Left, Type: GaitEventType.InitialContact } && Math.Abs(found.TimeSeconds - contact) < 0.1).Confidence;

        Assert.True(ConfidenceNear(Usual.Walk.WithCoordinates(numbers)) < ConfidenceNear(Usual.Walk));
    }

    [Fact]
    public void A_turning_walk_is_followed_and_its_turns_are_reported()
    {
        // There, a half turn about the place where the walker is, and back.
        var turned = Usual.Walk.Coordinates.ToArray();
        var width = Usual.Walk.JointCount * 3;
        for (var frame = 0; frame < Usual.Walk.FrameCount; frame++)
        {
            var angle = Math.PI * Math.Clamp((frame - 500) / 200.0, 0, 1);
            var center = Usual.Walk[500, "LASI"].X;
            for (var at = frame * width; at < (frame + 1) * width; at += 3)
            {
                var (x, y) = (turned[at] - center, turned[at + 1]);
                (turned[at], turned[at + 1]) = ((x * Math.Cos(angle)) - (y * Math.Sin(angle)), (x * Math.Sin(angle)) + (y * Math.Cos(angle)));
            }
        }

        var found = GaitEvents.Detect(Usual.Walk.WithCoordinates(turned));

        Assert.False(found.WalkingFrame!.IsStraight);
        Assert.Contains(found.Problems, problem => problem.Rule == GaitRule.Turning);
        Assert.True(found.Score(Usual.Truth).Of(GaitEventType.InitialContact).Recall > 0.8);
    }

    [Fact]
    public void Poses_without_feet_or_in_a_picture_are_refused_by_name()
    {
        var head = new PoseSequence(Skeleton.Of("head", ["nose", "neck"]), 100, new double[60]);

        Assert.Contains("hips", Assert.Throws<NeuroPoseException>(() => GaitEvents.Detect(head)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GaitEvents.Detect(Usual.Walk, new() { Method = GaitEventMethod.Plates }));
    }

    [Fact]
    public void Events_of_a_file_are_read_in_the_words_of_several_programs_from_the_first_frame_on()
    {
        var recording = MotionRecording.Of(Usual.Walk) with
        {
            FirstFrame = 101,
            TimeZeroFrame = 1,
            Events =
            [
                new(1.5, "Foot Strike", Side.Left, null, null, null),
                new(1.75, "RTO", Side.Right, null, null, null),
                new(2.0, "LON", Side.Left, null, null, null),
                new(2.5, "Foot Off", null, null, null, null),
            ],
        };

        var found = GaitEvents.From(recording);

        Assert.Equal([new GaitEvent(Side.Left, GaitEventType.InitialContact, 0.5), new GaitEvent(Side.Right, GaitEventType.FootOff, 0.75)], found.Events);
        Assert.Equal(2, found.Notes.Count);
    }

    [Fact]
    public void What_is_out_of_order_is_reported_and_not_repaired()
    {
        var events = GaitEvents.Of(GaitEventMethod.File,
        [
            new(Side.Left, GaitEventType.InitialContact, 0), new(Side.Left, GaitEventType.InitialContact, 1), new(Side.Left, GaitEventType.FootOff, 1.95),
            new(Side.Left, GaitEventType.InitialContact, 2), new(Side.Left, GaitEventType.InitialContact, 7),
        ]);

        Assert.Equal(5, events.Events.Count);
        Assert.Contains(events.Problems, problem => problem is { Rule: GaitRule.Order, TimeSeconds: 1 });
        Assert.Contains(events.Problems, problem => problem is { Rule: GaitRule.Stance, TimeSeconds: 1 });
        Assert.Contains(events.Problems, problem => problem is { Rule: GaitRule.StrideTime, TimeSeconds: 2 });
    }

    private static PoseSequence Changed(PoseSequence walk, Func<double, double, double, (double X, double Y, double Z)> change)
    {
        var numbers = walk.Coordinates.ToArray();
        for (var at = 0; at < numbers.Length; at += 3)
        {
            (numbers[at], numbers[at + 1], numbers[at + 2]) = change(numbers[at], numbers[at + 1], numbers[at + 2]);
        }

        return walk.WithCoordinates(numbers);
    }

    [Fact]
    public void A_walk_twice_as_long_takes_about_twice_the_memory()
    {
        long Allocated(double seconds)
        {
            var (walk, _) = new SyntheticWalk { Seconds = seconds, BeltMetersPerSecond = 1.2 }.Walk();
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = SpatioTemporal.Of(walk, GaitEvents.Detect(walk));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        _ = Allocated(60);

        Assert.InRange((double)Allocated(480) / Allocated(240), 1.5, 2.5);
    }
}
