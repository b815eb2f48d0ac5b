using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>People of slots are followed as people of the reference's trials are.</summary>
public class RecordingTrackingTests
{
    private static readonly string Passing = Repository.PathTo("datasets", "gait-synthetic", "s01-passing.json");

    [Fact]
    public void A_trial_has_the_people_that_its_own_tracking_finds()
    {
        var trial = VideoPredictions.Load(Passing);
        var swapped = trial with { Frames = [.. trial.Frames.Select((frame, at) => at * 7 % 11 < 6 ? frame with { Poses3D = [.. frame.Poses3D.Reverse()] } : frame)] };
        var recording = MotionFile.Load(Passing);

        var tracked = Swapped(recording, frame => frame * 7 % 11 < 6).Tracked();

        Assert.Equal((2, false), (tracked.Persons.Count, tracked.PersonsAreSlots));
        Assert.Equal(swapped.TrackedPoses(0).Coordinates.ToArray(), tracked.Persons[0].Coordinates.ToArray());
        Assert.Equal(swapped.TrackedPoses(1).Coordinates.ToArray(), tracked.Persons[1].Coordinates.ToArray());
        Assert.Contains("2 people were followed through 2 slots by the nearest pairs of bodies.", tracked.Notices);
        Assert.DoesNotContain(tracked.Notices, notice => notice.Contains("slots in the order", StringComparison.Ordinal));
    }

    [Fact]
    public void In_meters_the_same_people_are_found()
    {
        var recording = Swapped(MotionFile.Load(Passing), frame => frame % 2 == 0);
        var meters = recording with
        {
            Unit = LengthUnit.Meter,
            Persons = [.. recording.Persons.Select(person => person with { Coordinates = Array.ConvertAll(person.Coordinates.ToArray(), number => number / 1000) })],
        };

        Assert.Equal(recording.Tracked().Persons.Select(person => person.MissingCount), meters.Tracked().Persons.Select(person => person.MissingCount));
    }

    [Fact]
    public void In_pixels_a_person_moves_by_parts_of_their_size()
    {
        // A body 100 pixels high; a step of 20 is a fifth of it, one of 30 is more than a quarter.
        var walking = Pixels([0, 20, 40], [500, 480, 460]);
        var jumping = Pixels([0, 30, 60], [500, 500, 500]);

        Assert.Equal(2, walking.Tracked().Persons.Count);
        Assert.Equal(4, jumping.Tracked().Persons.Count);
        Assert.Equal(2, jumping.Tracked(new() { MaxStepBodySizes = 0.3 }).Persons.Count);
    }

    [Fact]
    public void Confidences_go_with_their_person()
    {
        var recording = Swapped(Pixels([0, 1, 2], [500, 501, 502]), frame => frame == 1);

        var tracked = recording.Tracked();

        Assert.Equal([0, 0, 1, 1, 2, 2], tracked.Persons[0].Confidence.ToArray());
        Assert.Equal([500, 500, 501, 501, 502, 502], tracked.Persons[1].Confidence.ToArray());
    }

    [Fact]
    public void People_seen_too_seldom_are_left_out_when_it_is_asked_for() =>
        Assert.Single(Pixels([0, 30, 60], [500, 500, 500]).Tracked(new() { LeastFrames = 2 }).Persons);

    [Fact]
    public void Identities_are_left_as_they_are()
    {
        var recording = Pixels([0, 20, 40], [500, 480, 460]) with { PersonsAreSlots = false };

        Assert.Same(recording, recording.Tracked());
    }

    [Fact]
    public void A_negative_distance_is_refused() =>
        Assert.Contains("0 sizes of the body or more", Assert.Throws<ArgumentOutOfRangeException>(() => Pixels([0], [1]).Tracked(new() { MaxStepBodySizes = -1 })).Message, StringComparison.Ordinal);

    private static MotionRecording Swapped(MotionRecording recording, Func<int, bool> swap) => recording with
    {
        Persons = [Mixed(recording.Persons[0], recording.Persons[1], swap), Mixed(recording.Persons[1], recording.Persons[0], swap)],
    };

    private static RecordedPerson Mixed(RecordedPerson person, RecordedPerson other, Func<int, bool> swap)
    {
        var numbers = person.Coordinates.ToArray();
        var sureness = person.Confidence.ToArray();
        var joints = person.Labels.Count;
        foreach (var frame in Enumerable.Range(0, person.FrameCount).Where(swap))
        {
            other.Coordinates.Span.Slice(3 * joints * frame, 3 * joints).CopyTo(numbers.AsSpan(3 * joints * frame));
            if (sureness.Length > 0)
            {
                other.Confidence.Span.Slice(joints * frame, joints).CopyTo(sureness.AsSpan(joints * frame));
            }
        }

        return person with { Coordinates = numbers, Confidence = sureness };
    }

    /// <summary>Two slots with bodies of two joints 100 pixels apart, at places along x; their confidence is the place.</summary>
    private static MotionRecording Pixels(double[] first, double[] second) => new()
    {
        Format = MotionFormat.OpenPose,
        Unit = LengthUnit.Pixel,
        Dimensions = 2,
        FrameCount = first.Length,
        PersonsAreSlots = true,
        Persons = [Slot(first), Slot(second)],
    };

    private static RecordedPerson Slot(double[] places) => new(["top", "bottom"], places.SelectMany(x => new[] { x, 0, 0, x, 100, 0 }).ToArray())
    {
        Confidence = places.SelectMany(x => new[] { x, x }).ToArray(),
    };
}
